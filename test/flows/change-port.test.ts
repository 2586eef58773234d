import { describe, expect, test } from 'vitest';
import { addPort, addRejected, ofOslo, portAccount, portNumbers } from '../support/fix-world.js';
import { talkWith } from '../support/talk-engine.js';

describe('what can still be done', () => {
  test('before FOC: by the bot, without risk', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say(`what can I still do with ${addPort(talk)}`);
    expect(markdown).toContain('Cancel the port · here');
    expect(markdown).toContain('Speed it up · through PTS');
    expect(talk.buttons()).toEqual([
      'Change the order',
      'Ask for another date',
      'Cancel the port',
      'Speed it up: case for PTS',
      'What I can do',
    ]);
  });

  test('after FOC: through PTS, with the hours left and the risk', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    talk.pstn.foc(id, '2026-11-26T16:00:00Z');
    const { markdown } = await talk.say(`what can I still do with ${id}`);
    expect(markdown).toContain('Cancel the port · through PTS');
    expect(markdown).toContain('49 hours are left. Low risk.');
    expect(markdown).toContain('Confirmed date (FOC): Thu, Nov 26, 2026, 10:00 AM CST');
  });

  test.each([
    ['en', '7 days and 7 hours left. Minimal risk.'],
    ['nb', 'Det er 7 døgn og 7 timer igjen. Minimal risiko.'],
  ] as const)('a week ahead, the time left is told in days (%s)', async (locale, left) => {
    const talk = talkWith({ locale });
    talk.pstn.foc(addPort(talk), '2026-12-01T22:00:00Z');
    await talk.say('PO-104300');
    expect((await talk.act('start', 'change-port')).markdown).toContain(left);
  });

  test('of a rejected port: the reasons by name, and the fix as the first button', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['zip_mismatch', 'previous_carrier_bill_invalid']);
    const { markdown } = await talk.say(`what can I still do with ${id}`);
    expect(markdown).toContain('Rejected for: ZIP code does not match; The bill is not valid.');
    expect(talk.buttons()[0]).toBe('Fix this');
    await talk.press('Fix this');
    expect(talk.live()).toMatchObject({ flow: 'fix-port', step: 'field' });
  });

  test('of a completed port: nothing but PTS, and why', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    talk.pstn.foc(id, '2026-11-25T16:00:00Z');
    talk.pstn.complete(id);
    const { markdown } = await talk.say(`move ${id} to 8 December`);
    expect(markdown).toContain('The port is completed, so this cannot be done any more.');
  });

  test('is only read by a reader', async () => {
    const talk = talkWith({ as: 'noor' });
    const id = addPort(talk);
    expect((await talk.say(`what can I still do with ${id}`)).markdown).toContain('You have read access');
    expect((await talk.say(`cancel ${id}`)).markdown).toContain('That takes another role');
    expect((await talk.pstn.order(id))?.status).toBe('submitted');
  });

  test('of an order of new numbers is told by how it stands', async () => {
    const talk = talkWith();
    talk.pstn.add({ id: 'PO-7', customerId: 'hp', locationId: 'hp-houston' });
    await talk.say('what can I still do with PO-7');
    expect(talk.live()).toMatchObject({ flow: 'order-status', step: 'order' });
  });

  test('asks which port where there are several, and says so where there is none', async () => {
    const talk = talkWith();
    expect((await talk.say('what can I still do with my port')).markdown).toContain('No port is under way');
    addPort(talk);
    addPort(talk, { id: 'PO-104301', numbers: ['+17135550150'] });
    expect((await talk.say('what can I still do with my port')).markdown).toContain(
      'Which port is it about?',
    );
    await talk.say('2');
    expect(talk.live()?.step).toBe('can');
  });
});

describe('another date', () => {
  test('is a first one where none was ever asked for', async () => {
    const talk = talkWith();
    const id = addPort(talk, { undated: true });
    const { markdown } = await talk.say(`what can I still do with ${id}`);
    expect(markdown).toContain('Ask for a date · here');
    expect(markdown).not.toContain('another');
    await talk.press('Ask for a date');
    expect(talk.shown.at(-1)?.markdown).toContain(`A date for ${id}`);
    const refused = addRejected(talk, ['foc_rejected_by_losing_carrier'], { id: 'PO-104301', undated: true });
    expect((await talk.say(`fix ${refused}`)).markdown).toContain('Choose a date the carrier can meet');
    expect(talk.shown.at(-1)?.markdown).not.toContain('another date');
  });

  test('named in the sentence is one press away', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    await talk.say(`move ${id} to 8 December`);
    const { markdown } = await talk.press('Ask for this date');
    expect(markdown).toContain('Requested date: Tue, Dec 8, 2026 (CST)');
    expect((await talk.pstn.order(id))?.port?.requested).toEqual({ date: '2026-12-08' });
  });

  test('on a weekend is said at once, with the nearest that can be had', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say(`move ${addPort(talk)} to 12 December`);
    expect(markdown).toContain('Sat, Dec 12, 2026 is on a weekend.');
    expect(talk.live()?.step).toBe('date');
  });

  test('after FOC goes into a case for PTS, with that date', async () => {
    const talk = talkWith({ locale: 'nb' });
    const id = addPort(talk);
    talk.pstn.foc(id, '2026-11-26T16:00:00Z');
    const { markdown } = await talk.say(`flytt ${id} til 8. desember`);
    expect(markdown).toContain('Please move the port to Tue, Dec 8, 2026 (CST).');
    expect(markdown).toContain('Confirmed (FOC): Thu, Nov 26, 2026, 10:00 AM CST');
    expect((await talk.press('Saken er opprettet')).markdown).toContain('saken ligger hos PTS');
    expect((await talk.pstn.order(id))?.status).toBe('foc_received');
  });

  test('in variant B keeps its time of day', async () => {
    const talk = talkWith({ as: 'ingrid' });
    const id = addPort(talk, ofOslo);
    await talk.say(`move ${id} to 8 December`);
    await talk.act('ask');
    expect((await talk.pstn.order(id))?.port?.requested).toEqual({ date: '2026-12-08', time: '10:00' });
  });
});

describe('cancelling', () => {
  test('is confirmed first, and done once', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    expect((await talk.say(`cancel ${id}`)).markdown).toContain('A cancelled order cannot be taken up again');
    expect((await talk.pstn.order(id))?.status).toBe('submitted');
    const card = talk.lastCard();
    await talk.press('Cancel the port', card);
    await talk.press('Cancel the port', card);
    expect((await talk.pstn.order(id))?.status).toBe('cancelled');
  });

  test('can be left', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    await talk.say(`cancel ${id}`);
    await talk.press('Keep it');
    expect(talk.live()?.step).toBe('can');
    expect((await talk.pstn.order(id))?.status).toBe('submitted');
  });

  test('after FOC is a case for PTS', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    talk.pstn.foc(id, '2026-11-26T16:00:00Z');
    expect((await talk.say(`cancel ${id}`)).markdown).toContain('Please cancel the port.');
    expect((await talk.pstn.order(id))?.status).toBe('foc_received');
  });

  test('that comes too late is answered with what is possible now', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    await talk.say(`cancel ${id}`);
    talk.pstn.foc(id, '2026-11-26T16:00:00Z');
    await talk.act('cancelOrder');
    expect(talk.live()?.step).toBe('can');
    expect((await talk.pstn.order(id))?.status).toBe('foc_received');
  });
});

test('speeding up is always a case for PTS, written and ready', async () => {
  const talk = talkWith();
  const { markdown } = await talk.say(`expedite ${addPort(talk)}`);
  expect(markdown).toContain('Please ask the losing carrier for an earlier date.');
  expect(markdown).toContain('Numbers (4): +17135550100');
  expect(markdown).not.toContain(portAccount.accountNumber);
});

describe('changing the order', () => {
  test('signs the letter of agency anew where it names what is changed', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    await talk.say(`what can I still do with ${id}`);
    await talk.act('do', 'edit');
    talk.fill({ field: 'address' });
    await talk.act('choose');
    talk.fill({ street: '1201 Harbor Street' });
    expect((await talk.act('save')).markdown).toContain('Write the job title of the person who signs.');
    talk.fill({ street: '1201 Harbor Street', jobTitle: 'CFO' });
    await talk.act('save');
    expect((await talk.pstn.portAccount(id))?.serviceAddress.street).toBe('1201 Harbor Street');
  });

  test('of a secret is held in the 1:1, old value masked, without a signature', async () => {
    const talk = talkWith({ space: 'group' });
    const id = addPort(talk);
    await talk.say(`what can I still do with ${id}`);
    await talk.act('do', 'edit');
    talk.fill({ field: 'accountNumber' });
    await talk.act('choose');
    expect(talk.where()).toBe('direct');
    const shown = talk.shown.at(-1)?.markdown ?? '';
    expect(shown).toContain('Account number now: ••••13');
    expect(shown).not.toContain('Job title');
    talk.fill({ accountNumber: '5150' });
    await talk.act('save');
    expect((await talk.pstn.portAccount(id))?.accountNumber).toBe('5150');
  });

  test('takes numbers out, but never all', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    await talk.say(`what can I still do with ${id}`);
    await talk.act('do', 'edit');
    talk.fill({ field: 'numbers' });
    await talk.act('choose');
    talk.fill({ out: portNumbers.join(','), jobTitle: 'CFO' });
    expect((await talk.act('save')).markdown).toContain('That would leave nothing to port.');
    talk.fill({ out: portNumbers[3], jobTitle: 'CFO' });
    await talk.act('save');
    expect((await talk.pstn.order(id))?.numbers).toHaveLength(3);
  });
});

describe('a status entered by hand', () => {
  test('is confirmed, and handed on with the time of the location', async () => {
    const talk = talkWith({ as: 'per' });
    const id = addPort(talk);
    const { markdown } = await talk.say(`set ${id} to FOC received 12 Dec 10:00`);
    expect(markdown).toContain('Confirmed: Sat, Dec 12, 2026, 10:00 AM CST.');
    talk.fill({ note: 'Told on the phone' });
    expect((await talk.press('Enter it')).markdown).toContain(`${id}: “FOC received” is entered`);
    expect(talk.effects).toContainEqual({
      type: 'report-status',
      report: {
        orderId: id,
        status: 'foc_received',
        foc: '2026-12-12T16:00:00.000Z',
        note: 'Told on the phone',
      },
    });
  });

  test.each(['99:99', '24:00', '10:60'])('takes no time like %s', async (time) => {
    const talk = talkWith({ as: 'per' });
    await talk.say(`set ${addPort(talk)} to FOC received 12 Dec 10:00`);
    talk.fill({ time });
    expect((await talk.press('Enter it')).markdown).toContain('like 10:00.');
    expect(talk.effects.some(({ type }) => type === 'report-status')).toBe(false);
  });

  test('asks for the time where it is missing', async () => {
    const talk = talkWith({ locale: 'nb' });
    const id = addPort(talk);
    await talk.say(`sett ${id} til FOC mottatt`);
    expect((await talk.act('enter')).markdown).toContain('Oppgi den bekreftede datoen.');
    talk.fill({ date: '2026-12-10', time: '09:30' });
    await talk.act('enter');
    expect(talk.effects).toContainEqual({
      type: 'report-status',
      report: { orderId: id, status: 'foc_received', foc: '2026-12-10T15:30:00.000Z' },
    });
  });

  test('is not entered by a reader', async () => {
    const talk = talkWith({ as: 'noor' });
    const id = addPort(talk);
    expect((await talk.say(`set ${id} to completed`)).markdown).toContain('That takes another role');
    expect(talk.effects).toEqual([]);
  });
});
