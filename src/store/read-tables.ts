import type { AnyCollection, Collection, Entry, Query, Store } from './store.js';
import type { Tables } from './tables.js';

/** The reading half of a `Store`; a wrong collection or index rejects, it never throws. */
export function readTables(tables: Tables): Pick<Store, 'get' | 'list' | 'count'> {
  return {
    get: <T>(collection: Collection<T>, id: string) =>
      settle(() => tables.get(collection.name, id) as T | undefined),
    list: <T>(collection: Collection<T>, query: Query = {}) =>
      settle(() => tables.list(collection.name, query) as readonly Entry<T>[]),
    count: (collection: AnyCollection, index?: string) => settle(() => tables.count(collection.name, index)),
  };
}

const settle = <T>(read: () => T): Promise<T> => new Promise((resolve) => resolve(read()));
