import { describe, expect, it } from 'vitest';
import { newNumberStatuses } from '../../../src/orders/order.js';
import { movesFrom } from '../../../src/orders/transitions.js';
import { at, placed, startDesk, who } from './start-desk.js';

const orderOne = async (desk: Awaited<ReturnType<typeof startDesk>>) => {
  const numbers = await desk.free('Houston', 'TX', 1);
  const order = { key: 'k', type: 'new', locationId: at('Houston'), orderedBy: who.per, numbers } as const;
  return placed(await desk.pstn.placeOrder(order));
};

const requestOne = async (desk: Awaited<ReturnType<typeof startDesk>>, key = 'k') =>
  placed(
    await desk.pstn.placeOrder({
      key,
      type: 'request',
      quantity: 1,
      numberType: 'local',
      locationId: at('Oslo'),
      orderedBy: who.ingrid,
    }),
  );

describe('the terms of use', () => {
  it('activate the numbers once an administrator of the customer accepts', async () => {
    const desk = await startDesk();
    const { id } = await orderOne(desk);
    desk.clock.pass(30);
    expect((await desk.accept(id, who.alice)).status).toBe(200);
    const order = await desk.pstn.order(id);
    expect(order).toMatchObject({ status: 'provisioned', updatedAt: '2026-03-02T09:30:00.000Z' });
    expect(order?.terms?.accepted).toBe(true);
    expect(order?.events.map(({ what, by }) => [what, by])).toEqual([
      ['ordered', 'Per Lund'],
      ['terms_accepted', 'Alice Morgan'],
      ['status', undefined],
    ]);
  });

  it.each([
    ['the partner', who.per],
    ['a person who only reads', who.noor],
    ["another customer's admin", who.dana],
  ])('cannot be accepted by %s', async (_, person) => {
    const desk = await startDesk();
    const { id } = await orderOne(desk);
    const answer = await desk.accept(id, person);
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'not_customer_admin' }]);
    expect(await desk.pstn.order(id)).toMatchObject({ status: 'pending', terms: { accepted: false } });
  });

  it('are accepted once, and only where there are any', async () => {
    const desk = await startDesk();
    const { id } = await orderOne(desk);
    await desk.accept(id, who.alice);
    expect(await (await desk.accept(id, who.alice)).json()).toMatchObject({ code: 'terms_accepted' });
    const request = await requestOne(desk, 'r');
    expect(await (await desk.accept(request.id, who.ingrid)).json()).toMatchObject({ code: 'no_terms' });
    expect((await desk.accept('PO-999999', who.alice)).status).toBe(404);
  });

  it('leave an order in error where it is until the desk solves it', async () => {
    const desk = await startDesk();
    const { id } = await orderOne(desk);
    await desk.move(id, 'error', 'The switch is down.');
    expect(await (await desk.move(id, 'provisioned')).json()).toMatchObject({ code: 'terms_open' });
    await desk.accept(id, who.alice);
    expect(await desk.pstn.order(id)).toMatchObject({ status: 'error', terms: { accepted: true } });
    await desk.move(id, 'provisioned');
    expect(await desk.pstn.order(id)).toMatchObject({ status: 'provisioned' });
  });
});

describe('moving an order on', () => {
  it('keeps the reason in the timeline', async () => {
    const desk = await startDesk();
    const { id } = await requestOne(desk);
    await desk.move(id, 'action_required', ' Proof of address is missing. ');
    const last = (await desk.pstn.order(id))?.events.at(-1);
    expect(last).toMatchObject({ status: 'action_required', reason: 'Proof of address is missing.' });
  });

  it('needs a reason for an error and for action required', async () => {
    const desk = await startDesk();
    const { id } = await requestOne(desk);
    for (const answer of [await desk.move(id, 'error'), await desk.move(id, 'action_required', '  ')]) {
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'reason_missing' }]);
    }
  });

  it('refuses what the table does not have, with a sentence', async () => {
    const desk = await startDesk();
    const order = await orderOne(desk);
    const actionRequired = await desk.move(order.id, 'action_required', 'Only requests know this status.');
    expect(actionRequired.status).toBe(409);
    expect(await actionRequired.json()).toMatchObject({
      message: expect.stringMatching(/^[A-Z].+\.$/) as string,
    });
    await desk.accept(order.id, who.alice);
    for (const to of newNumberStatuses) {
      expect([to, (await desk.move(order.id, to, 'Too late.')).status]).toEqual([to, 409]);
    }
    expect((await desk.move(order.id, 'nonsense')).status).toBe(400);
    expect((await desk.move('PO-999999', 'pending')).status).toBe(404);
  });

  it('can end every order that has not ended', () => {
    for (const from of newNumberStatuses.filter((status) => status !== 'provisioned')) {
      expect(movesFrom('request', from).map(({ to }) => to)).toContain('provisioned');
    }
  });

  it('is seen by whoever follows the changes, each order once and in order', async () => {
    const desk = await startDesk();
    const start = await desk.pstn.changes();
    expect(start.orders).toEqual([]);
    const first = await orderOne(desk);
    const second = await requestOne(desk, 'r');
    await desk.accept(first.id, who.alice);
    const next = await desk.pstn.changes(start.cursor);
    expect(next.orders.map(({ id, status }) => [id, status])).toEqual([
      [second.id, 'pending'],
      [first.id, 'provisioned'],
    ]);
    expect(await desk.pstn.changes(next.cursor)).toEqual({ orders: [], cursor: next.cursor });
    expect((await desk.pstn.changes('from another desk')).orders.length).toBeGreaterThan(2);
  });
});
