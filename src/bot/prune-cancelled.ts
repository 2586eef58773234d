import { undoable } from '../flows/engine/session.js';
import { put, type Store } from '../store/store.js';
import { conversations } from './collections.js';
import type { Lanes } from './lanes.js';

/** Throws away cancelled drafts that cannot be taken up again any more, also where nobody comes back. */
export async function pruneCancelled(store: Store, lanes: Lanes, now: Date): Promise<void> {
  const all = await store.list(conversations, { index: 'cancelled', is: 'yes' });
  const old = all.filter(({ value }) => undoable(value, now) === undefined);
  const drop = async (id: string): Promise<void> => {
    const record = await store.get(conversations, id);
    // It may have come back, and another been cancelled, while this waited for its turn.
    if (record === undefined || undoable(record, now) !== undefined) return;
    await store.commit([put(conversations, id, { ...record, cancelled: undefined })]);
  };
  await Promise.all(old.map(({ id }) => lanes.run(id, () => drop(id))));
}
