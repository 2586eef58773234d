import { join } from 'node:path';
import { SwitchboardError } from '../errors.js';
import { createCheckpoint, type Checkpoint } from './checkpoint.js';
import { createCommitQueue } from './commit-queue.js';
import { disk as realDisk, ensureDirectory, type Disk } from './disk.js';
import { openJournal, type Segment } from './journal.js';
import { acquireLock, type Lock } from './lock.js';
import { checkMeta } from './meta.js';
import { prepareCommit } from './prepare-commit.js';
import { readTables } from './read-tables.js';
import { recoverState } from './recover-state.js';
import type { AnyCollection, Store } from './store.js';
import { dropSnapshots } from './snapshot.js';
import { silentLog, type StoreLog } from './store-log.js';

export interface StoreOptions {
  /** Created with rights for its owner alone; one process at a time. */
  readonly dir: string;
  readonly collections: readonly AnyCollection[];
  readonly log?: StoreLog;
  /** Journal bytes between two checkpoints; about as much is replayed at the next start. */
  readonly compactEveryBytes?: number;
  readonly clock?: () => Date;
  readonly disk?: Disk;
}

type Settings = Required<StoreOptions>;

const manySegments = 16;

/** Opens the store on a directory. Rejects with `store_in_use`, or `store_failed` when it cannot be read or written. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const settings: Settings = {
    ...options,
    log: options.log ?? silentLog,
    compactEveryBytes: options.compactEveryBytes ?? 8 * 1024 * 1024,
    clock: options.clock ?? (() => new Date()),
    disk: options.disk ?? realDisk,
  };
  checkNames(settings.collections);
  let lock: Lock | undefined;
  try {
    await ensureDirectory(settings.dir);
    lock = await acquireLock(join(settings.dir, 'lock'));
    return await openLocked(settings, lock);
  } catch (error) {
    lock?.release();
    if (error instanceof SwitchboardError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SwitchboardError(
      'store_failed',
      `The store in ${settings.dir} could not be opened: ${reason}`,
      error,
    );
  }
}

function checkNames(collections: readonly AnyCollection[]): void {
  const names = new Set<string>();
  for (const { name } of collections) {
    if (!/^[a-z][a-z0-9-]*$/u.test(name))
      throw new TypeError(`"${name}" cannot name a collection: use kebab-case.`);
    if (names.has(name)) throw new TypeError(`Two collections are named "${name}".`);
    names.add(name);
  }
}

async function openLocked(
  { dir, collections, log, compactEveryBytes, clock, disk }: Settings,
  lock: Lock,
): Promise<Store> {
  const journalDir = join(dir, 'journal');
  const shardDir = join(dir, 'shards');
  await dropSnapshots(dir);
  await checkMeta(disk, join(dir, 'meta.json'), clock);
  const state = await recoverState({ journalDir, shardDir, collections, disk, log });
  const journal = await openJournal({
    disk,
    dir: journalDir,
    first: state.next,
    segments: state.segments,
    segmentBytes: compactEveryBytes,
    onSegmentClosed: () => void checkpoint.run(),
  });
  const checkpoint: Checkpoint = createCheckpoint({ dir: shardDir, disk, journal, pages: state.pages, log });
  const queue = createCommitQueue({ journal, apply: state.apply, next: state.next });
  if (state.segments.some(({ damaged }) => damaged)) await checkpoint.run();
  else if (isLong(state.segments, compactEveryBytes)) void checkpoint.run();

  let closing: Promise<void> | undefined;
  const shut = async (): Promise<void> => {
    await queue.drained();
    await checkpoint.stop();
    await journal.close();
    lock.release();
  };
  return {
    ...readTables(state.tables),
    async commit(writes) {
      if (closing !== undefined) throw new SwitchboardError('store_failed', 'The store is closed.');
      if (writes.length > 0) await queue.push(prepareCommit(state.tables, writes));
    },
    async compact() {
      if (closing !== undefined) throw new SwitchboardError('store_failed', 'The store is closed.');
      await queue.between(() => journal.rotate());
      const before = journal.closed();
      await checkpoint.run();
      const left = journal.closed();
      if (before.some((segment) => left.includes(segment)))
        throw new SwitchboardError('store_failed', 'The journal could not be moved into the shards.');
    },
    close: () => (closing ??= shut()),
  };
}

const isLong = (segments: readonly Segment[], limit: number): boolean =>
  segments.length >= manySegments || segments.reduce((sum, { bytes }) => sum + bytes, 0) >= limit;
