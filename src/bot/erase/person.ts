import type { Erasable } from '../../flows/engine/flow.js';
import type { Store } from '../../store/store.js';
import {
  addressReviews,
  conversations,
  directRooms,
  esaRecords,
  follows,
  keptFiles,
  movedDrafts,
  noticeSettings,
  outbox,
  parked,
  people,
  placedOrders,
  regions,
  reminders,
  spaces,
  type ConversationRecord,
  type OutboxItem,
} from '../collections.js';
import { nameId } from '../audit/collections.js';
import { orderBook } from '../news/collections.js';
import { createGathering, rowsOf, type Erased } from './erased.js';

export interface ErasedPerson extends Erased {
  readonly names: readonly string[];
  readonly erasable: Erasable;
}

/** Drafts of the flow that asks do not count, nor does what is shown when nothing is being done. */
const draftsIn = ({ kept, cancelled }: ConversationRecord): number =>
  kept.length + (cancelled === undefined ? 0 : 1);

interface Owned {
  readonly personId: string;
}

const nobody = { id: '', email: '' };

/**
 * All that is kept of a person, in all their conversations. What they did stays where others need it: orders and
 * emergency addresses, without their name.
 */
export async function erasePerson(
  store: Store,
  { id, email }: { id: string; email: string },
): Promise<ErasedPerson> {
  const gathering = createGathering();
  const direct = await store.get(directRooms, id);
  for (const collection of [conversations, movedDrafts, reminders, follows, addressReviews, placedOrders]) {
    const mine = (await rowsOf<Owned>(store, collection)).filter(({ value }) => value.personId === id);
    for (const { value } of mine) gathering.note(value);
    gathering.drop(
      collection,
      mine.map((entry) => entry.id),
    );
  }
  const isToThem = ({ message: { roomId, toPersonId } }: OutboxItem): boolean =>
    toPersonId === id || (direct !== undefined && roomId === direct);
  for (const collection of [outbox, parked]) {
    const mine = (await rowsOf<OutboxItem>(store, collection)).filter(({ value }) => isToThem(value));
    for (const { value } of mine) gathering.note(value);
    gathering.drop(
      collection,
      mine.map((entry) => entry.id),
    );
  }
  for (const { id: target, value } of await store.list(esaRecords))
    if (value.by.id === id) gathering.change(esaRecords, target, { ...value, by: nobody });
  for (const { id: order, value } of await store.list(orderBook)) {
    if (!value.extras.some(({ by }) => by === email)) continue;
    const extras = value.extras.map(({ by, ...event }) => ({
      ...event,
      ...(by === undefined || by === email ? {} : { by }),
    }));
    gathering.change(orderBook, order, { ...value, extras });
  }
  const files = (await store.list(keptFiles)).filter(({ value }) => value.personId === id);
  gathering.note(files);
  gathering.drop(
    keptFiles,
    files.map((entry) => entry.id),
  );
  // Also where there is nothing yet: the same commit may have put it there.
  for (const collection of [people, regions, directRooms]) gathering.drop(collection, [id]);
  if (direct !== undefined)
    for (const collection of [noticeSettings, spaces]) gathering.drop(collection, [direct]);
  const names = [
    nameId({ kind: 'person', id }),
    ...(direct === undefined ? [] : [nameId({ kind: 'space', id: direct })]),
  ];
  const erased = gathering.erased();
  const count = (name: string): number => erased.counts[name] ?? 0;
  const own = (await store.list(conversations)).filter(({ value }) => value.personId === id);
  const drafts = own.reduce((sum, { value }) => sum + draftsIn(value), count(movedDrafts.name));
  return {
    ...erased,
    names,
    erasable: {
      drafts,
      files: erased.files.length,
      reminders: count(reminders.name),
      follows: count(follows.name),
      orders: count(placedOrders.name),
    },
  };
}
