import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDeskHand } from '../support/desk-hand.js';
import { startProduct, type Product } from '../support/product.js';
import type { Answer, RawMessage, Talk } from '../support/talk.js';
import { openSpace } from './group-space.js';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });
const harborPine = '0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10';
const fjordlys = '7c16d0b9-94e3-4a72-a5d8-c3f1928b6c30';

let dir: string;
let product: Product;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'second-'));
  const path = join(dir, 'roles.json');
  const approvals = {
    [fjordlys]: { orderAbove: 10 },
    [harborPine]: { address: true, orderAbove: 3 },
  };
  await writeFile(path, JSON.stringify({ approvals }));
  product = await startProduct({ ROLES_FILE: path });
});
afterAll(async () => {
  await product.stop();
  await rm(dir, { recursive: true, force: true });
});

/** The newest card in the 1:1 that the bot has begun with this person. */
async function toldTo(talk: Talk, text: string): Promise<Answer> {
  for (let tries = 0; tries < 500; tries += 1) {
    const rooms = (await talk.call('GET', '/rooms?type=direct')).body as { items: { id: string }[] };
    for (const { id } of rooms.items) {
      const { body } = await talk.call('GET', `/messages?roomId=${id}&max=20`);
      const found = (body as { items: RawMessage[] }).items.find(({ markdown }) => markdown?.includes(text));
      if (found !== undefined) return talk.take(found);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${talk.me.displayName} was not told "${text}"`);
}

const held = async (): Promise<readonly unknown[]> =>
  ((await (await fetch(`${product.url}/desk/page/addresses`)).json()) as { addresses: unknown[] }).addresses;

test('a large order in a Norwegian space waits for a colleague, and is placed once', async () => {
  const desk = createDeskHand(product.url);
  const before = (await desk.orders()).length;
  const [ingrid, james, sam] = await openSpace(product, 'ingrid', 'james', 'sam');
  const summary = await ingrid.mention('be om 30 lokale numre til Oslo');
  expect(summary.markdown).toContain('30');
  const waiting = await ingrid.press(summary, 'Send inn');
  expect(JSON.stringify(await ingrid.messages())).toContain('venter på en person til');
  const asked = await ingrid.hear('Se over det, og godkjenn eller avslå.');
  expect(asked.markdown).toContain('ingrid.solberg@fjordlys.example vil gjøre dette for Fjordlys AS');
  expect(asked.markdown).toContain('30');
  expect(waiting.markdown).not.toContain('PO-');

  expect((await ingrid.press(asked, 'Godkjenn')).markdown).toContain('Det må være en annen enn deg');
  expect((await sam.press(asked, 'Godkjenn')).markdown).toContain('This is not yours to decide');
  expect(await desk.orders()).toHaveLength(before);

  await james.press(asked, 'Godkjenn');
  const done = await ingrid.hear('james.hart@fjordlys.example har godkjent, så jeg har gjort det:');
  expect(done).toBeDefined();
  await vi.waitFor(async () => expect(await desk.orders()).toHaveLength(before + 1), 10_000);
  const placed = (await desk.orders()).find(({ quantity }) => quantity === 30);
  expect(placed?.orderedBy.email).toBe('ingrid.solberg@fjordlys.example');
  // A partner was asked in the 1:1, where it is too late by now.
  const per = product.talk('per');
  await toldTo(per, 'wants to do this for Fjordlys AS');
  expect((await per.press('Approve')).markdown).toMatch(/settled already|allerede avgjort/);
  expect(await desk.orders()).toHaveLength(before + 1);
});

test('an emergency address waits for the press of a colleague in the 1:1', async () => {
  const [alice, priya] = [product.talk('alice'), product.talk('priya')];
  const office = { address1: '1200 Harbor Street', address2: 'Suite 950', city: 'Houston', state: 'Texas' };
  await alice.say('change the emergency address for Houston');
  await alice.press('Set the address');
  await alice.press('Check the address', { ...office, postalCode: '77002' });
  const waiting = await alice.press('Save it as I entered it');
  expect(waiting.markdown).toContain('waits for a second person');
  expect(waiting.markdown).toContain('priya.shah@northwind.example');
  expect(await held()).toEqual([]);

  const asked = await toldTo(priya, 'alice.morgan@harborpine.example wants to do this for Harbor & Pine');
  expect(asked.markdown).toContain('1200 Harbor Street');
  expect(asked.buttons).toEqual(['Approve', 'Decline']);
  expect((await priya.press('Approve')).markdown).toContain('Approved');
  const done = await toldTo(alice, 'priya.shah@northwind.example has approved it');
  expect(done).toBeDefined();
  await vi.waitFor(async () => expect(await held()).toHaveLength(1), 10_000);
});

test('what is declined comes back, and nothing was done', async () => {
  const [alice, priya] = [product.talk('alice'), product.talk('priya')];
  await alice.say('4 numbers in 713 for Houston');
  await alice.press('Use these');
  expect((await alice.press('Order')).markdown).toContain('waits for a second person');
  await toldTo(priya, 'Look this over before I order');
  expect((await priya.press('Decline')).markdown).toContain('Declined');
  await toldTo(alice, 'priya.shah@northwind.example has declined it. Nothing was done.');
});

test('a block that waits for a second person stays held for longer than numbers are held', async () => {
  const desk = createDeskHand(product.url);
  const [alice, priya] = [product.talk('alice'), product.talk('priya')];
  await alice.say('cancel');
  await alice.say('a block of 10 in 832 for Houston');
  const summary = await alice.say('1');
  const block = /\(832\) 555-\d{4} – \(832\) 555-\d{4}/.exec(summary.markdown)?.[0] ?? 'no block';
  expect((await alice.press('Order')).markdown).toContain('waits for a second person');
  const asked = await toldTo(priya, block);
  for (let times = 0; times < 3; times += 1) {
    await desk.pass(6);
    await sleep(1_500);
  }
  const before = (await desk.orders()).length;
  const others = await priya.say('a block of 10 in 832 for Houston');
  expect(others.markdown).toContain('Free blocks of 10');
  expect(others.markdown).not.toContain(block);
  await priya.pressOn(asked, 'Approve');
  await vi.waitFor(async () => expect(await desk.orders()).toHaveLength(before + 1), 10_000);
  await toldTo(alice, 'Ordered for Houston');
});

test('a press counts for the person who pressed, not for whom the card was shown', async () => {
  const desk = createDeskHand(product.url);
  const before = (await desk.orders()).length;
  const [alice, noor, priya] = await openSpace(product, 'alice', 'noor', 'priya');
  await alice.press(await alice.mention('2 numbers in 713 for Houston'), 'Use these');
  const summary = await alice.hear('Look this over before I order');
  for (const other of [noor, priya]) {
    expect((await other.press(summary, 'Order')).markdown).toContain('Nothing was done.');
  }
  expect(await desk.orders()).toHaveLength(before);
  await alice.press(summary, 'Order');
  expect(await desk.orders()).toHaveLength(before + 1);
});
