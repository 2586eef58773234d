import { beforeAll, describe, expect, test } from 'vitest';
import { rejection, rejectionIds, rejectionTexts } from '../../src/reference/rejections.js';
import { expectFixed, fixing, oslo, type Stand } from '../support/port-fixes.js';
import { useStage } from './stage.js';

const stage = useStage();
const here = (): Stand => ({
  url: stage.url(),
  desk: stage.desk(),
  talk: stage.talk('ingrid'),
  setting: oslo,
});

beforeAll(async () => {
  await stage.talk('ingrid').say('følg Fjordlys AS');
});

describe('from the notice of a rejection to “sent again”, in Norwegian', () => {
  test.each(rejectionIds.map((code, at) => [code, at] as const))('%s', async (code, at) => {
    const { id, notice, first, walked } = await fixing(here(), code, at);
    const { label, meaning } = rejectionTexts(code, 'nb');
    expect(notice.markdown).toContain(label);
    expect(first.markdown).toContain(id);
    if (rejection(code).fix !== 'sign_again') expect(first.markdown).toContain(meaning);
    await expectFixed(here(), id, code, walked);
  });
});
