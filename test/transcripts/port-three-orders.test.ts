import { expect, test } from 'vitest';
import {
  accountInputs,
  act,
  addressInputs,
  americanBill,
  hear,
  loneStar,
  ordersIn,
  type Account,
} from '../support/port-talk.js';
import { useStage } from './stage.js';

const stage = useStage();

const accounts: readonly Account[] = [
  loneStar,
  { ...loneStar, carrier: 'Prairie Voice', accountNumber: '771203', btn: '(936) 555-0150' },
  { ...loneStar, carrier: 'Prairie Voice', accountNumber: '771299', btn: '(936) 555-0160' },
];

const inEnglish = {
  who: 'alice',
  start: 'port 409-555-0101 and 936-555-0101 to 0104 to Houston',
  twoOrders: 'in 2 orders',
  threeOrders: 'in 3 orders',
  submitted: '3 ports are submitted',
  submit: 'Submit 3 orders',
  labels: { completed: 'Completed', rejected: 'Rejected', cancelled: 'Cancelled', foc: 'FOC received' },
  other: '0103, 0104',
};
const inNorwegian = {
  ...inEnglish,
  who: 'per',
  start: 'porter 409-555-0111 og 936-555-0111 til 0114 til Houston',
  twoOrders: 'i 2 bestillinger',
  threeOrders: 'i 3 bestillinger',
  submitted: '3 porteringer er sendt inn',
  submit: 'Send inn 3 bestillinger',
  labels: { completed: 'Fullført', rejected: 'Avvist', cancelled: 'Avbrutt', foc: 'FOC mottatt' },
  other: '0113, 0114',
};

test.each([inEnglish, inNorwegian])(
  'a port becomes three orders, each with its own end: $who',
  async (words) => {
    const talk = stage.talk(words.who);
    const desk = stage.desk();
    const today = await desk.today('America/Chicago');
    expect((await talk.say(words.start)).markdown).toContain(words.twoOrders);
    await act(talk, 'bills');
    expect((await act(talk, 'split', { other: words.other })).markdown).toContain(words.threeOrders);
    await act(talk, 'go');
    for (const account of accounts) {
      await act(talk, 'settle', accountInputs(account));
      await act(talk, 'settle', addressInputs(account));
      await talk.sayWithFile('', await americanBill(account, today));
      const before = talk.heard.length;
      await act(talk, 'sign', { jobTitle: 'Office manager' });
      // The letter comes first, in one line; then the next card.
      await hear(talk, /\n/, before);
    }
    await hear(talk, new RegExp(words.submit));
    const placed = await act(talk, 'submit');
    expect(placed.markdown).toContain(words.submitted);
    const ids = ordersIn(placed);
    expect(ids).toHaveLength(3);
    const [first = '', second = '', third = ''] = ids;
    const orders = await Promise.all(ids.map((id) => desk.order(id)));
    expect(orders.map(({ numbers }) => numbers.length)).toEqual([1, 2, 2]);
    expect(new Set(orders.map(({ port }) => port?.plan)).size).toBe(1);

    await desk.accept(first);
    await desk.confirm(first);
    await hear(talk, new RegExp(`${first} · ${words.labels.foc}`));
    await desk.reject(second, { code: 'unknown' });
    await hear(talk, new RegExp(`${second} · ${words.labels.rejected}`));
    await desk.complete(first);
    await hear(talk, new RegExp(`${first} · ${words.labels.completed}`));
    expect((await talk.say(first)).markdown).toContain(`${second} (${words.labels.rejected})`);
    await desk.cancel(second);
    await hear(talk, new RegExp(`${second} · ${words.labels.cancelled}`));
    await desk.bringHome(third);
    await hear(talk, new RegExp(`${third} · ${words.labels.completed}`));
  },
);
