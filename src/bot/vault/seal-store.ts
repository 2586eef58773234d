import { openStore, type StoreOptions } from '../../store/open-store.js';
import {
  put,
  type AnyCollection,
  type Collection,
  type Entry,
  type Query,
  type Store,
  type Write,
} from '../../store/store.js';
import type { Vault } from './vault.js';

/** A row as it lies on disk: its value sealed, and beside it the keys it is looked up by. */
interface SealedRow {
  readonly sealed: string;
  readonly keys?: Readonly<Record<string, string>>;
}

const isSealed = (row: unknown): row is SealedRow =>
  typeof row === 'object' && row !== null && 'sealed' in row && typeof row.sealed === 'string';

type Indexes = Readonly<Record<string, (value: never) => string | undefined>>;

function keysOf(indexes: Indexes, value: unknown): { keys?: Record<string, string> } {
  const found = Object.entries(indexes).flatMap(([name, of]) => {
    const key = of(value as never);
    return key === undefined ? [] : [[name, key] as const];
  });
  return found.length === 0 ? {} : { keys: Object.fromEntries(found) };
}

/** The collection as the store below must know it, so that sealed rows and rows from before are found alike. */
export const asSealed = ({ name, indexes }: AnyCollection): Collection<unknown> => ({
  name,
  indexes: Object.fromEntries(
    Object.entries(indexes).map(([index, of]) => [
      index,
      (row: unknown) => (isSealed(row) ? row.keys?.[index] : of(row as never)),
    ]),
  ),
});

/**
 * The store with the values of these collections encrypted at rest. It must have been opened with them
 * `asSealed`. Rows written before are read as they are, and sealed when they are written next.
 */
export function sealStore(store: Store, vault: Vault, collections: readonly AnyCollection[]): Store {
  const sealed = new Map(collections.map((collection) => [collection.name, collection.indexes as Indexes]));

  function seal(write: Write): Write {
    const indexes = sealed.get(write.collection);
    if (write.type === 'delete' || indexes === undefined) return write;
    const { collection, id, value } = write;
    const text = vault.seal(Buffer.from(JSON.stringify(value)), `${collection}/${id}`).toString('base64');
    return { ...write, value: { sealed: text, ...keysOf(indexes, value) } satisfies SealedRow };
  }

  function open<T>(collection: string, id: string, row: T): T {
    if (!isSealed(row)) return row;
    const bytes = vault.open(Buffer.from(row.sealed, 'base64'), `${collection}/${id}`);
    return JSON.parse(bytes.toString()) as T;
  }

  return {
    async get<T>(collection: Collection<T>, id: string) {
      const row = await store.get(collection, id);
      return row === undefined || !sealed.has(collection.name) ? row : open(collection.name, id, row);
    },
    async list<T>(collection: Collection<T>, query?: Query): Promise<readonly Entry<T>[]> {
      const rows = await store.list(collection, query);
      if (!sealed.has(collection.name)) return rows;
      return rows.map(({ id, value }) => ({ id, value: open(collection.name, id, value) }));
    },
    count: (collection, index) => store.count(collection, index),
    commit: (writes) => store.commit(writes.map(seal)),
    compact: () => store.compact(),
    close: () => store.close(),
  };
}

const rowsAtOnce = 200;

/**
 * Seals with the present key what lies open or was sealed with a former one, and returns how much that was. Only
 * while nobody else writes; interrupted, it goes on where it was.
 */
export async function sealAnew(
  raw: Store,
  vault: Vault,
  collections: readonly AnyCollection[],
): Promise<number> {
  const store = sealStore(raw, vault, collections);
  const isStale = (row: unknown): boolean =>
    !isSealed(row) || !vault.isCurrent(Buffer.from(row.sealed, 'base64'));
  let count = 0;
  for (const collection of collections as readonly Collection<unknown>[]) {
    const rows = await raw.list(collection);
    const stale = rows.filter(({ value }) => isStale(value)).map(({ id }) => id);
    for (let at = 0; at < stale.length; at += rowsAtOnce) {
      const ids = stale.slice(at, at + rowsAtOnce);
      const values = await Promise.all(ids.map((id) => store.get(collection, id)));
      await store.commit(ids.map((id, index) => put(collection, id, values[index])));
    }
    count += stale.length;
  }
  return count;
}

/** Opens a store all of whose collections are encrypted. */
export const openSealed = async (options: StoreOptions, vault: Vault): Promise<Store> =>
  sealStore(
    await openStore({ ...options, collections: options.collections.map(asSealed) }),
    vault,
    options.collections,
  );
