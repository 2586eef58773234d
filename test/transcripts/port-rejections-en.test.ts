import { beforeAll, describe, expect, test } from 'vitest';
import { rejectionIds, rejectionTexts } from '../../src/reference/rejections.js';
import { fileAt, fixIt, houston, numbersOf, rejectAndOpen, type Stand } from '../support/port-fixes.js';
import { hear } from '../support/port-talk.js';
import { useStage } from './stage.js';

const stage = useStage();
const stand = (): Stand => ({
  url: stage.url(),
  desk: stage.desk(),
  talk: stage.talk('alice'),
  setting: houston,
});

const two = (at: number): [string, string] => [`01${10 + at * 2}`, `01${11 + at * 2}`];

beforeAll(async () => {
  await stage.talk('alice').say('follow Harbor & Pine');
});

describe('from the notice of a rejection to its end, in English', () => {
  test.each(rejectionIds.map((code, at) => [code, at] as const))('%s', async (code, at) => {
    const here = stand();
    const lasts =
      code === 'multiple_btns' ? ['0149', '0151'] : code === 'pending_main_btn' ? ['0100', '0101'] : two(at);
    const numbers = numbersOf(houston, ...lasts);
    const id = await fileAt(here, numbers);
    const named = /^(?:tn_|pending_order|rate_center)/.test(code) ? { numbers: numbers.slice(1) } : {};
    const { notice, first } = await rejectAndOpen(here, id, { code, ...named });
    const { label } = rejectionTexts(code, 'en');
    expect(notice.markdown).toContain(label);
    const walked = await fixIt(here, id, [code]);
    console.log(code, walked, (await here.desk.order(id)).status, first.markdown.slice(0, 100));
    await here.desk.order(id);
    await here.talk.refresh();
  });
});
