import { createHash } from 'node:crypto';
import * as portSchemas from '../../src/pstn/gateway/port-schemas.js';
import * as schemas from '../../src/pstn/gateway/schemas.js';
import type { Order } from '../../src/pstn/provider.js';
import { newKey, order, placed, type Bench, type Group } from '../bench.js';
import { must, segments, Skipped } from '../talk.js';

const account = {
  losingCarrier: 'Lone Star Telecom',
  accountNumber: 'conformance-884213',
  authorisedName: 'Conformance Test',
  businessName: 'Conformance Test LLC',
  serviceAddress: { street: '1200 Harbor Street', city: 'Houston', state: 'TX', zip: '77002' },
};

const portableOf = ({ portable }: Bench): readonly string[] => {
  if (portable.length === 0) throw new Skipped('needs --portable with numbers that can be ported there');
  return portable;
};

const askPort = (bench: Bench, numbers: readonly string[], key = newKey()) => {
  const signature = { firstName: 'C', lastName: 'Test', jobTitle: 'Tester', at: new Date().toISOString() };
  const btn = numbers[0];
  const scope = { kind: 'partial', remaining: 'keep' };
  return order(bench, { type: 'port', key, numbers, account: { ...account, btn }, scope, signature });
};

type Act = 'resubmissions' | 'changes' | 'cancellations';
const act = ({ talk, place }: Bench, id: string, what: Act, key = newKey(), change: object = {}) =>
  talk.read(schemas.changeAnswer, {
    method: 'PUT',
    path: segments('orders', id, what, key),
    body: { by: place.person, change },
  });

/** A port with all portable numbers, cancelled afterwards so that the next check can have them. */
async function withPort(bench: Bench, work: (port: Order) => Promise<void>): Promise<void> {
  const port = placed(await askPort(bench, portableOf(bench)));
  try {
    await work(port);
  } finally {
    await act(bench, port.id, 'cancellations');
  }
}

const bill = Buffer.from('%PDF-1.4\n% conformance\n%%EOF\n');
const handIn = ({ talk, place: { person } }: Bench, id: string, bytes: Buffer, sha256: string) => {
  const about = { kind: 'bill', name: 'bill “März”.pdf', byId: person.id, byEmail: person.email };
  const by = person.given === undefined ? {} : { byGiven: person.given };
  return talk.call({
    method: 'PUT',
    path: segments('orders', id, 'documents', sha256),
    content: { type: 'application/pdf', bytes, about: { ...about, ...by } },
  });
};
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const ports: Group = {
  title: 'Ports',
  checks: [
    {
      name: 'portability has a verdict for what it knows, and fails on nothing',
      says: 'One row a number; a number nobody knows is `unknown` or left out.',
      todo: 'Judge each number by itself.',
      needs: 'check_portability',
      run: async (bench) => {
        const numbers = [...bench.portable, '+4940123456789'];
        const path = segments('locations', bench.place.location.id, 'portability');
        const answer = await bench.talk.read(portSchemas.portabilityAnswer, {
          method: 'POST',
          path,
          body: { numbers },
        });
        const strange = answer.numbers.filter(({ number }) => !numbers.includes(number));
        must(strange.length === 0, `${strange[0]?.number ?? ''} was not asked about`);
        for (const number of bench.portable) {
          const verdict = answer.numbers.find((one) => one.number === number)?.verdict;
          must(verdict === 'yes', `${number} of --portable is "${verdict ?? 'left out'}"`);
        }
      },
    },
    {
      name: 'the same key five times at once is one port',
      says: 'Keys hold for ports as for every order; numbers in an open port are `taken` for the next.',
      todo: 'Go the same way as with other orders.',
      needs: 'port_numbers',
      run: async (bench) => {
        const numbers = portableOf(bench);
        const key = newKey();
        const answers = await Promise.all(Array.from({ length: 5 }, () => askPort(bench, numbers, key)));
        const ids = [...new Set(answers.flatMap((answer) => (answer.ok ? [answer.order.id] : [])))];
        const other = await askPort(bench, numbers);
        for (const id of ids) await act(bench, id, 'cancellations');
        must(ids.length === 1, `there are ${String(ids.length)} ports`);
        must(
          answers.every(({ ok }) => ok),
          'not every call was answered with it',
        );
        must(!other.ok && other.why === 'taken', `a second port was answered with ${JSON.stringify(other)}`);
      },
    },
    {
      name: 'secrets are in the account and nowhere else',
      says: '/orders/{order}/account has the account number; no order does.',
      todo: 'Keep account data beside the order.',
      needs: 'port_numbers',
      run: (bench) =>
        withPort(bench, async ({ id }) => {
          const read = await bench.talk.read(portSchemas.portAccount, {
            path: segments('orders', id, 'account'),
          });
          must(read.accountNumber === account.accountNumber, 'the account number is another one');
          const { text } = await bench.talk.call({ path: segments('orders', id) });
          must(!text.includes(account.accountNumber), 'the order holds the account number');
        }),
    },
    {
      name: 'a document handed in twice is one document',
      says: 'Its id is the SHA-256 of its content.',
      todo: 'Look the id up before you add it; the name may hold any letter.',
      needs: 'port_numbers',
      run: (bench) =>
        withPort(bench, async ({ id }) => {
          for (let times = 0; times < 2; times += 1) {
            const { status, text } = await handIn(bench, id, bill, sha256Of(bill));
            must(status === 200, `it was answered with ${String(status)}: ${text}`);
            const answer = schemas.changeAnswer.parse(JSON.parse(text));
            must(answer.ok, `it was not taken: ${text}`);
            const documents = answer.order.port?.documents ?? [];
            must(documents.length === 1, `the order has ${String(documents.length)} documents`);
            must(documents[0]?.id === sha256Of(bill), 'the id is not the SHA-256 of the content');
            must(documents[0].name === 'bill “März”.pdf', `the name became ${documents[0].name}`);
          }
        }),
    },
    {
      name: 'a document that does not fit its address is 400',
      says: 'The content has the SHA-256 in the address; what was cut off on the way is not taken.',
      todo: 'Compute it over what came.',
      needs: 'port_numbers',
      run: (bench) =>
        withPort(bench, async ({ id }) => {
          const { status } = await handIn(bench, id, bill.subarray(0, 12), sha256Of(bill));
          must(status === 400, `it was answered with ${String(status)}`);
        }),
    },
    {
      name: 'a port that waits can be amended, once for each key',
      says: 'What is absent stays, and the same key changes nothing twice.',
      todo: 'Keep the keys of changes with the order.',
      needs: 'change_ports',
      run: (bench) =>
        withPort(bench, async ({ id }) => {
          const change = { account: { accountNumber: 'conformance-2' } };
          const key = newKey();
          const first = placed(await act(bench, id, 'changes', key, change));
          const second = placed(await act(bench, id, 'changes', key, change));
          const lines = (port: Order): number => port.events.filter(({ what }) => what === 'changed').length;
          must(lines(first) === 1, 'the history has no line for it');
          must(lines(second) === 1, 'the same key changed it twice');
          const path = segments('orders', id, 'account');
          const read = await bench.talk.read(portSchemas.portAccount, { path });
          must(read.accountNumber === 'conformance-2', 'the account number has not changed');
          must(read.businessName === account.businessName, 'what was not named has changed');
        }),
    },
    {
      name: 'only a rejected port can be sent again',
      says: 'In every other status it is `too_late`, with the order as it is.',
      todo: 'Look at the status first.',
      needs: 'fix_ports',
      run: (bench) =>
        withPort(bench, async ({ id }) => {
          const answer = await act(bench, id, 'resubmissions');
          must(!answer.ok && answer.why === 'too_late', `it was answered with ${JSON.stringify(answer)}`);
        }),
    },
    {
      name: 'cancelling twice is too late, repeating it is not',
      says: 'The same key answers with the cancelled order; another key is `too_late`. The numbers are free again.',
      todo: 'Look the key up before the status.',
      needs: 'change_ports',
      run: async (bench) => {
        const numbers = portableOf(bench);
        const { id } = placed(await askPort(bench, numbers));
        const key = newKey();
        const first = await act(bench, id, 'cancellations', key);
        must(first.ok && first.order.status === 'cancelled', `it was answered with ${JSON.stringify(first)}`);
        const again = await act(bench, id, 'cancellations', key);
        must(again.ok && again.order.id === id, 'the same key is not answered as before');
        const late = await act(bench, id, 'cancellations');
        must(!late.ok && late.why === 'too_late', `another key was answered with ${JSON.stringify(late)}`);
        await withPort(bench, () => Promise.resolve());
      },
    },
    {
      name: 'an order nobody knows cannot be changed',
      says: 'It is refused, or 404; never 500.',
      todo: 'Look the order up first.',
      needs: 'change_ports',
      run: async ({ talk, place }) => {
        const path = segments('orders', 'no-such-order', 'cancellations', newKey());
        const { status, text } = await talk.call({ method: 'PUT', path, body: { by: place.person } });
        const isRefused = status === 200 && !schemas.changeAnswer.parse(JSON.parse(text)).ok;
        must(status === 404 || isRefused, `it was answered with ${String(status)}: ${text}`);
      },
    },
  ],
};
