/** Copies of a store as it was at one moment, made from its files, also while a process writes to it. */
import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SwitchboardError } from '../errors.js';
import { ensureDirectory, isMissing } from './disk.js';
import { decodeRecord } from './journal-record.js';

const prefix = 'snapshot-';
const isSegment = (name: string): boolean => /^\d{16}\.log$/u.test(name);
const isShard = (name: string): boolean => /^\d{8,}\.json$/u.test(name);
const tries = 20;

const list = (dir: string): Promise<string[]> =>
  readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });

/** False when the file is gone. */
async function ifThere(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Second names for the segments, under which they stay when a checkpoint removes them. */
async function hold(journal: string, held: string): Promise<void> {
  const known = new Set(await list(held));
  for (const name of (await list(journal)).filter((found) => isSegment(found) && !known.has(found)))
    await ifThere(link(join(journal, name), join(held, name)));
}

async function copyShards(from: string, to: string): Promise<void> {
  for (const collection of await list(from)) {
    const names = (await list(join(from, collection))).filter(isShard);
    if (names.length > 0) await ensureDirectory(join(to, collection));
    // A shard that went away meanwhile held rows whose removal is in the journal.
    for (const name of names)
      await ifThere(copyFile(join(from, collection, name), join(to, collection, name)));
  }
}

/** Number of the write that must come after these lines; undefined where none can be read. */
function following(lines: string): number | undefined {
  const last = lines
    .trimEnd()
    .split('\n')
    .findLast((line) => decodeRecord(line) !== undefined);
  const record = last === undefined ? undefined : decodeRecord(last);
  return record === undefined ? undefined : record.sequence + record.writes.length;
}

/** False when a segment came and went between two looks: its writes would be missing. */
async function copyJournal(held: string, to: string): Promise<boolean> {
  let next: number | undefined;
  for (const name of (await readdir(held)).sort()) {
    if (next !== undefined && Number.parseInt(name, 10) > next) return false;
    const content = await readFile(join(held, name));
    const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
    await writeFile(join(to, name), whole, { mode: 0o600, flush: true });
    next = following(whole.toString()) ?? next;
  }
  return true;
}

async function attempt(from: string, to: string, held: string): Promise<boolean> {
  await mkdir(held, { mode: 0o700 });
  try {
    // Segments before shards, so that nothing moves from the ones into the others unseen; and again after them.
    await hold(join(from, 'journal'), held);
    await copyShards(join(from, 'shards'), join(to, 'shards'));
    await hold(join(from, 'journal'), held);
    await ensureDirectory(join(to, 'journal'));
    return await copyJournal(held, join(to, 'journal'));
  } finally {
    await rm(held, { recursive: true, force: true });
  }
}

/** What a copy that was killed has left behind: it would keep segments that are gone. */
export async function dropSnapshots(dir: string): Promise<void> {
  for (const name of (await list(dir)).filter((found) => found.startsWith(prefix)))
    await rm(join(dir, name), { recursive: true, force: true });
}

/** `to` must be empty or missing. What it then holds opens as a store of its own. */
export async function copyStore(from: string, to: string): Promise<void> {
  for (let count = 0; count < tries; count += 1) {
    await ensureDirectory(to);
    const isWhole = await attempt(from, to, join(from, prefix + randomUUID()));
    if (isWhole) return copyFile(join(from, 'meta.json'), join(to, 'meta.json'));
    for (const part of ['journal', 'shards']) await rm(join(to, part), { recursive: true, force: true });
  }
  throw new SwitchboardError('store_failed', `The store in ${from} changes too fast to be copied.`);
}
