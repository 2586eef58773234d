import { prepareCommit } from './prepare-commit.js';
import { readTables } from './read-tables.js';
import type { AnyCollection, Store } from './store.js';
import { createTables } from './tables.js';

/** A store that forgets everything when the process ends: for tests, and for a sandbox without a directory. */
export function createMemoryStore(collections: readonly AnyCollection[]): Store {
  const tables = createTables(collections);
  let sequence = 0;

  return {
    ...readTables(tables),
    commit: (writes) =>
      new Promise((resolve) => {
        for (const write of prepareCommit(tables, writes).writes) tables.apply(write, ++sequence);
        resolve();
      }),
    compact: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
