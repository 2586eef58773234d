import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDeskHand, type DeskHand } from '../../support/desk-hand.js';
import { startProduct, type Product } from '../../support/product.js';
import type { Answer, Talk } from '../../support/talk.js';

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

/** The port of the sandbox's past that has a confirmed date, and the one that stands rejected. */
const inOslo = 'PO-104209';
const inHouston = 'PO-104208';

/** What comes next that has this text, whatever else comes before. */
async function hears(talk: Talk, text: string | RegExp): Promise<Answer> {
  for (let tries = 0; tries < 8; tries += 1) {
    const found = talk.heard.findLast(({ markdown }) => markdown.match(text) !== null);
    if (found !== undefined) return found;
    await talk.listen();
  }
  throw new Error(`${talk.me.displayName} never heard ${String(text)}`);
}

describe('whoever follows', () => {
  test('an order hears of it in the 1:1, with the button to the next step', async () => {
    expect((await alice.say(`follow ${inHouston}`)).markdown).toContain(`whenever ${inHouston} moves on`);
    await desk.move(inHouston, 'rejected', {
      reasons: [{ code: 'zip_mismatch', text: 'ZIP per CSR differs' }],
    });
    const told = await hears(alice, /News about an order you follow/);
    expect(told.markdown).toContain('ZIP');
    expect(told.buttons.length).toBeGreaterThan(0);
    const fix = await alice.pressOn(told, told.buttons[0] ?? '');
    expect(fix.markdown).toContain(inHouston);
    await alice.say('cancel');
  });

  test('a location is asked to act the day before a port, and to call after it', async () => {
    expect((await ingrid.say('følg Oslo')).markdown).toContain('Oslo');
    const order = (await desk.order(inOslo)) as { port: { foc: string } };
    // Confirmed anew, so that the day is told of from here on.
    const { now } = { now: Date.parse(order.port.foc) };
    const date = new Date(now).toISOString().slice(0, 10);
    await desk.move(inOslo, 'foc_received', { foc: { date, time: '10:00' } });
    await hears(ingrid, /Nytt om en bestilling du følger/);
    const today = Date.parse(((await desk.order(inOslo)) as { updatedAt: string }).updatedAt);
    await desk.pass(Math.ceil((Date.parse(`${date}T08:00:00Z`) - 24 * 3_600_000 - today) / 60_000) + 30);
    const list = await hears(ingrid, new RegExp(`I morgen porteres ${inOslo}`));
    expect(list.markdown).toContain('nødadresse');
    await desk.move(inOslo, 'completed');
    await desk.pass(16);
    const asked = await hears(ingrid, /Kommer anropene frem/);
    expect((await ingrid.pressOn(asked, 'Anropene kommer frem')).markdown).toContain(
      'Jeg spør ikke mer om den',
    );
    const before = ingrid.heard.length;
    await desk.pass(20);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await ingrid.refresh();
    expect(ingrid.heard.slice(before)).toEqual([]);
  });

  test('and asked for quiet hears of it afterwards', async () => {
    expect((await alice.say('mute for 2 hours')).markdown).toContain('Muted until');
    await desk.move(inHouston, 'cancelled');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await alice.refresh();
    expect(alice.heard.at(-1)?.markdown).toContain('Muted until');
    await desk.pass(121);
    expect((await hears(alice, /Cancelled/)).markdown).toContain(inHouston);
  });
});

describe('a status event that is posted', () => {
  test('for an order nobody knows is kept, and the answer says so', async () => {
    const event = { id: 'n1', orderId: 'PO-999999', at: '2026-11-20T10:00:00Z', status: 'rejected' };
    expect(await desk.tell(event)).toMatchObject({ status: 404, body: { result: 'unknown_order' } });
  });

  test('that rejects a completed order is refused', async () => {
    const at = new Date(Date.now() + 90 * 24 * 3_600_000).toISOString();
    const event = { id: 'n2', orderId: inOslo, at, status: 'rejected', reasons: [{ code: 'btn_error' }] };
    expect(await desk.tell(event)).toMatchObject({ status: 409, body: { result: 'refused', why: 'final' } });
    expect((await ingrid.say(inOslo)).markdown).toContain('Fullført');
  });

  test('with another secret is not believed', async () => {
    expect((await desk.tell({ id: 'n3' }, 'guessed')).status).toBe(401);
  });
});
