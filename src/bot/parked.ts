/**
 * What the operator wants done with parked messages. A wish is a small file in the folder of the bot, so that it can
 * be made whether the bot runs or not: only the process that has the store changes it.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { disk, ensureDirectory, isMissing } from '../store/disk.js';
import { remove, type Store } from '../store/store.js';
import { parked } from './collections.js';
import type { Deliverer } from './deliver.js';
import { createRounds, type Rounds } from './rounds.js';

export const parkedWishes = ['retry', 'drop'] as const;
export type ParkedWish = (typeof parkedWishes)[number];

const folder = 'parked';
const isId = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name);

/** `dir` is the folder of the bot. The latest wish for a message counts. */
export async function wishFor(dir: string, id: string, wish: ParkedWish): Promise<void> {
  if (!isId(id)) throw new TypeError(`"${id}" is no id of a message.`);
  await ensureDirectory(join(dir, folder));
  await disk.replace(join(dir, folder, id), wish);
}

export interface ParkedOptions {
  readonly dir: string;
  readonly store: Store;
  readonly retry: Deliverer['retry'];
  readonly log: Logger;
  readonly everyMs?: number;
}

/** Carries the wishes out as they come. */
export function createParked({ dir, store, retry, log, everyMs = 2_000 }: ParkedOptions): Rounds {
  const wishes = join(dir, folder);

  async function drop(id: string): Promise<boolean> {
    if ((await store.get(parked, id)) === undefined) return false;
    await store.commit([remove(parked, id)]);
    return true;
  }

  async function carryOut(id: string): Promise<void> {
    const wish = await readFile(join(wishes, id), 'utf8');
    const isKnown = await (wish === 'retry' ? retry(id) : drop(id));
    log.info({ message: id, wish, isKnown }, 'parked message');
    await rm(join(wishes, id), { force: true });
  }

  async function round(): Promise<void> {
    const names = await readdir(wishes).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const id of names.filter(isId)) await carryOut(id);
  }

  return createRounds(round, everyMs, (err) => log.warn({ err }, 'wishes for parked messages not read'));
}
