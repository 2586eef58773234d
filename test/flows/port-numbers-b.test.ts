import { describe, expect, test } from 'vitest';
import { paper } from '../documents/papers.js';
import {
  norwegianAccount,
  norwegianAddress,
  norwegianBill,
  scan,
  toLetter,
} from '../support/journeys-port.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

const pdf = async (name: string, lines: readonly string[]) => ({
  name,
  type: 'application/pdf',
  bytes: await paper(lines),
});

async function toDate(talk: Talk): Promise<void> {
  await talk.say('port 22123450-22123454 to Oslo');
  await talk.act('go');
  talk.fill(norwegianAccount);
  await talk.act('settle');
  talk.fill(norwegianAddress);
  await talk.act('settle');
}

const form = (change: { numbers?: string; signer?: string } = {}) =>
  pdf('fullmakt.pdf', [
    'Fullmakt til portering',
    `Numre: ${change.numbers ?? '22123450, 22123451, 22123452, 22123453, 22123454'}`,
    `Signert av ${change.signer ?? 'Ingrid Dahl'}`,
    'Dato: 20.11.2026',
  ]);

describe('a port in a country whose numbers the bot cannot read', () => {
  test('is not begun: it says so, and leads to a request', async () => {
    const talk = talkWith({ as: 'ingrid' });
    const { markdown } = await talk.say('port +49 40 66969123 to Hamburg');
    expect(markdown).toContain('I cannot port numbers to Hamburg yet');
    expect(markdown).toContain('United States, Canada, United Kingdom, and Norway');
    await talk.act('start', 'request-numbers');
    expect(talk.live()).toMatchObject({ flow: 'request-numbers', data: { location: { name: 'Hamburg' } } });
  });
});

describe('a port, variant B', () => {
  test('with date, time, a further e-mail and the uploaded form', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    await toDate(talk);
    talk.fill({ date: '2026-12-08', time: '10:00', extraEmail: 'drift@fjordlys.example' });
    await talk.act('settle');
    await talk.send([await norwegianBill()]);
    expect(talk.shown.at(-1)?.markdown).toContain('Den signerte fullmakten');
    const { markdown } = await talk.send([await form()]);
    const [wished = ''] = /Ønsket dato: (.+)/.exec(markdown)?.slice(1) ?? [];
    expect(wished).toMatch(/10:00 \S+$/);
    const placed = await talk.act('submit');
    expect(placed.markdown).toContain('Porteringen er sendt inn');
    expect(placed.markdown).toContain(`: ${wished}\n`);
    expect((await talk.say('PO-104201')).markdown).toContain(`: ${wished}\n`);
    expect(talk.pstn.placed[0]).toMatchObject({
      requested: { date: '2026-12-08', time: '10:00' },
      extraEmail: 'drift@fjordlys.example',
      numbers: ['+4722123450', '+4722123451', '+4722123452', '+4722123453', '+4722123454'],
    });
    expect(talk.pstn.placed[0]).not.toHaveProperty('signature');
  });

  test.each([
    ['2026-11-01', 'has passed'],
    ['2026-12-05', 'is on a weekend'],
    ['tomorrow 2026-11-25', 'is too soon'],
    ['2027-03-01', 'is too late'],
    ['2026-12-08 at 20:00', 'Numbers are ported between 09:00 and 16:00'],
    ['2026-12-08 and nobody@nowhere', 'nobody@nowhere is not an e-mail address'],
    ['day 99', 'I cannot read “day 99” as a date'],
  ])('a date wished as %s: %s', async (text, answer) => {
    const talk = talkWith({ as: 'ingrid' });
    await toDate(talk);
    expect((await talk.say(text)).markdown).toContain(answer);
  });

  test('a date wished on a holiday: which one, and the day after it', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toDate(talk);
    talk.pass(60 * 24 * 10);
    const { markdown } = await talk.say('25 Dec');
    expect(markdown).toContain('Fri, Dec 25, 2026 is a public holiday there');
    expect(markdown).toContain('Mon, Dec 28, 2026');
  });

  test('an e-mail address that is none is said', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toDate(talk);
    talk.fill({ date: '2026-12-08', extraEmail: 'drift' });
    expect((await talk.act('settle')).markdown).toContain('drift is not an e-mail address');
  });

  test('a form without all numbers or with another signer is said at once', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    const { markdown } = await talk.send([
      await form({ numbers: '22123450, 22123451', signer: 'Per Hansen' }),
    ]);
    expect(markdown).toContain('These numbers are not on the form: 22 12 34 52–54');
    expect(markdown).toContain('I do not find the name Ingrid Dahl');
  });

  test('a scanned form is taken, with the advice to look oneself', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    const { markdown } = await talk.send([{ ...scan, name: 'form.png' }]);
    expect(markdown).toMatch(/It is a picture|neither PDF|PNG picture/);
  });
});

describe('a letter of agency that comes later', () => {
  test('the order is submitted without it, and a reminder is set', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.press('Continue without it');
    const { markdown } = await talk.act('submit');
    expect(markdown).toContain('without the letter of agency');
    expect(markdown).toContain('“upload LOA for PO-104201”');
    expect(talk.effects).toContainEqual(expect.objectContaining({ type: 'nudge' }));
  });

  const nudges = (talk: Talk) => talk.effects.filter((effect) => effect.type === 'nudge');
  const remindOf = (talk: Talk) => {
    const { live, kept } = talk.conversation();
    const draft = [live, ...kept].find((one) => one?.flow === 'port-numbers' && one.step === 'waiting');
    return talk.happen({ type: 'remind', draftId: draft?.id ?? '' });
  };

  test('is reminded of after a day, then every three days, five times in all', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    const days: number[] = [];
    for (let at = 0; nudges(talk).length > at; at += 1) {
      const due = nudges(talk)[at]?.at ?? '';
      days.push(Math.round((Date.parse(due) - talk.clock().getTime()) / 86_400_000));
      talk.pass((Date.parse(due) - talk.clock().getTime()) / 60_000);
      expect((await remindOf(talk)).markdown).toContain('without the letter of agency');
    }
    expect(days).toEqual([1, 3, 3, 3, 3]);
  });

  test('is reminded of no more once it is there, by whatever way it came', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    await talk.say('upload LOA for PO-104201');
    await talk.send([await form()]);
    const before = nudges(talk).length;
    expect((await remindOf(talk)).cards).toEqual([]);
    expect(nudges(talk)).toHaveLength(before);
    expect(talk.conversation().kept).toEqual([]);
  });

  test('is handed in where the order waits', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    expect((await talk.send([await form()])).markdown).toContain('The port is submitted');
    const order = await talk.pstn.order('PO-104201');
    expect(order?.port?.documents.map(({ kind }) => kind).sort()).toEqual(['bill', 'loa']);
    expect(talk.live()).toMatchObject({ step: 'placed' });
  });

  test('put away, the order stays, and that is said', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    expect((await talk.say('cancel')).markdown).toContain('What is submitted stays submitted');
    expect((await talk.pstn.order('PO-104201'))?.status).toBe('pending');
  });

  test.each([
    ['en', 'What I can do'],
    ['nb', 'Hva jeg kan gjøre'],
  ] as const)('leads on to what the bot can do, and waits all the same: %s', async (locale, title) => {
    const talk = talkWith({ as: 'ingrid', locale });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    expect(talk.buttons().at(-1)).toBe(title);
    await talk.press(title);
    expect(talk.live()).toMatchObject({ flow: 'home' });
    expect(talk.conversation().kept).toMatchObject([{ flow: 'port-numbers', step: 'waiting' }]);
    expect((await remindOf(talk)).markdown).toContain('LOA');
  });

  test('uploaded by words is looked at like any other', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    await talk.say('upload LOA for PO-104201');
    const { markdown } = await talk.send([await form({ signer: 'Ola Dahl', numbers: '22123450' })]);
    expect(markdown).toContain('These numbers are not on the form:');
    expect(markdown).toContain('I do not find the name Ingrid Dahl on the form.');
    const held = async () => (await talk.pstn.order('PO-104201'))?.port?.documents.map(({ kind }) => kind);
    expect(await held()).not.toContain('loa');
    const { markdown: taken } = await talk.send([await form()]);
    expect(taken).toContain('is handed in as Letter of agency');
    expect(await held()).toContain('loa');
    expect(talk.conversation().kept).toEqual([]);
  });

  test('is looked at too when the person says afterwards what the file is', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    await talk.say('documents PO-104201');
    await talk.send([await form({ numbers: '22123450' })]);
    talk.fill({ kind: 'loa' });
    expect((await talk.act('settle')).markdown).toContain('These numbers are not on the form:');
  });

  test.each([
    ['en', 'upload LOA for PO-104201'],
    ['nb', 'last opp fullmakt for PO-104201'],
  ] as const)('is uploaded by words in %s', async (locale, words) => {
    const talk = talkWith({ as: 'ingrid', locale });
    await toLetter(talk);
    await talk.act('later');
    await talk.act('submit');
    await talk.say('cancel');
    await talk.say(words);
    expect(talk.live()).toMatchObject({ flow: 'port-numbers', step: 'documents' });
    await talk.send([await form()]);
    const order = await talk.pstn.order('PO-104201');
    expect(order?.port?.documents.map(({ kind }) => kind)).toContain('loa');
  });
});

describe('further documents', () => {
  const withOrder = (talk: Talk) => {
    const numbers = ['+4722123450'];
    talk.pstn.add({ id: 'PO-104209', customerId: 'fl', locationId: 'fl-oslo', type: 'port', numbers });
    talk.pstn.want('PO-104209', 'A copy of the CSR');
  };

  test('that were asked for are named, and handed in as what the person says', async () => {
    const talk = talkWith({ as: 'ingrid' });
    withOrder(talk);
    expect((await talk.say('documents PO-104209')).markdown).toContain('Asked for: A copy of the CSR');
    await talk.send([scan]);
    const { markdown } = await talk.say('that is the CSR');
    expect(markdown).toContain('bill.png is handed in as Customer service record (CSR).');
  });

  test('of an order of somebody else there is nothing to see', async () => {
    const talk = talkWith({ as: 'alice' });
    withOrder(talk);
    await talk.say('documents PO-104209');
    expect(talk.live()).toMatchObject({ flow: 'order-status' });
  });

  test('are no business of a group space', async () => {
    const talk = talkWith({ as: 'ingrid', space: 'group' });
    withOrder(talk);
    await talk.say('documents PO-104209');
    expect(talk.where()).toBe('direct');
  });
});
