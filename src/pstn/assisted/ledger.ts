import { put, type Store } from '../../store/store.js';
import type { Order } from '../provider.js';
import { assistedCounts, assistedOrders, type AssistedCounts, type AssistedOrder } from './collections.js';

export type Draft = Omit<AssistedOrder, 'change'>;

export interface Ledger {
  get(id: string): Promise<AssistedOrder | undefined>;
  byKey(key: string): Promise<AssistedOrder | undefined>;
  byControlHubId(id: string): Promise<AssistedOrder | undefined>;
  ofCustomer(customerId: string): Promise<readonly AssistedOrder[]>;
  all(): Promise<readonly AssistedOrder[]>;
  /** How many changes there were; those after a number are `all` with a higher one. */
  changes(): Promise<number>;
  /** A new order, unless one was placed under its key meanwhile; `undefined` when none is made. */
  add(key: string, make: (id: string) => Promise<Draft | undefined>): Promise<AssistedOrder | undefined>;
  /** One change after the other; `undefined` leaves it as it is. */
  change(id: string, work: (found: AssistedOrder) => Draft | undefined): Promise<AssistedOrder | undefined>;
}

/** Six digits, so that nobody types less than they mean. Control Hub has no ids of this form. */
const firstId = 100_001;

const none: AssistedCounts = { orders: 0, changes: 0 };
const row = 'counts';

export function createLedger(store: Store): Ledger {
  let last: Promise<unknown> = Promise.resolve();
  /** Counts are read and written by one at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const counts = async (): Promise<AssistedCounts> => (await store.get(assistedCounts, row)) ?? none;
  const one = async (index: string, is: string): Promise<AssistedOrder | undefined> =>
    (await store.list(assistedOrders, { index, is, limit: 1 }))[0]?.value;
  const values = async (query?: { index: string; is: string }): Promise<readonly AssistedOrder[]> =>
    (await store.list(assistedOrders, query)).map(({ value }) => value);

  async function save(id: string, draft: Draft, before: AssistedCounts): Promise<AssistedOrder> {
    const after = { ...before, changes: before.changes + 1 };
    const saved: AssistedOrder = { ...draft, change: after.changes };
    await store.commit([put(assistedOrders, id, saved), put(assistedCounts, row, after)]);
    return saved;
  }

  return {
    get: (id) => store.get(assistedOrders, id),
    byKey: (key) => one('key', key),
    byControlHubId: (id) => one('controlHubId', id),
    ofCustomer: (is) => values({ index: 'customer', is }),
    all: () => values(),
    changes: async () => (await counts()).changes,
    add: (key, make) =>
      inTurn(async () => {
        const known = await one('key', key);
        if (known !== undefined) return known;
        const before = await counts();
        const id = `SB-${firstId + before.orders}`;
        const draft = await make(id);
        return draft && save(id, draft, { ...before, orders: before.orders + 1 });
      }),
    change: (id, work) =>
      inTurn(async () => {
        const found = await store.get(assistedOrders, id);
        const next = found === undefined ? undefined : work(found);
        return next === undefined ? found : save(id, next, await counts());
      }),
  };
}

export const newestFirst = (rows: readonly AssistedOrder[]): readonly Order[] =>
  rows.map(({ order }) => order).sort((one, other) => other.id.localeCompare(one.id));
