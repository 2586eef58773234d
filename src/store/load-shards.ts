import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setAside, type Disk } from './disk.js';
import type { Pages } from './pages.js';
import { createShardFile, DamagedShard, type Shard } from './shard-file.js';
import type { StoreLog } from './store-log.js';
import type { Tables } from './tables.js';

interface Deps {
  readonly dir: string;
  readonly disk: Disk;
  readonly tables: Tables;
  readonly pages: Pages;
  readonly log: StoreLog;
  /** Keys of a value written by an earlier version of the program; must not throw. */
  readonly keysOf: Tables['keysOf'];
}

const readsAtOnce = 4;

/**
 * Fills memory from the checkpoint files and returns the highest sequence number seen. A damaged file is
 * set aside and reported; the rest serves.
 */
export async function loadShards(deps: Deps): Promise<number> {
  let highest = 0;
  for (const entry of await readdir(deps.dir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const collection = entry.name;
    deps.tables.adopt(collection);
    const files = await listShards(join(deps.dir, collection));
    for (let at = 0; at < files.length; at += readsAtOnce) {
      const group = files.slice(at, at + readsAtOnce);
      const shards = await Promise.all(
        group.map((file) => readShard(deps, join(deps.dir, collection, file))),
      );
      for (const [offset, shard] of shards.entries()) {
        const number = Number.parseInt(group[offset] ?? '', 10);
        highest = Math.max(highest, restorePage(deps, collection, number, shard));
      }
    }
  }
  return highest;
}

async function listShards(dir: string): Promise<readonly string[]> {
  const files = await readdir(dir);
  for (const file of files) if (file.endsWith('.tmp')) await unlink(join(dir, file));
  return files.filter((file) => /^\d{8,}\.json$/u.test(file)).sort();
}

async function readShard({ disk, log }: Deps, path: string): Promise<Shard> {
  const file = createShardFile(disk, path);
  try {
    await file.read();
    return file.data;
  } catch (error) {
    if (!(error instanceof DamagedShard)) throw error;
    log.error(
      { path: await setAside(path), reason: error.message },
      'A damaged shard of the store is set aside',
    );
    return { rows: [], bytes: 0 };
  }
}

function restorePage(
  { tables, pages, keysOf }: Deps,
  collection: string,
  number: number,
  shard: Shard,
): number {
  const page = pages.load(collection, number);
  let highest = 0;
  for (const { id, created, changed, value } of shard.rows) {
    const row = { id, created, changed, read: () => value, keys: keysOf(collection, value) };
    highest = Math.max(highest, changed);
    const older = tables.restore(collection, row);
    if (older === row) pages.markDirty(page);
    else {
      if (older !== undefined) pages.drop(older);
      pages.place(page, row, shard.bytes / shard.rows.length);
    }
  }
  return highest;
}
