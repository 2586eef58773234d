/** The yearly look at emergency addresses, for the chats that asked for it. */
import type { Logger } from 'pino';
import { reviewDue } from '../esa/review.js';
import { put, type Entry, type Store } from '../store/store.js';
import { addressReviews, type AddressReview } from './collections.js';
import { settingsOf } from './news/readers.js';
import { busyMs, type Teller } from './news/tell.js';
import { quietUntil } from './news/when.js';
import { createRounds, type Rounds } from './rounds.js';

export interface ReviewsOptions {
  readonly store: Store;
  readonly teller: Teller;
  /** The person is in the middle of a form there. */
  readonly isBusy: (roomId: string, personId: string) => Promise<boolean>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly everyMs?: number;
}

export interface Reviews extends Rounds {
  /** Tells of every review that is due; a test calls it with its own clock. */
  runDue(): Promise<void>;
}

export function createReviews(options: ReviewsOptions): Reviews {
  const { store, teller, isBusy, now, log, everyMs = 1_000 } = options;

  /** Later where its reader is busy, or does not want to be told now. */
  async function putOff({ roomId, personId }: AddressReview): Promise<string | undefined> {
    const settings = await settingsOf(store, roomId);
    const quiet = quietUntil(settings, now())?.toISOString();
    const { mutedUntil = '' } = settings;
    if (quiet !== undefined) return quiet;
    if (mutedUntil > now().toISOString()) return mutedUntil;
    if (!(await isBusy(roomId, personId))) return undefined;
    return new Date(now().getTime() + busyMs).toISOString();
  }

  async function review({ id, value }: Entry<AddressReview>): Promise<void> {
    const later = await putOff(value);
    if (later !== undefined) return store.commit([put(addressReviews, id, { ...value, at: later })]);
    const { roomId, personId, customerId } = value;
    const telling = { flow: 'edit-esa', step: 'review', seed: { customerId, review: true } };
    const reader = { roomId, personId, placed: false };
    const told = await teller.toReader(reader, telling, `review:${id}:${value.at}`);
    const next = { ...value, at: reviewDue(now().toISOString()) };
    await store.commit([put(addressReviews, id, next), ...told.writes]);
    teller.send(told);
  }

  async function runDue(): Promise<void> {
    const until = now().toISOString();
    const due = (await store.list(addressReviews)).filter(({ value }) => value.at <= until);
    for (const entry of due) {
      await review(entry).catch((err: unknown) =>
        log.warn({ err, review: entry.id }, 'a review has to wait'),
      );
    }
  }

  const rounds = createRounds(runDue, everyMs, (err) => log.warn({ err }, 'reviews could not be read'));

  return {
    runDue,
    ...rounds,
  };
}
