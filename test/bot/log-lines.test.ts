import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, address, billOf } from '../support/journeys-port.js';
import { startProduct, type Product } from '../support/product.js';

const lines: string[] = [];
let product: Product;
beforeAll(async () => {
  product = await startProduct({ LOG_LEVEL: 'debug' }, { logTo: { write: (line) => void lines.push(line) } });
}, 120_000);
afterAll(() => product.stop());

/** Longer than anything that could stand in an id or a time by chance. */
const secrets = {
  accountNumber: '88421399077',
  pin: '73155219',
  businessName: 'Quietwater Holdings',
  authorisedName: 'Alice Morgan',
};

test('log lines hold nothing that people typed, no account data and no text of a bill', async () => {
  const talk = product.talk('alice');
  await talk.say('port 409-555-0110 to 409-555-0114 to Houston');
  await talk.press(talk.heard.at(-1)?.buttons[0] ?? '');
  const typed = { ...account, ...secrets, btn: '409-555-0100', stays: 'disconnect' };
  await talk.press('Continue', typed);
  await talk.press('Continue', { ...address, street: '77 Hemlock Passage' });
  const bill = await billOf({ account: secrets.accountNumber, name: secrets.businessName });
  expect((await talk.sayWithFile('here is the bill of Quietwater', bill)).markdown).toContain(
    'The bill says something else',
  );
  await talk.say('my mother says the weather in Galveston is fine');
  // Webex fails in the middle of it: what goes wrong is logged as well.
  const faults = (method: string, body?: object) =>
    fetch(`${product.url}/sandbox/faults`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  expect((await faults('PUT', { calls: [{ status: 502, count: 1 }] })).status).toBe(200);
  await talk.say('change the PIN to 73155219').catch(() => undefined);
  await faults('DELETE');
  const all = lines.join('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [
    ...Object.values(secrets),
    'Hemlock',
    'Quietwater',
    'Galveston',
    '884213',
    '4095550100',
  ]) {
    expect(all, secret).not.toContain(secret);
  }
}, 120_000);
