import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { auditNames } from '../../src/bot/audit/collections.js';
import { verifyAudit } from '../../src/bot/audit/verify.js';
import {
  conversations,
  erasures,
  people,
  placedOrders,
  sealedCollections,
} from '../../src/bot/collections.js';
import { rowsOf } from '../../src/bot/erase/erased.js';
import { onDisk, run, withKept } from '../operate/kept.js';
import { billOf } from '../support/journeys-port.js';
import { act, accountInputs, addressInputs, loneStar } from '../support/port-talk.js';
import { startProduct, type Product } from '../support/product.js';

const street = '77 Hemlock Passage';
let dir = '';
let product: Product;
let isStopped = false;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'switchboard-erase-'));
  product = await startProduct({}, { dir });
}, 60_000);
afterAll(async () => {
  if (!isStopped) await product.stop();
  await rm(dir, { recursive: true, force: true });
});

const files = () => readdir(join(dir, 'bot', 'files'));

/** Everything the bot keeps, as it reads it. */
const kept = (): Promise<string> =>
  withKept(join(dir, 'bot'), async ({ store }) => {
    const all = await Promise.all(sealedCollections.map((collection) => rowsOf(store, collection)));
    return JSON.stringify(all);
  });

test('“forget me” erases a person everywhere, and “erase customer” a customer; the log stays whole', async () => {
  const alice = product.talk('alice');
  await alice.say('2 numbers in 713 for Houston');
  await alice.press('Use these');
  await alice.press('Order');
  await alice.say('follow Harbor & Pine');
  await alice.say('port 409-555-0110 to 409-555-0114 to Houston');
  await alice.press(alice.heard.at(-1)?.buttons[0] ?? '');
  await act(alice, 'settle', accountInputs({ ...loneStar, street }, 'disconnect'));
  await act(alice, 'settle', addressInputs({ ...loneStar, street }));
  await alice.sayWithFile('', await billOf());
  expect((await files()).length).toBeGreaterThan(0);
  const per = product.talk('per');
  await per.say('hello');

  const asked = await alice.say('delete my data');
  expect(asked.markdown).toContain('Erase what I keep of you?');
  expect((await files()).length).toBeGreaterThan(0);
  const done = await alice.press('Erase it');
  expect(done.markdown).toContain('Erased: 1 draft, ');
  expect(done.markdown).toContain('the news of 1 order went');
  await vi.waitFor(async () => expect(await files()).toEqual([]), { timeout: 15_000 });
  const greeted = await alice.press('Begin anew');
  expect(greeted.markdown).not.toContain('unfinished');
  await per.say('2 numbers in 713 for Houston');
  await product.stop();
  isStopped = true;

  const { id, email } = alice.me;
  const all = await kept();
  for (const gone of [street, 'bill.pdf', '884213', 'Quietwater']) expect(all, gone).not.toContain(gone);
  await withKept(join(dir, 'bot'), async ({ store }) => {
    expect(await store.list(erasures)).toEqual([]);
    expect(await store.list(placedOrders)).toEqual([]);
    // She has pressed a button since, and is somebody new.
    expect((await store.get(people, id))?.locale).toBeUndefined();
    expect((await store.list(conversations)).filter(({ value }) => value.personId === id)).toHaveLength(1);
    const old = (await store.list(auditNames)).filter(({ value }) => value.id === id);
    expect(old.length).toBeLessThanOrEqual(1);
  });
  expect((await verifyAudit(join(dir, 'bot', 'audit'))).faults).toEqual([]);

  const environment = { DATA_DIR: dir };
  const csv = await run(['audit', 'export'], environment);
  expect(csv.out).toContain('forget-me,,');
  expect(csv.out).toMatch(/placeOrder,asked/);
  expect(csv.out).not.toContain(email);
  const since = (from: string) => run(['audit', 'export', '--from', from], environment);
  // An hour from now, told in a time zone in which the day is an earlier one; and a day without its noughts.
  const later = new Date(Date.now() - 11 * 3_600_000).toISOString().replace('Z', '-12:00');
  expect((await since(later)).out.trim().split('\n')).toHaveLength(1);
  expect((await since('2026-1-1')).out).toBe(csv.out);
  const customer = /,(\w[\w-]*),placeOrder/.exec(csv.out)?.[1] ?? '';
  expect(
    (await run(['audit', 'export', '--customer', customer], environment)).out.split('\n').length,
  ).toBeGreaterThan(3);
  const erased = await run(['erase', '--customer', customer], environment);
  expect(erased.out).toContain('Looked again into every row and file: 0 name it.');
  expect(erased.code).toBe(0);
  expect(erased.out).toMatch(/conversations: [1-9]/);
  expect(await kept()).not.toContain(`"${customer}"`);
  expect(await onDisk(join(dir, 'bot'))).not.toContain(customer);
  const verified = await run(['audit', 'verify'], environment);
  expect(verified.out).toContain('one unbroken chain');
  expect(verified.code).toBe(0);
}, 180_000);
