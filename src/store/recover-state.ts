import { ensureDirectory, type Disk } from './disk.js';
import type { Segment } from './journal.js';
import type { JournalRecord } from './journal-record.js';
import { loadShards } from './load-shards.js';
import { createPages, type Pages } from './pages.js';
import { recoverJournal } from './recover-journal.js';
import type { AnyCollection } from './store.js';
import type { StoreLog } from './store-log.js';
import { createTables, type PreparedWrite, type Tables } from './tables.js';

interface Deps {
  readonly journalDir: string;
  readonly shardDir: string;
  readonly collections: readonly AnyCollection[];
  readonly disk: Disk;
  readonly log: StoreLog;
}

export interface State {
  readonly tables: Tables;
  readonly pages: Pages;
  readonly segments: readonly Segment[];
  /** Sequence number of the next write. */
  readonly next: number;
  readonly apply: (write: PreparedWrite, sequence: number) => void;
}

/** Builds the state in memory from the shards, then brings it up to date from the journal. */
export async function recoverState({ journalDir, shardDir, collections, disk, log }: Deps): Promise<State> {
  await ensureDirectory(journalDir);
  await ensureDirectory(shardDir);
  const tables = createTables(collections);
  const pages = createPages();
  const keysOf = tolerantKeys(tables, log);

  const apply: State['apply'] = (write, sequence) => {
    const row = tables.apply(write, sequence);
    if (row === undefined) return;
    if (write.type === 'put') pages.keep(write.collection, row, write.bytes);
    else pages.drop(row);
  };
  const replay = ({ sequence, writes }: JournalRecord): void => {
    for (const [at, write] of writes.entries()) {
      tables.adopt(write.collection);
      apply(write.type === 'delete' ? write : completePut(write, keysOf), sequence + at);
    }
  };

  const highest = await loadShards({ dir: shardDir, disk, tables, pages, log, keysOf });
  const { segments, next } = await recoverJournal({ dir: journalDir, log, replay });
  return { tables, pages, segments, next: Math.max(next, highest + 1), apply };
}

type RecordedPut = Extract<JournalRecord['writes'][number], { type: 'put' }>;

const completePut = (write: RecordedPut, keysOf: Tables['keysOf']): PreparedWrite => ({
  type: 'put',
  collection: write.collection,
  id: write.id,
  read: () => write.value,
  keys: keysOf(write.collection, write.value),
  bytes: JSON.stringify(write.value).length,
});

/** Values on disk may come from another version of the program: an index that fails on one must not stop the rest. */
function tolerantKeys(tables: Tables, log: StoreLog): Tables['keysOf'] {
  return (collection, value) => {
    try {
      return tables.keysOf(collection, value);
    } catch (error) {
      log.error(
        { collection, err: error },
        'An index cannot read a stored value; it is found by its id alone',
      );
      return [];
    }
  };
}
