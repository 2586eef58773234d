import { describe, expect, it } from 'vitest';
import type { NewOrder } from '../../../src/pstn/provider.js';
import { at, placed, startDesk, who } from './start-desk.js';

const newOrder = (key: string, numbers: readonly string[], over: Partial<NewOrder> = {}): NewOrder =>
  ({ key, type: 'new', locationId: at('Houston'), orderedBy: who.alice, numbers, ...over }) as NewOrder;

describe('ordering new numbers', () => {
  it('takes the numbers and waits for the terms of use', async () => {
    const { pstn, free } = await startDesk();
    const numbers = await free('Houston', 'TX', 3);
    const order = placed(await pstn.placeOrder(newOrder('k', numbers)));
    expect(order).toMatchObject({ type: 'new', status: 'pending', numbers, quantity: 3 });
    expect(order.id).toMatch(/^PO-\d{6}$/);
    expect(order.terms).toEqual({ accepted: false, url: `http://desk.example/desk/terms/${order.id}` });
    expect(order.events).toEqual([
      {
        id: `${order.id}.1`,
        at: '2026-03-02T09:00:00.000Z',
        what: 'ordered',
        status: 'pending',
        by: 'Alice Morgan',
      },
    ]);
    expect(await free('Houston', 'TX', 200)).not.toContain(numbers[0]);
    expect(await pstn.order(order.id)).toEqual(order);
  });

  it('answers the same key with the same order, also at the same moment', async () => {
    const { pstn, free } = await startDesk();
    const numbers = await free('Houston', 'TX', 2);
    const answers = await Promise.all([1, 2, 3, 4].map(() => pstn.placeOrder(newOrder('same', numbers))));
    const later = await pstn.placeOrder(newOrder('same', await free('Houston', 'TX', 5)));
    expect(new Set([...answers, later].map((answer) => placed(answer).id)).size).toBe(1);
    expect(
      (await pstn.orders(placed(later).customerId)).filter(({ id }) => id === placed(later).id),
    ).toHaveLength(1);
  });

  it('sells a number to only one of two who order at the same moment', async () => {
    const { pstn, free } = await startDesk();
    const numbers = await free('Houston', 'TX', 1);
    const answers = await Promise.all(['a', 'b'].map((key) => pstn.placeOrder(newOrder(key, numbers))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, why: 'taken', taken: numbers });
  });

  it('takes 100 numbers in an order, not 101, and counts a number given twice once', async () => {
    const { pstn, free } = await startDesk();
    const numbers = await free('Houston', 'TX', 101);
    const tooMany = await pstn.placeOrder(newOrder('a', numbers));
    expect(tooMany).toMatchObject({
      ok: false,
      why: 'refused',
      reason: expect.stringContaining('100') as string,
    });
    const hundred = numbers.slice(0, 100);
    const order = placed(await pstn.placeOrder(newOrder('b', [...hundred, ...hundred])));
    expect(order.quantity).toBe(100);
  });

  it.each([
    ['nothing at all', newOrder('k', []), 'no number'],
    ['an unknown location', newOrder('k', ['+17135550101'], { locationId: 'nowhere' }), 'no such location'],
    ['a person without a role', newOrder('k', ['+17135550101'], { orderedBy: who.sam }), 'may not order'],
    ['a person who only reads', newOrder('k', ['+17135550101'], { orderedBy: who.noor }), 'may not order'],
    ["another customer's admin", newOrder('k', ['+17135550101'], { orderedBy: who.dana }), 'may not order'],
    [
      'a location of another operator',
      newOrder('k', ['+13125550101'], { locationId: at('Chicago') }),
      'Calling Plan',
    ],
    [
      'a variant B location',
      newOrder('k', ['+17135550101'], { locationId: at('Oslo'), orderedBy: who.ingrid }),
      'requested',
    ],
    ["another country's number", newOrder('k', ['+14165550101']), 'another country'],
  ])('refuses %s', async (_, order, sentence) => {
    const { pstn } = await startDesk();
    expect(await pstn.placeOrder(order)).toMatchObject({
      ok: false,
      why: 'refused',
      reason: expect.stringContaining(sentence) as string,
    });
  });

  it('calls numbers outside the inventory taken', async () => {
    const { pstn } = await startDesk();
    const answer = await pstn.placeOrder(newOrder('k', ['+12025550123', '+17135551234']));
    expect(answer).toEqual({ ok: false, why: 'taken', taken: ['+12025550123', '+17135551234'] });
  });

  it('lets a partner order for a customer', async () => {
    const { pstn, free } = await startDesk();
    const numbers = await free('Toronto', 'ON', 1);
    const order = newOrder('k', numbers, { locationId: at('Toronto'), orderedBy: who.per });
    expect(placed(await pstn.placeOrder(order)).events[0]?.by).toBe('Per Lund');
  });
});

describe('the trial', () => {
  const trialOrder = (key: string, numbers: readonly string[]) =>
    newOrder(key, numbers, { locationId: at('Austin'), orderedBy: who.dana });

  it('has used four numbers when the sandbox begins, and stops at ten in all', async () => {
    const { pstn, free } = await startDesk();
    const used = async () => (await pstn.access(who.dana))[0]?.customer.trialNumbersUsed;
    expect(await used()).toBe(4);
    const numbers = await free('Austin', 'TX', 7);
    expect(await pstn.placeOrder(trialOrder('a', numbers))).toEqual({
      ok: false,
      why: 'trial_limit',
      left: 6,
    });
    placed(await pstn.placeOrder(trialOrder('b', numbers.slice(0, 6))));
    expect(await used()).toBe(10);
    const last = trialOrder('c', numbers.slice(6));
    expect(await pstn.placeOrder(last)).toEqual({ ok: false, why: 'trial_limit', left: 0 });
  });

  it('sells no block', async () => {
    const { pstn } = await startDesk();
    const answer = await pstn.placeOrder({
      key: 'k',
      type: 'block',
      first: '+17375550100',
      size: 10,
      locationId: at('Austin'),
      orderedBy: who.dana,
    });
    expect(answer).toMatchObject({
      ok: false,
      why: 'refused',
      reason: expect.stringContaining('paid') as string,
    });
  });
});

describe('ordering a block', () => {
  const block = (key: string, first: string, size: number): NewOrder => ({
    key,
    type: 'block',
    first,
    size,
    locationId: at('Houston'),
    orderedBy: who.alice,
  });

  it('takes all numbers of the block', async () => {
    const { pstn } = await startDesk();
    const search = { locationId: at('Houston'), state: 'TX', size: 50, limit: 1 };
    const [found] = await pstn.searchBlocks(search);
    const order = placed(await pstn.placeOrder(block('k', found?.first ?? '', 50)));
    expect([order.numbers[0], order.numbers.at(-1), order.quantity]).toEqual([found?.first, found?.last, 50]);
    expect((await pstn.searchBlocks(search))[0]?.first).not.toBe(found?.first);
  });

  it.each([
    ['a size that is not sold', '+18325550100', 20],
    ['a start that is not aligned', '+18325550105', 10],
    ['a block across two cities', '+12815550100', 100],
  ])('refuses %s', async (_, first, size) => {
    const { pstn } = await startDesk();
    expect(await pstn.placeOrder(block('k', first, size))).toMatchObject({ ok: false, why: 'refused' });
  });

  it('names the numbers that are gone', async () => {
    const { pstn } = await startDesk();
    placed(await pstn.placeOrder(newOrder('one', ['+18325550142'])));
    const answer = await pstn.placeOrder(block('k', '+18325550100', 50));
    expect(answer).toEqual({ ok: false, why: 'taken', taken: ['+18325550142'] });
  });
});

describe('requesting numbers', () => {
  const request = (quantity: number, over: Partial<NewOrder> = {}): NewOrder =>
    ({
      key: `r${quantity}`,
      type: 'request',
      quantity,
      numberType: 'local',
      locationId: at('London'),
      orderedBy: who.ingrid,
      ...over,
    }) as NewOrder;

  it('has no numbers and no terms until the desk provisions it', async () => {
    const { pstn, move } = await startDesk();
    const order = placed(await pstn.placeOrder(request(2, { details: 'In a row, please.' })));
    expect(order).toMatchObject({
      status: 'pending',
      numbers: [],
      quantity: 2,
      details: 'In a row, please.',
    });
    expect(order.terms).toBeUndefined();
    expect((await move(order.id, 'provisioned')).status).toBe(200);
    const done = await pstn.order(order.id);
    expect(done).toMatchObject({ status: 'provisioned', numbers: ['+442079460000', '+442079460001'] });
  });

  it('never gives a number to two requests', async () => {
    const { pstn, move } = await startDesk();
    const first = placed(await pstn.placeOrder(request(100)));
    const second = placed(await pstn.placeOrder(request(99)));
    await Promise.all([move(first.id, 'provisioned'), move(second.id, 'provisioned')]);
    const numbers = [
      ...((await pstn.order(first.id))?.numbers ?? []),
      ...((await pstn.order(second.id))?.numbers ?? []),
    ];
    expect(new Set(numbers).size).toBe(199);
  });

  it('holds at most 100 numbers, at least one, and only at variant B locations', async () => {
    const { pstn } = await startDesk();
    expect(await pstn.placeOrder(request(101))).toMatchObject({ ok: false, why: 'refused' });
    expect(await pstn.placeOrder(request(0))).toMatchObject({ ok: false, why: 'refused' });
    const houston = request(1, { locationId: at('Houston'), orderedBy: who.alice });
    expect(await pstn.placeOrder(houston)).toMatchObject({ ok: false, why: 'refused' });
  });
});
