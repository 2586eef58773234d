/** Drafts whose owners asked to hear of them again. */
import type { Logger } from 'pino';
import { remove, type Entry, type Store } from '../store/store.js';
import { directRooms, movedDraftId, movedDrafts, reminders, spaces, type Reminder } from './collections.js';
import type { Heard } from './converse.js';
import { conversationKey } from './inbox.js';
import type { Lanes } from './lanes.js';
import type { People } from './people.js';
import { createAttempts, createRounds, type Rounds } from './rounds.js';

export interface RemindersOptions {
  readonly store: Store;
  readonly people: People;
  readonly lanes: Lanes;
  readonly converse: (heard: Heard) => Promise<void>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly everyMs?: number;
}

export interface Reminders extends Rounds {
  /** Brings up every draft that is due, each in its own conversation. */
  runDue(): Promise<void>;
}

export async function dueReminders(store: Store, now: Date): Promise<readonly Entry<Reminder>[]> {
  const until = now.toISOString();
  return (await store.list(reminders)).filter(({ value }) => value.at <= until);
}

export function createReminders(options: RemindersOptions): Reminders {
  const { store, people, lanes, converse, now, log, everyMs = 1_000 } = options;
  const attempts = createAttempts((err, reminder) => log.warn({ err, reminder }, 'a reminder has to wait'));

  /** Where the draft is now: one that was moved is in the 1:1, also while its owner has not written there. */
  async function roomOf({ personId, draftId, roomId }: Reminder): Promise<string | undefined> {
    const moved = await store.get(movedDrafts, movedDraftId(personId, draftId));
    return moved === undefined ? roomId : store.get(directRooms, personId);
  }

  async function remind({ id, value }: Entry<Reminder>, roomId: string): Promise<void> {
    // It may have been put off, or its draft moved, while it waited for its turn.
    if ((await store.get(reminders, id))?.at !== value.at || (await roomOf(value)) !== roomId) return;
    const { personId, draftId, at } = value;
    const known = await people.presser(personId);
    const type = (await store.get(spaces, roomId))?.type;
    const done = remove(reminders, id);
    if (known === undefined || type === undefined) return store.commit([done]);
    const happening = { type: 'remind', draftId } as const;
    await converse({ key: `reminder:${id}:${at}`, space: { id: roomId, type }, known, happening, done });
  }

  async function runDue(): Promise<void> {
    const due = (await dueReminders(store, now())).filter(({ id }) => attempts.isDue(id));
    await Promise.all(
      due.map(async (entry) => {
        const roomId = await roomOf(entry.value);
        // The card that moved is still on its way: the reminder comes after it.
        if (roomId === undefined) return;
        await lanes.run(conversationKey(roomId, entry.value.personId), () =>
          attempts.attempt(entry.id, () => remind(entry, roomId)),
        );
      }),
    );
  }

  const rounds = createRounds(runDue, everyMs, (err) => log.warn({ err }, 'reminders could not be read'));

  return {
    runDue,
    ...rounds,
  };
}
