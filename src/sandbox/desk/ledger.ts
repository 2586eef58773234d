import type { Order } from '../../pstn/provider.js';
import { put, remove, type Store, type Write } from '../../store/store.js';
import type { PortState } from '../../pstn/ports/port-state.js';
import { deskHolds, deskOrders, type HoldRecord, type OrderRecord } from './records.js';

export interface LedgerView {
  order(id: string): OrderRecord | undefined;
  orderByKey(key: string): OrderRecord | undefined;
  orders(): readonly OrderRecord[];
  holds(): ReadonlyMap<string, HoldRecord>;
  /** Id of the order that has the number; a cancelled one has none. */
  ownerOf(number: string): string | undefined;
  /** Key of the hold that covers the number, even when it has lapsed. */
  holderOf(number: string): string | undefined;
  /** Running number of the last change; 0 before the first. */
  lastChange(): number;
}

export interface LedgerDraft {
  /** Gives the order its id, which no other order ever gets. */
  addOrder(key: string, build: (id: string) => Order): Order;
  updateOrder(order: Order): Order;
  /** The same for a port, whose account data and keys are kept beside it. */
  addPort(key: string, build: (id: string) => PortState): Order;
  updatePort(state: PortState): Order;
  putHold(key: string, hold: HoldRecord): void;
  dropHold(key: string): void;
}

export interface Ledger extends LedgerView {
  /** Runs changes one at a time; nobody sees a change before it is durable, and a failed one leaves no trace. */
  change<T>(work: (draft: LedgerDraft) => T): Promise<T>;
  /** Told of each order that has changed, once the change is durable, with what it was before. */
  onChange(listener: (order: Order, before: Order | undefined) => void): void;
}

const firstOrderNumber = 104_201;

/** Orders of an earlier version have events without ids. */
const withIds = (order: Order): Order =>
  order.events.every(({ id }) => id !== undefined)
    ? order
    : { ...order, events: order.events.map((event, at) => ({ id: `${order.id}.${at + 1}`, ...event })) };

const createBooks = () => {
  const orders = new Map<string, OrderRecord>();
  const byKey = new Map<string, OrderRecord>();
  const owners = new Map<string, string>();
  const holds = new Map<string, HoldRecord>();
  const holders = new Map<string, string>();
  let lastChange = 0;
  let lastNumber = firstOrderNumber - 1;

  const dropHold = (key: string) => {
    for (const number of holds.get(key)?.numbers ?? []) {
      if (holders.get(number) === key) holders.delete(number);
    }
    holds.delete(key);
  };
  return {
    orders,
    byKey,
    owners,
    holds,
    holders,
    lastChange: () => lastChange,
    lastNumber: () => lastNumber,
    dropHold,
    putOrder(record: OrderRecord) {
      const { id, numbers, status } = record.order;
      for (const number of orders.get(id)?.order.numbers ?? []) {
        if (owners.get(number) === id) owners.delete(number);
      }
      orders.set(id, record);
      byKey.set(record.key, record);
      if (status !== 'cancelled') for (const number of numbers) owners.set(number, id);
      lastChange = Math.max(lastChange, record.change);
      lastNumber = Math.max(lastNumber, record.number);
    },
    putHold(key: string, hold: HoldRecord) {
      dropHold(key);
      holds.set(key, hold);
      for (const number of hold.numbers) holders.set(number, key);
    },
  };
};
type Books = ReturnType<typeof createBooks>;

interface Changed {
  readonly order: Order;
  readonly before: Order | undefined;
}

/** Collects what one change writes, and what is to happen in memory once it is on disk. */
const createDraft = (books: Books) => {
  const writes: Write[] = [];
  const applies: (() => void)[] = [];
  const changed: Changed[] = [];
  let change = books.lastChange();
  let number = books.lastNumber();

  const putOrder = (record: OrderRecord) => {
    const { order } = record;
    changed.push({ order, before: books.orders.get(order.id)?.order });
    writes.push(put(deskOrders, order.id, record));
    applies.push(() => books.putOrder(record));
    return order;
  };
  const add = (key: string, build: (id: string) => Pick<OrderRecord, 'order' | 'port'>) => {
    number += 1;
    change += 1;
    return putOrder({ ...build(`PO-${number}`), key, number, change });
  };
  const update = (next: Pick<OrderRecord, 'order' | 'port'>) => {
    const known = books.orders.get(next.order.id);
    if (!known) throw new Error(`Order ${next.order.id} is not in the ledger; add it first.`);
    change += 1;
    return putOrder({ ...known, ...next, change });
  };
  const draft: LedgerDraft = {
    addOrder: (key, build) => add(key, (id) => ({ order: build(id) })),
    updateOrder: (order) => update({ order }),
    addPort: (key, build) =>
      add(key, (id) => {
        const { order, record } = build(id);
        return { order, port: record };
      }),
    updatePort: ({ order, record }) => update({ order, port: record }),
    putHold: (key, hold) => {
      writes.push(put(deskHolds, key, hold));
      applies.push(() => books.putHold(key, hold));
    },
    dropHold: (key) => {
      writes.push(remove(deskHolds, key));
      applies.push(() => books.dropHold(key));
    },
  };
  return { draft, writes, applies, changed };
};

/** Loads the desk's orders and holds; without a store they live as long as the process. */
export const openLedger = async (store?: Pick<Store, 'list' | 'commit'>): Promise<Ledger> => {
  const books = createBooks();
  for (const { value } of (await store?.list(deskOrders)) ?? []) {
    books.putOrder({ ...value, order: withIds(value.order) });
  }
  for (const { id, value } of (await store?.list(deskHolds)) ?? []) books.putHold(id, value);
  const listeners: ((order: Order, before: Order | undefined) => void)[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (draft: LedgerDraft) => T): Promise<T> => {
    const { draft, writes, applies, changed } = createDraft(books);
    const result = work(draft);
    if (writes.length > 0) await store?.commit(writes);
    for (const apply of applies) apply();
    for (const { order, before } of changed) {
      for (const listener of listeners) listener(order, before);
    }
    return result;
  };
  return {
    order: (id) => books.orders.get(id),
    orderByKey: (key) => books.byKey.get(key),
    orders: () => [...books.orders.values()],
    holds: () => books.holds,
    ownerOf: (number) => books.owners.get(number),
    holderOf: (number) => books.holders.get(number),
    lastChange: () => books.lastChange(),
    change: (work) => {
      const done = queue.then(() => run(work));
      queue = done.catch(() => undefined);
      return done;
    },
    onChange: (listener) => void listeners.push(listener),
  };
};
