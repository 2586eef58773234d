import { put, type Store, type Write } from '../store/store.js';
import { inbox, type InboxEntry } from './collections.js';
import type { Delivery } from './webex/shapes.js';

/** An accepted event and the key of the conversation in which it must wait its turn. */
export interface Accepted {
  readonly id: string;
  readonly conversation: string;
  readonly delivery: Delivery;
}

export interface InboxOptions {
  readonly store: Store;
  /** Webex id of the bot itself: what it wrote is no event. */
  readonly self: () => string | undefined;
  /** Works on an event to its end. */
  readonly work: (accepted: Accepted) => Promise<void>;
  /** Hears of an event that came once more. */
  readonly onDouble?: (accepted: Accepted) => void;
  readonly now: () => Date;
}

export interface Inbox {
  accept(delivery: Delivery): Promise<void>;
  /** From now on events are worked on, beginning with those accepted so far and not finished. */
  open(): Promise<void>;
  /** From now on events are written down and left to the next start. */
  close(): void;
  /** Whether the event was accepted already, whatever became of it. */
  knows(resource: string, id: string): Promise<boolean>;
  /** To be committed together with what the event led to. */
  readonly done: (id: string) => Write;
}

const wanted: ReadonlyMap<string, readonly string[]> = new Map([
  ['messages', ['created']],
  ['attachmentActions', ['created']],
  ['memberships', ['created', 'updated', 'deleted']],
]);

export const conversationKey = (roomId: string, personId: string): string => `${roomId}:${personId}`;

const eventId = (resource: string, event: string, id: string): string => `${resource}:${event}:${id}`;

function accepted(delivery: Delivery): Accepted {
  const { resource, event, data } = delivery;
  const roomId = data.roomId ?? data.id;
  const isMembership = resource === 'memberships';
  return {
    id: eventId(resource, event, data.id),
    // Members come and go in the order of the room, not of a person.
    conversation: isMembership ? `room:${roomId}` : conversationKey(roomId, data.personId ?? ''),
    delivery,
  };
}

export function createInbox({ store, self, work, onDouble = () => undefined, now }: InboxOptions): Inbox {
  // Between the look-up and the commit a double could slip through.
  const arriving = new Set<string>();
  const running = new Set<string>();
  let isOpen = false;

  function dispatch(entry: Accepted): void {
    if (!isOpen || running.has(entry.id)) return;
    running.add(entry.id);
    void work(entry).finally(() => running.delete(entry.id));
  }

  async function take(entry: Accepted): Promise<void> {
    // A membership may be given, taken and given again under one id.
    const repeatable = entry.delivery.resource === 'memberships';
    if (!repeatable && (await store.get(inbox, entry.id)) !== undefined) {
      onDouble(entry);
      return;
    }
    await store.commit([
      put(inbox, entry.id, { state: 'waiting', at: now().toISOString(), delivery: entry.delivery }),
    ]);
    dispatch(entry);
  }

  return {
    async accept(delivery) {
      const { resource, event, data } = delivery;
      const ownMessage = resource === 'messages' && data.personId === self();
      if (!wanted.get(resource)?.includes(event) || ownMessage) return;
      const entry = accepted(delivery);
      if (arriving.has(entry.id)) return onDouble(entry);
      arriving.add(entry.id);
      try {
        await take(entry);
      } finally {
        arriving.delete(entry.id);
      }
    },
    async open() {
      isOpen = true;
      const waiting = await store.list(inbox, { index: 'waiting', is: 'yes' });
      for (const { value } of waiting) if (value.delivery) dispatch(accepted(value.delivery));
    },
    close() {
      isOpen = false;
    },
    knows: async (resource, id) => (await store.get(inbox, eventId(resource, 'created', id))) !== undefined,
    done: (id) => put<InboxEntry>(inbox, id, { state: 'done', at: now().toISOString() }),
  };
}
