import type { Logger } from 'pino';
import { assistedOrders } from '../../pstn/assisted/collections.js';
import type { Store } from '../../store/store.js';
import { conversations, movedDrafts, notices, outbox, parked } from '../collections.js';
import type { Cabinet } from './cabinet.js';

/**
 * The text of everything a kept file can be referred to from: drafts, live, kept and moved (a reminder names one of
 * them), orders that a person files, and messages, also those that wait for the operator.
 */
export async function references(store: Store): Promise<string> {
  const all = await Promise.all([
    store.list(conversations),
    store.list(movedDrafts),
    store.list(outbox),
    store.list(parked),
    store.list(notices),
    store.list(assistedOrders),
  ]);
  return JSON.stringify(all);
}

/** Throws away old files that none of these speaks of. */
export async function pruneFiles(options: {
  readonly cabinet: Cabinet;
  readonly store: Store;
  readonly before: Date;
  readonly log: Logger;
}): Promise<void> {
  const { cabinet, store, before, log } = options;
  try {
    const count = await cabinet.prune(before, async () => {
      const text = await references(store);
      return (id) => text.includes(id);
    });
    if (count > 0) log.info({ count }, 'old files thrown away');
  } catch (err) {
    log.error({ err }, 'old files could not be thrown away');
  }
}
