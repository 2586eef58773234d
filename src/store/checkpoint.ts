import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureDirectory, setAside, type Disk } from './disk.js';
import type { Journal } from './journal.js';
import type { Page, Pages } from './pages.js';
import { createShardFile } from './shard-file.js';
import type { StoreLog } from './store-log.js';

interface Deps {
  readonly dir: string;
  readonly disk: Disk;
  readonly journal: Pick<Journal, 'closed' | 'forget'>;
  readonly pages: Pages;
  readonly log: StoreLog;
}

export interface Checkpoint {
  /** Moves all closed segments into shards. Never rejects: what fails is reported and tried again next time. */
  run(): Promise<void>;
  /** Ends after the shard in hand; the rest stays in the journal. */
  stop(): Promise<void>;
}

export const shardPath = (dir: string, { collection, number }: Pick<Page, 'collection' | 'number'>): string =>
  join(dir, collection, `${String(number).padStart(8, '0')}.json`);

/** Rewrites only the pages that changed, one small file at a time, then drops the segments they cover. */
export function createCheckpoint(deps: Deps): Checkpoint {
  let running: Promise<void> | undefined;
  let asked = 0;
  const stop = new AbortController();

  const loop = async (): Promise<void> => {
    let answered: number;
    do {
      answered = asked;
      await moveClosedSegments(deps, stop.signal).catch((error: unknown) =>
        deps.log.error({ err: error }, 'A checkpoint of the store failed'),
      );
    } while (answered !== asked && !stop.signal.aborted);
    running = undefined;
  };

  return {
    run() {
      asked += 1;
      return (running ??= loop());
    },
    async stop() {
      stop.abort();
      await running;
    },
  };
}

async function moveClosedSegments(deps: Deps, stop: AbortSignal): Promise<void> {
  const { dir, disk, journal, pages } = deps;
  const segments = journal.closed();
  const dirty = pages.dirty();
  for (const name of new Set(dirty.map(({ collection }) => collection)))
    await ensureDirectory(join(dir, name));
  for (const page of dirty) {
    if (stop.aborted) return;
    const started = performance.now();
    await writePage(deps, page);
    // The disk is as long free for commits as it was busy here.
    await pause(performance.now() - started);
  }
  for (const segment of segments) {
    if (segment.damaged) await setAside(segment.path);
    else await disk.remove(segment.path);
    journal.forget(segment);
  }
}

async function writePage({ dir, disk, pages }: Deps, page: Page): Promise<void> {
  const path = shardPath(dir, page);
  pages.markClean(page);
  try {
    if (page.rows.size === 0) return await disk.remove(path);
    const file = createShardFile(disk, path);
    const rows = Array.from(page.rows, ({ id, created, changed, read }) => ({
      id,
      created,
      changed,
      value: read(),
    }));
    file.data = { rows, bytes: page.bytes };
    await file.write();
  } catch (error) {
    pages.markDirty(page);
    throw error;
  }
}
