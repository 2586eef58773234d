import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SwitchboardError } from '../../src/errors.js';
import type { Intent } from '../../src/language/understanding.js';
import { startProduct, type Product } from '../support/product.js';
import { cardOf, textFlow } from '../support/small-flow.js';

interface Line {
  readonly msg: string;
  readonly level: number;
  readonly reference?: string;
  readonly kind?: string;
  readonly outcome?: string;
  readonly flow?: string;
  readonly step?: string;
  readonly ms?: number;
  readonly err?: { readonly message: string };
}

const failing = (id: string, intent: Intent, fault: Error) =>
  textFlow(id, {
    intents: [intent],
    begin: () => Promise.reject(fault),
    steps: { first: cardOf('First') },
  });
const unlucky = [
  failing('clumsy', 'order_status', new Error('This was to be expected')),
  failing('alone', 'ask_policy', new SwitchboardError('pstn_unavailable', 'It did not answer.')),
  failing('barred', 'edit_esa', new SwitchboardError('calling_scope_missing', 'A scope is missing.')),
];

const lines: Line[] = [];
let product: Product;
beforeAll(async () => {
  const logTo = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
  product = await startProduct({ LOG_LEVEL: 'info' }, { logTo, flows: unlucky });
}, 60_000);
afterAll(() => product.stop());

const eventLines = (): Line[] => lines.filter(({ msg }) => msg === 'event');

/** The lines that came meanwhile; a line may be a moment later than the answer. */
async function during(happening: () => Promise<unknown>): Promise<Line[]> {
  const before = eventLines().length;
  await happening();
  await sleep(200);
  return eventLines().slice(before);
}

test('every event is one line: what it was, where it led, how long it took', async () => {
  const alice = product.talk('alice');
  // The room is made by the first message, and the membership is an event as well.
  const first = await during(() => alice.say('hello'));
  expect(first.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  expect(first.every(({ level, reference = '' }) => level === 30 && /^[0-9a-f]{8}$/.test(reference))).toBe(
    true,
  );
  const [said, ...more] = await during(() => alice.say('2 numbers in 713 for Houston'));
  expect(more).toEqual([]);
  expect(said).toMatchObject({ kind: 'message', outcome: 'answered', flow: 'order-numbers' });
  expect(said?.ms).toBeGreaterThan(0);
  const pressed = await during(() => alice.press('Use these'));
  expect(pressed).toMatchObject([{ kind: 'press', outcome: 'answered', flow: 'order-numbers' }]);
});

test('an event that comes twice is one line', async () => {
  const faults = (method: string, body?: object) =>
    fetch(`${product.url}/sandbox/faults`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  await faults('PUT', { webhooks: { double: { probability: 1 } } });
  expect(await during(() => product.talk('alice').say('help'))).toHaveLength(1);
  await faults('DELETE');
});

test.each([
  ['how are my orders going?', 'Something went wrong on my side', 'failed', 'This was to be expected'],
  ['how old may the bill be?', 'I cannot reach the ordering system', 'pstn_down', 'It did not answer.'],
  ['emergency address', 'a right is missing from the access', 'pstn_down', 'A scope is missing.'],
])('what failed tells the person the reference of its line: "%s"', async (text, told, outcome, message) => {
  const dana = product.talk('dana');
  await dana.say('hello');
  let heard = '';
  const found = await during(async () => (heard = (await dana.say(text)).markdown));
  expect(found).toMatchObject([{ kind: 'message', outcome, level: 50, err: { message } }]);
  expect(heard).toContain(told);
  expect(heard).toContain(`reference: ${found[0]?.reference ?? 'none'}`);
});

test('no line names a person, a room or a message of Webex', () => {
  const all = JSON.stringify(lines);
  for (const person of product.sandbox.people) {
    expect(all).not.toContain(person.email);
    expect(all).not.toContain(person.id);
  }
  // Ids of Webex are base64 of such addresses.
  expect(all).not.toContain(Buffer.from('ciscospark://').toString('base64').slice(0, 12));
});
