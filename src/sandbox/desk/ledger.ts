import type { Order } from '../../pstn/provider.js';
import { put, remove, type Store, type Write } from '../../store/store.js';
import { deskHolds, deskOrders, type HoldRecord, type OrderRecord } from './records.js';

export interface LedgerView {
  order(id: string): OrderRecord | undefined;
  orderByKey(key: string): OrderRecord | undefined;
  orders(): readonly OrderRecord[];
  holds(): ReadonlyMap<string, HoldRecord>;
  /** Id of the order that has the number. */
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
  putHold(key: string, hold: HoldRecord): void;
  dropHold(key: string): void;
}

export interface Ledger extends LedgerView {
  /** Runs changes one at a time; nobody sees a change before it is durable, and a failed one leaves no trace. */
  change<T>(work: (draft: LedgerDraft) => T): Promise<T>;
}

const firstOrderNumber = 104_201;

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
      orders.set(record.order.id, record);
      byKey.set(record.key, record);
      for (const number of record.order.numbers) owners.set(number, record.order.id);
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

/** Collects what one change writes, and what is to happen in memory once it is on disk. */
const createDraft = (books: Books) => {
  const writes: Write[] = [];
  const applies: (() => void)[] = [];
  let change = books.lastChange();
  let number = books.lastNumber();

  const putOrder = (record: OrderRecord) => {
    writes.push(put(deskOrders, record.order.id, record));
    applies.push(() => books.putOrder(record));
    return record.order;
  };
  const draft: LedgerDraft = {
    addOrder: (key, build) => {
      number += 1;
      change += 1;
      return putOrder({ order: build(`PO-${number}`), key, number, change });
    },
    updateOrder: (order) => {
      const known = books.orders.get(order.id);
      if (!known) throw new Error(`Order ${order.id} is not in the ledger; add it first.`);
      change += 1;
      return putOrder({ ...known, order, change });
    },
    putHold: (key, hold) => {
      writes.push(put(deskHolds, key, hold));
      applies.push(() => books.putHold(key, hold));
    },
    dropHold: (key) => {
      writes.push(remove(deskHolds, key));
      applies.push(() => books.dropHold(key));
    },
  };
  return { draft, writes, applies };
};

/** Loads the desk's orders and holds; without a store they live as long as the process. */
export const openLedger = async (store?: Pick<Store, 'list' | 'commit'>): Promise<Ledger> => {
  const books = createBooks();
  for (const { value } of (await store?.list(deskOrders)) ?? []) books.putOrder(value);
  for (const { id, value } of (await store?.list(deskHolds)) ?? []) books.putHold(id, value);
  let queue: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (draft: LedgerDraft) => T): Promise<T> => {
    const { draft, writes, applies } = createDraft(books);
    const result = work(draft);
    if (writes.length > 0) await store?.commit(writes);
    for (const apply of applies) apply();
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
  };
};
