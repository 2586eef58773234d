import type { AnyCollection, Collection, Entry, Query, Store, Write } from '../../store/store.js';
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
    commit: (writes) => store.commit(writes.map(seal)),
    close: () => store.close(),
  };
}
