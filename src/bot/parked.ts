/** What the operator wants done with parked messages: a wish is a slip in the folder of the bot. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { remove, type Store } from '../store/store.js';
import { parked } from './collections.js';
import type { Deliverer } from './deliver.js';
import type { Rounds } from './rounds.js';
import { createSlips, isSlip, leaveSlip } from './slips.js';

export const parkedWishes = ['retry', 'drop'] as const;
export type ParkedWish = (typeof parkedWishes)[number];

const folder = 'parked';

/** `dir` is the folder of the bot. The latest wish for a message counts. */
export async function wishFor(dir: string, id: string, wish: ParkedWish): Promise<void> {
  if (!isSlip(id)) throw new TypeError(`"${id}" is no id of a message.`);
  await leaveSlip(join(dir, folder), id, wish);
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
  async function drop(id: string): Promise<boolean> {
    if ((await store.get(parked, id)) === undefined) return false;
    await store.commit([remove(parked, id)]);
    return true;
  }

  return createSlips({
    folder: join(dir, folder),
    everyMs,
    async take(id, wish) {
      const isKnown = await (wish === 'retry' ? retry(id) : drop(id));
      log.info({ message: id, wish, isKnown }, 'parked message');
    },
    onError: (err) => log.warn({ err }, 'wishes for parked messages not read'),
  });
}
