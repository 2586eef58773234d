/**
 * Messages that can never arrive: what the operator sees of them, and may do. A message is shown by where it goes and
 * why it is parked, never by its words.
 */
import { remove, type Store } from '../store/store.js';
import { parked } from './collections.js';
import type { Deliverer } from './deliver.js';

export interface ParkedMessage {
  readonly id: string;
  /** When it was to be sent, and when it was parked; ISO times. */
  readonly at: string;
  readonly since: string;
  /** Id of the room, or of the person whose 1:1 it was for. */
  readonly to: string;
  readonly what: 'answer' | 'notice';
  readonly why: string;
}

export interface ParkedMessages {
  /** Oldest first. */
  list(): Promise<readonly ParkedMessage[]>;
  /** Sends it after all; false when none has this id. */
  retry(id: string): Promise<boolean>;
  drop(id: string): Promise<boolean>;
}

export function createParked(store: Store, retry: Deliverer['retry']): ParkedMessages {
  return {
    async list() {
      const all = await store.list(parked);
      return all.map(({ id, value: { at, since, message, notice, why } }) => ({
        id,
        at,
        since,
        to: message.roomId ?? message.toPersonId ?? '',
        what: notice === true ? 'notice' : 'answer',
        why,
      }));
    },
    retry,
    async drop(id) {
      if ((await store.get(parked, id)) === undefined) return false;
      await store.commit([remove(parked, id)]);
      return true;
    },
  };
}
