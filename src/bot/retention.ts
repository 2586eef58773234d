/** What is kept for how long, and thrown away then. */
import type { Logger } from 'pino';
import { undoable, type Session } from '../flows/engine/session.js';
import { put, remove, type Collection, type Store } from '../store/store.js';
import { auditRecords } from './audit/collections.js';
import { callingDeeds } from './calling/collections.js';
import { conversations, inbox, keptFiles, movedDrafts, notices, parked, reminders } from './collections.js';
import type { ConversationRecord } from './collections.js';
import type { Cabinet } from './files/cabinet.js';
import { pruneFiles } from './files/prune-files.js';
import type { Lanes } from './lanes.js';
import { unmatchedEvents } from './news/collections.js';

/** In days. */
export interface Retain {
  /** Drafts nobody touched, and conversations without any. */
  readonly drafts: number;
  /** Bills and letters that nothing kept speaks of any more. */
  readonly documents: number;
  /** Notices, messages that never arrived, events of orders nobody knows, what was done at Webex Calling. */
  readonly messages: number;
}
export const defaultRetain: Retain = { drafts: 90, documents: 90, messages: 180 };

/** Webex does not repeat itself later than this; nor is an event done anew after a longer time. */
const doubles = { inbox: 1, audit: 30 };

export interface RetentionOptions {
  readonly store: Store;
  readonly lanes: Lanes;
  readonly cabinet: Cabinet;
  readonly retain: Retain;
  readonly now: () => Date;
  readonly log: Logger;
}

const dayMs = 24 * 60 * 60 * 1000;

async function dropOld<T>(
  store: Store,
  collection: Collection<T>,
  limit: string,
  dateOf: (value: T) => string | undefined,
): Promise<void> {
  const all = await store.list(collection);
  const old = all.filter(({ value }) => (dateOf(value) ?? limit) < limit);
  if (old.length > 0) await store.commit(old.map(({ id }) => remove(collection, id)));
}

/** Events done before `limit` (ISO time): a double of one of them would be new again. */
export const forgetDone = (store: Store, limit: string): Promise<void> =>
  dropOld(store, inbox, limit, ({ state, at }) => (state === 'done' ? at : undefined));

/** The conversation without what is over; undefined when nothing is left of it. */
function withoutOld(
  record: ConversationRecord,
  isOver: (session: Session) => boolean,
  now: Date,
): ConversationRecord | undefined {
  const { live, kept } = record;
  const left = {
    ...record,
    live: live === undefined || isOver(live) ? undefined : live,
    kept: kept.filter((session) => !isOver(session)),
    cancelled: undoable(record, now),
  };
  const isEmpty = left.live === undefined && left.kept.length === 0 && left.cancelled === undefined;
  return isEmpty ? undefined : left;
}

const sizeOf = ({ live, kept, cancelled }: ConversationRecord): number =>
  kept.length + (live === undefined ? 0 : 1) + (cancelled === undefined ? 0 : 1);

export function createRetention(options: RetentionOptions) {
  const { store, lanes, cabinet, retain, now, log } = options;
  const before = (days: number): Date => new Date(now().getTime() - days * dayMs);
  const limit = (days: number): string => before(days).toISOString();

  async function pruneConversation(id: string, isOver: (session: Session) => boolean): Promise<void> {
    const record = await store.get(conversations, id);
    if (record === undefined) return;
    const left = withoutOld(record, isOver, now());
    if (left === undefined) await store.commit([remove(conversations, id)]);
    else if (sizeOf(left) < sizeOf(record)) await store.commit([put(conversations, id, left)]);
  }

  /** Each in its own lane: it may have been touched while this waited for its turn. */
  async function pruneDrafts(): Promise<void> {
    const oldest = limit(retain.drafts);
    const awaited = new Set((await store.list(reminders)).map(({ id }) => id));
    const isOver = ({ id, at }: Session): boolean => at < oldest && !awaited.has(id);
    const all = await store.list(conversations);
    const old = all.filter(({ value }) => {
      const left = withoutOld(value, isOver, now());
      return left === undefined || sizeOf(left) < sizeOf(value);
    });
    await Promise.all(old.map(({ id }) => lanes.run(id, () => pruneConversation(id, isOver))));
    await dropOld(store, movedDrafts, oldest, ({ session }) =>
      awaited.has(session.id) ? undefined : session.at,
    );
  }

  return async function run(): Promise<void> {
    try {
      await forgetDone(store, limit(doubles.inbox));
      await dropOld(store, auditRecords, limit(doubles.audit), ({ state, at }) =>
        state === 'written' ? at : undefined,
      );
      await dropOld(store, notices, limit(retain.messages), ({ at }) => at);
      await dropOld(store, parked, limit(retain.messages), ({ at }) => at);
      await dropOld(store, unmatchedEvents, limit(retain.messages), ({ at }) => at);
      await dropOld(store, callingDeeds, limit(retain.messages), ({ at }) => at);
      await dropOld(store, keptFiles, limit(retain.documents), ({ at }) => at);
      await pruneDrafts();
    } catch (err) {
      log.error({ err }, 'prune');
    }
    await pruneFiles({ cabinet, store, before: before(retain.documents), log });
  };
}
