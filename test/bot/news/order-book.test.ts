import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { newsCollections } from '../../../src/bot/news/collections.js';
import { createOrderBook, type OrderBook } from '../../../src/bot/news/order-book.js';
import { withBook } from '../../../src/bot/news/overlay.js';
import type { StatusEvent } from '../../../src/bot/news/status-event.js';
import type { Order, PstnProvider } from '../../../src/pstn/provider.js';
import { createMemoryStore } from '../../../src/store/memory-store.js';

const created = '2026-11-20T09:00:00.000Z';
const port: Order = {
  id: 'PO-1',
  type: 'port',
  customerId: 'hp',
  locationId: 'hp-houston',
  status: 'submitted',
  numbers: ['+17132345678'],
  quantity: 1,
  orderedBy: { id: 'alice', email: 'alice@harborpine.example' },
  port: {
    losingCarrier: 'Lone Star Telecom',
    btn: '+17132345678',
    scope: { kind: 'full' },
    documents: [],
    rejections: [],
  },
  events: [
    { id: 'e1', at: created, what: 'ordered', status: 'pending' },
    { id: 'e2', at: '2026-11-21T09:00:00.000Z', what: 'status', status: 'submitted' },
  ],
  createdAt: created,
  updatedAt: '2026-11-21T09:00:00.000Z',
};

const event = (id: string, day: number, status: string, rest: Partial<StatusEvent> = {}): StatusEvent => ({
  id,
  orderId: 'PO-1',
  at: `2026-11-${day}T09:00:00Z`,
  status,
  ...rest,
});
const rejected = event('x1', 22, 'rejected', { reasons: [{ code: 'btn_error', text: 'ATN mismatch' }] });

let orders: Order[];
let book: OrderBook;
let pstn: PstnProvider;
let changes: string[];
/** The status that a notice shows, which asks for the order as any flow does. */
let shown: (string | undefined)[];

beforeEach(() => {
  orders = [port];
  changes = [];
  shown = [];
  const backEnd = {
    order: (id: string) => Promise.resolve(orders.find((order) => order.id === id)),
    orders: () => Promise.resolve(orders),
  } as unknown as PstnProvider;
  book = createOrderBook({
    store: createMemoryStore([...newsCollections]),
    pstn: backEnd,
    log: pino({ level: 'silent' }),
    now: () => new Date('2026-11-25T09:00:00Z'),
    onChange: async (order, row) => {
      changes.push(order.status);
      shown.push((await pstn.order(order.id))?.status);
      return { row, writes: [], afterwards: () => undefined };
    },
  });
  pstn = withBook(backEnd, book);
});

describe('a status event', () => {
  test('moves the order on for everybody who looks at it, although the back end does not know it yet', async () => {
    expect(await book.take(rejected)).toEqual({ result: 'applied' });
    const seen = await pstn.order('PO-1');
    expect(seen?.status).toBe('rejected');
    expect(seen?.port?.rejections[0]?.reasons).toEqual([{ code: 'btn_error', text: 'ATN mismatch' }]);
    expect(seen?.events.map(({ id }) => id)).toEqual(['e1', 'e2', 'x1']);
  });

  test('is what its own notice shows', async () => {
    await book.take(rejected);
    expect(shown).toEqual(['rejected']);
  });

  test('told twice changes nothing twice', async () => {
    await book.take(rejected);
    expect(await book.take(rejected)).toEqual({ result: 'double' });
    expect((await pstn.order('PO-1'))?.port?.rejections).toHaveLength(1);
  });

  test('that comes late stands in the history and moves nothing', async () => {
    await book.take(event('x2', 23, 'foc_received', { foc: '2026-12-01T16:00:00Z' }));
    expect(await book.take(event('x0', 20, 'rejected'))).toMatchObject({ result: 'late' });
    expect((await pstn.order('PO-1'))?.status).toBe('foc_received');
  });

  test('that no order can take is refused, with the reason', async () => {
    await book.take(event('x2', 23, 'completed'));
    expect(await book.take(event('x3', 24, 'rejected'))).toEqual({ result: 'refused', why: 'final' });
    expect((await pstn.order('PO-1'))?.status).toBe('completed');
  });

  test('of an order nobody knows is kept, and taken in once the order is there', async () => {
    orders = [];
    expect((await book.take(rejected)).result).toBe('unknown_order');
    orders = [port];
    await book.retryUnmatched();
    expect((await pstn.order('PO-1'))?.status).toBe('rejected');
  });

  test('with a status no row describes is taken in as unknown', async () => {
    expect((await book.take(event('x4', 24, 'carrier_on_strike'))).result).toBe('applied');
    expect((await pstn.order('PO-1'))?.status).toBe('unknown');
  });
});

test('once the back end tells of the same event by itself, it is known, and counts once', async () => {
  await book.take(rejected);
  const told = { id: 'x1', at: '2026-11-22T09:00:00.000Z', what: 'status', status: 'rejected' } as const;
  orders = [{ ...port, status: 'rejected', events: [...port.events, told] }];
  await book.see(orders[0] ?? port);
  expect((await pstn.order('PO-1'))?.events.filter(({ id }) => id === 'x1')).toHaveLength(1);
});

test('a status entered by hand says who entered it', async () => {
  const by = { id: 'alice', email: 'alice@harborpine.example' };
  await book.report({ orderId: 'PO-1', status: 'foc_received', foc: '2026-12-01T16:00:00.000Z' }, by);
  const seen = await pstn.order('PO-1');
  expect(seen?.status).toBe('foc_received');
  expect(seen?.port?.foc).toBe('2026-12-01T16:00:00.000Z');
  expect(seen?.events.at(-1)?.by).toBe(by.email);
});
