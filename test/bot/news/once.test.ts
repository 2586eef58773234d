import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDeskHand, type DeskHand } from '../../support/desk-hand.js';
import { startProduct, type Product } from '../../support/product.js';
import type { Talk } from '../../support/talk.js';

let product: Product;
let desk: DeskHand;
let ingrid: Talk;
let alice: Talk;

beforeAll(async () => {
  product = await startProduct();
  desk = createDeskHand(product.url);
  ingrid = product.talk('ingrid');
  alice = product.talk('alice');
});
afterAll(() => product.stop());

const inOslo = 'PO-104209';
const inHouston = 'PO-104208';

/** What comes by itself until nothing more does. */
async function news(talk: Talk): Promise<readonly string[]> {
  const before = talk.heard.length;
  await talk.listen();
  await sleep(3_500);
  await talk.refresh();
  return talk.heard.slice(before).map(({ markdown }) => markdown);
}

test('a confirmation on the eve of the port comes as the list for it, in one card', async () => {
  await ingrid.say(`følg ${inOslo}`);
  const date = (await desk.order(inOslo)).port?.foc?.slice(0, 10) ?? '';
  // Half past ten in the evening before.
  const eve = Date.parse(`${date}T21:30:00Z`) - 24 * 3_600_000;
  await desk.pass(Math.round((eve - (await desk.now()).getTime()) / 60_000));
  await desk.move(inOslo, 'foc_received', { foc: { date, time: '11:00' } });
  const heard = await news(ingrid);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toContain(`I morgen porteres ${inOslo}`);
  expect(heard[0]).toContain('11:00');
});

test('a rejection that is posted, and then told by the back end itself, is told once', async () => {
  await alice.say(`follow ${inHouston}`);
  await alice.say('follow Houston');
  const reasons = [{ code: 'btn_error', text: 'BTN per CSR differs' }];
  await desk.tell({ id: 'posted-1', orderId: inHouston, status: 'rejected', reasons });
  expect(await news(alice)).toHaveLength(1);
  const heard = alice.heard.length;
  // Signed anew, as after a restart of the bot: the id of the event tells that it was taken in.
  await desk.pass(1);
  const again = await desk.tell({ id: 'posted-1', orderId: inHouston, status: 'rejected', reasons });
  expect(again).toMatchObject({ status: 200, body: { result: 'double' } });
  await desk.move(inHouston, 'rejected', { reasons });
  await sleep(3_500);
  await alice.refresh();
  expect(alice.heard).toHaveLength(heard);
});

test('news that waits for the end of a form is not told again once newer news has told it', async () => {
  await alice.say('2 numbers in 713 for Houston');
  await desk.move(inHouston, 'rejected', { reasons: [{ code: 'zip_mismatch' }] });
  await sleep(3_500);
  await alice.say('cancel');
  await desk.remark(inHouston, { what: 'note', text: 'The carrier was called.' });
  expect(await news(alice)).toHaveLength(1);
  const heard = alice.heard.length;
  await desk.pass(3);
  await sleep(3_500);
  await alice.refresh();
  expect(alice.heard).toHaveLength(heard);
});
