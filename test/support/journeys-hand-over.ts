import { fakeAccount } from './fake-ports.js';
import type { Journey } from './journeys.js';
import type { Talk } from './talk-engine.js';

/** The orders page of Control Hub as a CSV. */
export const ordersCsv = (...lines: readonly string[]) => ({
  name: 'orders.csv',
  type: 'text/csv',
  bytes: new TextEncoder().encode(lines.join('\n')),
});

const by = { id: 'alice@harborpine.example', email: 'alice@harborpine.example' };

/** A port that is ready to be typed in. */
export async function filePort(talk: Talk, numbers: readonly string[], locationId = 'hp-houston') {
  const account = { ...fakeAccount, pin: '4711' };
  const signature = { firstName: 'Alice', lastName: 'Morgan', jobTitle: 'CFO', at: '2026-11-24T15:00:00Z' };
  const scope = { kind: 'partial', remaining: 'keep', newBtn: '+14095550199' } as const;
  const isAmerican = locationId.startsWith('hp');
  const rest = isAmerican
    ? { signature }
    : { requested: { date: '2026-12-14', time: '10:00' }, extraEmail: 'it@fjordlys.example' };
  const port = {
    type: 'port',
    key: numbers.join(),
    locationId,
    orderedBy: by,
    numbers,
    account,
    scope,
  } as const;
  const placed = await talk.pstn.placeOrder({ ...port, ...rest });
  if (!placed.ok) throw new Error(placed.why);
  return placed.order.id;
}

/** A port that somebody has typed in, as `hubId` there. */
export async function fileInHub(talk: Talk, numbers: readonly string[], hubId = 'PO-7788'): Promise<string> {
  const id = await filePort(talk, numbers);
  await talk.pstn.byHand?.filed(id, hubId, by);
  return id;
}

const manyNumbers = Array.from({ length: 25 }, (_, index) => `+1409555${String(2_000 + index)}`);

export const handOverJourneys: readonly Journey[] = [
  {
    name: 'a request, typed in and followed',
    with: { assisted: true },
    async go(talk) {
      await talk.say('5 numbers in 281 for Houston');
      await talk.act('send');
      talk.fill({ ticks: 'addNumbers.openNumbers' });
      await talk.act('tick');
      await talk.act('page', '0');
      await talk.act('files');
      await talk.act('placed');
      await talk.act('file');
      talk.fill({ controlHubId: 'SB-100001' });
      await talk.act('file');
      await talk.say('it is PO-7788');
      await talk.act('report');
      await talk.act('enter');
      talk.fill({ status: 'error' });
      await talk.act('enter');
      talk.fill({ status: 'error', words: 'No numbers there' });
      await talk.act('enter');
      await talk.act('follow');
      await talk.say('hello');
    },
  },
  {
    name: 'mails and lists about orders that a person files',
    with: { assisted: true },
    async go(talk) {
      const first = await filePort(talk, ['+14095552101']);
      const second = await filePort(talk, ['+14095552102']);
      await talk.pstn.byHand?.filed(first, 'PO-7788', by);
      await talk.pstn.byHand?.filed(second, 'PO-7789', by);
      await talk.say('hand over');
      talk.fill({ order: first });
      await talk.act('choose');
      await talk.say('Cisco Webex Calling\nFOC date: December 12, 2026 10:00 for PO-7788.');
      await talk.act('leave');
      await talk.say(
        'Cisco Webex Calling\nYour order PO-7788 was rejected.\nThe account number does not match.',
      );
      await talk.act('enter');
      await talk.say('Cisco Webex Calling\nSomething about PO-7788.');
      await talk.say('Cisco Webex Calling\nYour order PO-4444 has been accepted.');
      talk.fill({ order: first });
      await talk.act('choose');
      await talk.act('leave');
      await talk.send([
        ordersCsv(
          'Order number,Status,Colour',
          'PO-7788,Submitted,red',
          'PO-7789,FOC received,red',
          'PO-1,Pending,',
        ),
      ]);
      await talk.act('columns');
      await talk.act('choose');
      talk.fill({ id: '0', status: '1' });
      await talk.act('choose');
      await talk.act('enter');
      await talk.send([ordersCsv('a,b', 'PO-7788,Nonsense', 'PO-7789,Pending')]);
      talk.fill({ id: '0', status: '1' });
      await talk.act('choose');
      await talk.act('order');
    },
  },
  {
    name: 'a port that is typed in, in the 1:1 of whoever asks for it in a space',
    with: { assisted: true, space: 'group' },
    async go(talk) {
      const id = await filePort(talk, manyNumbers);
      await talk.say(`hand over ${id}`);
      for (let page = 0; page < 4; page += 1) await talk.act('tick');
    },
  },
  {
    name: 'a port of the other variant, seen at the location',
    with: { assisted: true, as: 'ingrid' },
    async go(talk) {
      const id = await filePort(talk, ['+4722334455'], 'fl-oslo');
      await talk.say(`hand over ${id}`);
      for (let page = 0; page < 8; page += 1) await talk.act('tick');
      await talk.say('PO-9');
      await talk.pstn.cancelPort(id, 'c', by);
      await talk.say(`hand over ${id}`);
      await talk.act('tick');
    },
  },
  { name: 'nothing to type in', with: { assisted: true }, go: (talk) => talk.say('hand over') },
  {
    name: 'typing in is not for readers',
    with: { assisted: true, as: 'noor' },
    async go(talk) {
      const id = await filePort(talk, ['+14095552101']);
      await talk.say(`hand over ${id}`);
    },
  },
];
