import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('what names nothing of ours', () => {
  test('begins what it is about', async () => {
    const per = stage.talk('per');
    const begun = await per.say('vi vil ta med oss numrene fra Telenor');
    expect(begun.buttons).not.toContain('Porter numre inn');
    expect(begun.markdown).toContain('Hvilken kunde gjelder numrene?');
    await per.say('avbryt');
  });

  test('never takes a person out of a form', async () => {
    const alice = stage.talk('alice');
    const form = await alice.say('order numbers');
    const after = await alice.say('people say I sound like a robot');
    expect(after.buttons).toEqual(form.buttons);
  });

  test('leads home when it is out of scope', async () => {
    const dana = stage.talk('dana');
    expect((await dana.say('will it rain tomorrow in Oslo')).buttons).toContain('Order numbers');
  });
});
