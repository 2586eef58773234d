/** What waits: events that were accepted and not worked on, messages that have not arrived. */
import type { Queues } from '../ops/door.js';
import type { Store } from '../store/store.js';
import { inbox, outbox, parked } from './collections.js';

const secondsBetween = (at: string | undefined, now: Date): number =>
  at === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(at)) / 1000);

export async function queuesOf(store: Pick<Store, 'count' | 'list'>, now: Date): Promise<Queues> {
  const [events, messages, stuck, [event], [message]] = await Promise.all([
    store.count(inbox, 'waiting'),
    store.count(outbox),
    store.count(parked),
    store.list(inbox, { index: 'waiting', is: 'yes', limit: 1 }),
    store.list(outbox, { limit: 1 }),
  ]);
  return {
    waiting: {
      events: { count: events.by.get('yes') ?? 0, oldestSeconds: secondsBetween(event?.value.at, now) },
      messages: { count: messages.all, oldestSeconds: secondsBetween(message?.value.at, now) },
    },
    parked: stuck.all,
  };
}
