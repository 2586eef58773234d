import { describe, expect, test } from 'vitest';
import { addRejected, letterOf, ofOslo } from '../support/fix-world.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

const nudges = (talk: Talk) => talk.effects.filter((effect) => effect.type === 'nudge');
const letter = () => letterOf(['Fullmakt', 'Dato: 20.11.2026', 'Ingrid Berg', '22 55 50 01', '22 55 50 02']);

function remind(talk: Talk) {
  const { live, kept } = talk.conversation();
  const draft = [live, ...kept].find((one) => one?.flow === 'fix-port' && one.step === 'waiting');
  return talk.happen({ type: 'remind', draftId: draft?.id ?? '' });
}

/** Sent again, while the authorised contact has not signed yet. */
async function sentWithout(): Promise<Talk> {
  const talk = talkWith({ as: 'ingrid' });
  await talk.say(`fix ${addRejected(talk, ['loa_invalid'], ofOslo)}`);
  await talk.press('The contact sends it later');
  await talk.press('Resubmit');
  return talk;
}

describe('a corrected order whose letter of agency comes later', () => {
  test('is reminded of like a new one: after a day, then every three days, five times in all', async () => {
    const talk = await sentWithout();
    expect(talk.live()?.step).toBe('waiting');
    const days: number[] = [];
    for (let at = 0; nudges(talk).length > at; at += 1) {
      const left = Date.parse(nudges(talk)[at]?.at ?? '') - talk.clock().getTime();
      days.push(Math.round(left / 86_400_000));
      talk.pass(left / 60_000);
      expect((await remind(talk)).markdown).toContain('waits for the letter of agency (LOA)');
    }
    expect(days).toEqual([1, 3, 3, 3, 3]);
  });

  test('takes the letter as a file, and reminds no more', async () => {
    const talk = await sentWithout();
    const short = await letterOf(['Fullmakt', 'Dato: 20.11.2026', 'Ingrid Berg', '22 55 50 01']);
    expect((await talk.send([short])).markdown).toContain('missing from the letter');
    await talk.send([await letter()]);
    expect(talk.live()?.step).toBe('sent');
    const { port } = (await talk.pstn.order('PO-104300')) ?? {};
    expect(port?.documents.map(({ name }) => name)).toContain('fullmakt.pdf');
    expect((await remind(talk)).cards).toEqual([]);
  });

  test('reminds no more once the letter came another way', async () => {
    const talk = await sentWithout();
    await talk.say('upload LOA for PO-104300');
    await talk.send([await letter()]);
    expect((await remind(talk)).cards).toEqual([]);
    expect(nudges(talk)).toHaveLength(1);
  });

  test('is not gone back to, and put away it stays sent', async () => {
    const talk = await sentWithout();
    expect(talk.buttons()).not.toContain('Back');
    expect((await talk.say('cancel')).markdown).toContain('What is sent stays sent');
    expect((await talk.pstn.order('PO-104300'))?.status).toBe('pending');
  });

  test('split by bill, each order waits for its own', async () => {
    const talk = talkWith({ as: 'ingrid' });
    const id = addRejected(talk, ['multiple_btns'], ofOslo);
    talk.pstn.portabilityOf('+4722555002', { btn: '+4722555002' });
    await talk.say(`fix ${id}`);
    await talk.act('agree');
    talk.fill({ accountNumber: '9911' });
    await talk.act('save');
    await talk.act('later');
    await talk.act('later');
    expect((await talk.act('send')).markdown).toContain('2 orders wait for the letter of agency');
    expect(nudges(talk)).toHaveLength(1);
    expect((await talk.send([await letter()])).markdown).toContain('Which order is it for?');
  });
});
