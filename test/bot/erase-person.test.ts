import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { auditNames } from '../../src/bot/audit/collections.js';
import { sealedCollections } from '../../src/bot/collections.js';
import { rowsOf } from '../../src/bot/erase/erased.js';
import { approvals, grants } from '../../src/bot/rights/collections.js';
import { onDisk, run, withKept } from '../operate/kept.js';
import { createDeskHand } from '../support/desk-hand.js';
import { startProduct, type Product } from '../support/product.js';
import type { RawMessage, Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
const harborPine = '0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10';
const fjordlys = '7c16d0b9-94e3-4a72-a5d8-c3f1928b6c30';

let dir: string;
let product: Product;
let isStopped = false;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'switchboard-erase-person-'));
  product = await startProduct({}, { dir });
});
afterAll(async () => {
  if (!isStopped) await product.stop();
  await rm(dir, { recursive: true, force: true });
});

async function giveRole(customer: string, email: string, role: string): Promise<void> {
  const olivia = product.talk('olivia');
  await olivia.say('hello');
  await olivia.press('Give roles');
  await olivia.press('Show its people', { customer });
  await olivia.press('Give this role', { email, role });
}

/** All that the bot has said to this person in their 1:1, newest first. */
async function toldTo(talk: Talk): Promise<readonly string[]> {
  const rooms = (await talk.call('GET', '/rooms?type=direct')).body as { items: { id: string }[] };
  const all = await Promise.all(
    rooms.items.map(async ({ id }) => (await talk.call('GET', `/messages?roomId=${id}&max=20`)).body),
  );
  return all.flatMap((body) => (body as { items: RawMessage[] }).items.map(({ markdown = '' }) => markdown));
}

test('“forget me” takes the roles given here, and withdraws what waits for a second person', async () => {
  const desk = createDeskHand(product.url);
  const [alice, noor, priya] = [product.talk('alice'), product.talk('noor'), product.talk('priya')];
  await alice.say('hello');
  await alice.say("A second person's approval");
  await alice.press('Save', { orderAbove: '1' });
  const { email } = noor.me;
  // The back end gives read access to the one, and nothing to the other.
  await giveRole(harborPine, email, 'clerk');
  await giveRole(fjordlys, email, 'read-only');
  await noor.say('2 numbers in 713 for Houston');
  await noor.press('Use these');
  expect((await noor.press('Order')).markdown).toContain('waits for a second person');
  await vi.waitFor(
    async () => expect((await toldTo(priya)).join()).toContain(`${email} wants to do this`),
    10_000,
  );
  const orders = (await desk.orders()).length;

  await noor.say('forget me');
  const done = await noor.press('Erase it');
  expect(done.markdown).toContain('2 roles given here, 1 request that waited for a second person');
  await vi.waitFor(
    async () =>
      expect((await toldTo(priya))[0]).toContain('for Harbor & Pine and waited for a second person'),
    10_000,
  );
  await product.talk('priya').say('hello');
  const asked = await takeAsked(priya);
  expect((await priya.pressOn(asked, 'Approve')).markdown).toContain('settled already');
  await sleep(700);
  expect(await desk.orders()).toHaveLength(orders);

  // What narrows or changes the back end's own word stays in force, without the address.
  const orderAgain = await noor.say('2 numbers in 713 for Houston');
  expect(orderAgain.markdown).toContain('Use these');
  expect((await noor.say('which customers do I have')).markdown).not.toContain('Fjordlys');
});

/** The card that asked this person to decide. */
async function takeAsked(talk: Talk) {
  const rooms = (await talk.call('GET', '/rooms?type=direct')).body as { items: { id: string }[] };
  for (const { id } of rooms.items) {
    const { body } = await talk.call('GET', `/messages?roomId=${id}&max=20`);
    const found = (body as { items: RawMessage[] }).items.find(({ markdown = '' }) =>
      markdown.includes('wants to do this for Harbor & Pine'),
    );
    if (found !== undefined) return talk.take(found);
  }
  throw new Error('Nothing was asked');
}

test('npm run erase -- --person leaves nothing that names the person, also not in rows of others', async () => {
  const [alice, noor] = [product.talk('alice'), product.talk('noor')];
  const { email, id } = noor.me;
  await giveRole(harborPine, email, 'clerk');
  await giveRole(fjordlys, email, 'none');
  await noor.say('2 numbers in 713 for Houston');
  await noor.press('Use these');
  await noor.press('Order');
  // Alice is told that Noor is among those who may approve.
  await alice.say('2 numbers in 713 for Houston');
  await alice.press('Use these');
  expect((await alice.press('Order')).markdown).toContain(email);
  await product.stop();
  isStopped = true;

  const environment = { DATA_DIR: dir };
  const unknown = await run(['erase', '--person', 'nobody@harborpine.example'], environment);
  expect(unknown).toMatchObject({ code: 1, out: 'Nobody with this address is known.\n' });
  const erased = await run(['erase', '--person', email.toUpperCase()], environment);
  expect(erased.out).toContain('Looked again into every row and file: 0 name it.');
  expect(erased.code).toBe(0);
  expect(erased.out).toMatch(/grants: [1-9]/);
  expect(erased.out).toMatch(/approvals: 1/);
  expect(erased.out).toMatch(/Named in rows of others, and taken out there:\n {2}\w+/);
  await withKept(join(dir, 'bot'), async ({ store }) => {
    const all = await Promise.all(sealedCollections.map((collection) => rowsOf(store, collection)));
    expect(JSON.stringify(all)).not.toContain(email);
    expect(JSON.stringify(all)).not.toContain(id);
    expect(await store.list(grants)).toEqual([]);
    expect((await store.list(approvals)).map(({ value }) => value.by.email)).toEqual([alice.me.email]);
    expect((await store.list(auditNames)).map(({ value }) => value.id)).not.toContain(email);
  });
  expect(await onDisk(join(dir, 'bot'))).not.toContain(email);
  const csv = await run(['audit', 'export'], environment);
  expect(csv.out).not.toContain(email);
  expect(csv.out).toContain('erase-person');
  const alias = /it goes by (\S+) from now on/.exec(erased.out)?.[1] ?? 'no alias';
  expect(csv.out).toContain(alias);
  expect((await run(['audit', 'verify'], environment)).code).toBe(0);
  const again = await run(['erase', '--person', email], environment);
  expect(again.out).toBe('Nobody with this address is known.\n');
});
