/** What is gone and what was found of somebody, and what is still to be done once that is committed. */
import {
  put,
  remove,
  type AnyCollection,
  type Collection,
  type Entry,
  type Store,
  type Write,
} from '../../store/store.js';
import type { Session } from '../../flows/engine/session.js';
import type { ConversationRecord } from '../collections.js';
import { conversations } from '../collections.js';

/** How many rows of each collection. */
export type Counts = Readonly<Record<string, number>>;

export interface Erased {
  readonly writes: readonly Write[];
  readonly counts: Counts;
  /** Kept files that were spoken of. */
  readonly files: readonly string[];
}

export interface Gathering {
  /** `there`: how many of them are known to be there. */
  drop(collection: AnyCollection, ids: readonly string[], there?: number): void;
  change<T>(collection: Collection<T>, id: string, value: T): void;
  /** What is left of a conversation once these drafts are gone; what they speak of is noted. */
  dropDrafts(id: string, record: ConversationRecord, isOver: (session: Session) => boolean): void;
  note(value: unknown): void;
  erased(): Erased;
}

/** Rows of collections whose values have something in common. */
export const rowsOf = <T>(store: Store, collection: AnyCollection): Promise<readonly Entry<T>[]> =>
  store.list(collection as Collection<unknown>) as Promise<readonly Entry<T>[]>;

const fileIds = /"id":"([0-9a-f]{64})"/g;

/** Collects what goes. Files are found by their ids in what goes. */
export function createGathering(): Gathering {
  const writes: Write[] = [];
  const counts = new Map<string, number>();
  const files = new Set<string>();
  const count = ({ name }: AnyCollection, more: number): void => {
    if (more > 0) counts.set(name, (counts.get(name) ?? 0) + more);
  };
  const note = (value: unknown): void => {
    for (const [, id = ''] of (JSON.stringify(value) || '').matchAll(fileIds)) files.add(id);
  };
  return {
    note,
    drop(collection, ids, there = ids.length) {
      count(collection, there);
      writes.push(...ids.map((id) => remove(collection, id)));
    },
    change(collection, id, value) {
      count(collection, 1);
      writes.push(put(collection, id, value));
    },
    dropDrafts(id, record, isOver) {
      const { live, kept, cancelled } = record;
      const all = [live, ...kept, cancelled].filter((session) => session !== undefined);
      const gone = all.filter(isOver);
      if (gone.length === 0) return;
      note(gone);
      count(conversations, gone.length);
      const stays = (session: Session | undefined) =>
        session === undefined || isOver(session) ? undefined : session;
      const left = { ...record, live: stays(live), kept: kept.filter((session) => !isOver(session)) };
      writes.push(put(conversations, id, { ...left, cancelled: stays(cancelled) }));
    },
    erased: () => ({ writes, counts: Object.fromEntries(counts), files: [...files] }),
  };
}
