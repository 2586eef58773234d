import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { daysBetween, nextValidDates, portWindow } from '../../src/orders/port/business-days.js';
import { holidayOn } from '../../src/reference/holidays.js';
import { fileAt, houston, numbersOf, oslo, type Stand } from '../support/port-fixes.js';
import { accountInputs, act, addressInputs, americanBill, hear, ordersIn } from '../support/port-talk.js';
import type { Answer, Talk } from '../support/talk.js';
import { useStage } from './stage.js';

const stage = useStage();
const at = (setting: typeof houston): Stand => ({
  url: stage.url(),
  desk: stage.desk(),
  talk: stage.talk(setting.by.toLowerCase()),
  setting,
});

/** From the first words to the summary. */
async function toReview(talk: Talk, start: string): Promise<void> {
  await talk.say(start);
  await act(talk, 'go');
  await act(talk, 'settle', accountInputs(houston.account));
  await act(talk, 'settle', addressInputs(houston.account));
  const today = await stage.desk().today(houston.zone);
  await talk.sayWithFile('', await americanBill(houston.account, today));
  const before = talk.heard.length;
  await act(talk, 'sign', { jobTitle: 'CFO' });
  await hear(talk, /Look this over before I submit|Se over dette før jeg sender inn/, before);
}

describe('two admins and one list of numbers', () => {
  test('the first to submit has them, the other is told and loses nothing else', async () => {
    const [alice, per] = [stage.talk('alice'), stage.talk('per')];
    await toReview(alice, 'port 409-555-0101 to 0103 to Houston');
    await toReview(per, 'porter 409-555-0102 til 0104 til Houston');
    const [id = ''] = ordersIn(await act(alice, 'submit'));
    const told = await act(per, 'submit');
    expect(told.markdown).toContain(`ligger i bestillingen ${id} nå`);
    expect(told.markdown).toContain('(409) 555-0104');
    const all = await stage.desk().orders();
    expect(all.filter(({ type, orderedBy }) => type === 'port' && orderedBy.email === per.me.email)).toEqual(
      [],
    );

    const seen = await stage
      .talk('priya')
      .say('port 409-555-0101, 936-555-0101 to Houston for Harbor & Pine');
    expect(seen.markdown).toContain(`**(409) 555-0101**: In the open order ${id} already.`);
    expect(seen.markdown).toContain('1 of 2 numbers can be ported');
    await stage.desk().bringHome(id);
    await hear(alice, new RegExp(`${id} · Completed`));
  });
});

describe('status events from outside', () => {
  test('of an order that nobody knows are answered so, and change nothing', async () => {
    const desk = stage.desk();
    const before = await desk.orders();
    const { status, body } = await desk.tell({ id: 'e1', orderId: 'PO-999999', status: 'rejected' });
    expect([status, body['result']]).toEqual([404, 'unknown_order']);
    expect(await desk.orders()).toEqual(before);
  });

  test('a rejection of a completed order is refused, and the order stays completed', async () => {
    const here = at(houston);
    const id = await fileAt(here, numbersOf(houston, '0110', '0111'));
    await here.desk.bringHome(id);
    const shown = await here.talk.say(id);
    expect(shown.markdown).toContain(`${id} · Completed`);
    const reasons = [{ code: 'zip_mismatch' }];
    const { status, body } = await here.desk.tell({ id: 'e2', orderId: id, status: 'rejected', reasons });
    expect([status, body['result']]).toEqual([409, 'refused']);
    expect((await here.talk.say(`status of ${id}`)).markdown).toContain(`${id} · Completed`);
    expect((await here.talk.say(`fix ${id}`)).markdown).toContain('The numbers have been ported.');
  });

  test('a rejection with a code nobody knows is told with the safe way out', async () => {
    const here = at(houston);
    const id = await fileAt(here, numbersOf(houston, '0112', '0113'));
    await here.talk.say(`follow ${id}`);
    await here.talk.say(id);
    const before = here.talk.heard.length;
    const reasons = [{ code: 'ZZ-99', text: 'REJ ZZ-99 SEE CARRIER' }];
    const told = await here.desk.tell({ id: 'e3', orderId: id, status: 'rejected', reasons });
    expect([told.status, told.body['result']]).toEqual([200, 'applied']);
    const notice = await hear(here.talk, new RegExp(`${id} · Rejected`), before);
    expect(notice.markdown).toContain('REJ ZZ-99 SEE CARRIER');
    const first = await here.talk.pressOn(notice, 'Fix this');
    expect(first.markdown).toContain('The carrier sent the code “ZZ-99”, which is in no list I have.');
    const twice = await here.desk.tell({ id: 'e3', orderId: id, status: 'rejected', reasons, note: 'again' });
    expect(twice.body['result']).toBe('double');
    await here.talk.say('cancel');
  });
});

/** The answer that says `text`: while days pass, news of other orders may come in between. */
async function answeredWith(talk: Talk, ask: () => Promise<Answer>, text: RegExp): Promise<Answer> {
  const before = talk.heard.length;
  await ask();
  return hear(talk, text, before);
}

describe('a date', () => {
  test('that has passed, or is a public holiday, is answered with the days that are', async () => {
    const { desk, talk } = at(oslo);
    const place = { country: 'NO', timeZone: oslo.zone } as const;
    // The window shows a holiday once it is near enough; the sandbox's clock is turned until then.
    const found = nextHoliday(await desk.today(oslo.zone));
    const { latest } = portWindow(place, await desk.now());
    await desk.pass(Math.max(0, daysBetween(latest, found)) * 24 * 60);
    const settle = (inputs: Record<string, string>, text: RegExp) =>
      answeredWith(talk, () => act(talk, 'settle', inputs), text);
    await talk.say('porter 20 10 00 01 til 03 til Oslo');
    await act(talk, 'go');
    await act(talk, 'settle', accountInputs(oslo.account));
    await settle(addressInputs(oslo.account), /Når skal numrene flyttes\?/);
    const past = (await desk.today(oslo.zone)).minus({ days: 3 }).toISODate() ?? '';
    await settle({ date: past, time: '10:00' }, /er passert\. Tidligst /);
    const holiday = /er en helligdag der \(.+\)\. Nærmeste mulige dag er /;
    const closed = await settle({ date: found, time: '10:00' }, holiday);
    expect(closed.markdown).toContain('Når skal numrene flyttes?');
    const later = nextValidDates(place, await desk.now(), 2).at(-1) ?? '';
    await settle({ date: later, time: '03:00' }, /Numre porteres mellom/);
    await settle({ date: later, time: '10:00' }, /Send regningen fra Fjordtele/);
    await talk.say('avbryt');
  });

  function nextHoliday(from: DateTime): string {
    for (let days = 10; days < 400; days += 1) {
      const day = from.plus({ days });
      const date = day.toISODate() ?? '';
      if (day.weekday <= 5 && holidayOn(date, 'NO') !== undefined) return date;
    }
    throw new Error('Norway has no holiday');
  }
});

describe("yesterday's card", () => {
  test('still leads on when it is the last one, and does nothing when it is not', async () => {
    const alice = stage.talk('alice');
    const desk = stage.desk();
    const plan = await alice.say('port 936-555-0121 and 0122 to Houston');
    const account = await alice.pressOn(plan, 'Continue with all 2');
    const answered = (press: () => Promise<Answer>, text: RegExp) => answeredWith(alice, press, text);
    const replaced = /That card has been used or replaced/;
    await desk.pass(60 * 26);
    const stale = await answered(() => alice.pressOn(plan, 'Continue with all 2'), replaced);
    expect(stale.markdown).toContain('The account with Prairie Voice');
    const inputs = accountInputs({ ...houston.account, btn: '(936) 555-0150' });
    await answered(() => alice.pressOn(account, 'Continue', inputs), replaced);
    await answered(() => act(alice, 'settle', inputs), /The service address/);
    await desk.pass(60 * 26);
    const address = addressInputs(houston.account);
    await answered(() => act(alice, 'settle', address), /Send the bill of/);
  });
});
