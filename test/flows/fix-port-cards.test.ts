import { describe, expect, test } from 'vitest';
import { addRejected, ofOslo, portAccount, portNumbers } from '../support/fix-world.js';
import { talkWith } from '../support/talk-engine.js';

describe('back', () => {
  test('goes through the reasons one by one, also where two are asked by the same kind of card', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['btn_error', 'zip_mismatch', 'account_name_mismatch']);
    await talk.say(`fix ${id}`);
    talk.fill({ btn: '713 555 0188' });
    await talk.act('save');
    talk.fill({ zip: '77003' });
    expect((await talk.act('save')).markdown).toContain('Reason 3 of 3');
    expect((await talk.press('Back')).markdown).toContain('Reason 2 of 3');
    expect((await talk.press('Back')).markdown).toContain('Reason 1 of 3');
    expect(talk.buttons()).not.toContain('Back');
    talk.fill({ btn: '713 555 0177' });
    expect((await talk.act('save')).markdown).toContain('Reason 3 of 3');
  });

  test('returns from another way to the one that was left', async () => {
    const talk = talkWith();
    const account = { ...portAccount, btn: portNumbers[0] };
    await talk.say(`fix ${addRejected(talk, ['pending_main_btn'], { account })}`);
    await talk.press('Keep it, give a new BTN');
    expect(talk.live()?.step).toBe('main');
    await talk.press('Back');
    expect(talk.live()?.step).toBe('numbers');
  });
});

test('“continue” on a card says what is asked, and with which draft', async () => {
  const talk = talkWith();
  await talk.say(`fix ${addRejected(talk, ['zip_mismatch'])}`);
  const { markdown } = await talk.say('continue');
  expect(markdown).toContain('You are in the middle of “Fix PO-104300”.');
});

test('what only holds in North America is told there alone', async () => {
  const hint = 'With some carriers it equals the BTN';
  const alice = talkWith();
  await alice.say(`fix ${addRejected(alice, ['account_number_mismatch'])}`);
  expect(alice.shown.at(-1)?.markdown).toContain(hint);
  const ingrid = talkWith({ as: 'ingrid' });
  await ingrid.say(`fix ${addRejected(ingrid, ['account_number_mismatch'], ofOslo)}`);
  expect(ingrid.shown.at(-1)?.markdown).not.toContain(hint);
});

test('the case for PTS is in English, and says so in the language of the person', async () => {
  const talk = talkWith({ as: 'ingrid', locale: 'nb' });
  const { markdown } = await talk.say(`rett ${addRejected(talk, ['unknown'], ofOslo)}`);
  expect(markdown).toContain('Jeg har skrevet teksten på engelsk');
  expect(markdown).toContain('Please tell us why the port was rejected');
});
