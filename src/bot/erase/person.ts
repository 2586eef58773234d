import type { Approval, Erasable } from '../../flows/engine/flow.js';
import { assistedOrders, type AssistedOrder } from '../../pstn/assisted/collections.js';
import type { OrderEvent } from '../../pstn/provider.js';
import type { Collection, Store } from '../../store/store.js';
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
import { emailKey } from '../email-key.js';
import { orderBook } from '../news/collections.js';
import { approvals, grants } from '../rights/collections.js';
import { createGathering, rowsOf, type Erased, type Gathering } from './erased.js';

export interface ErasedPerson extends Erased {
  readonly names: readonly string[];
  readonly erasable: Erasable;
  /** What the person had asked for and waits for a second person: withdrawn. */
  readonly withdrawn: readonly Approval[];
}

/** Drafts of the flow that asks do not count, nor does what is shown when nothing is being done. */
const draftsIn = ({ kept, cancelled }: ConversationRecord): number =>
  kept.length + (cancelled === undefined ? 0 : 1);

interface Owned {
  readonly personId: string;
}

const nobody = { id: '', email: '' };

/**
 * Roles from the operator's card go. Where the back end has a role of its own for the person, what the card says
 * instead stays, without the address: whoever was narrowed down must not get more by being forgotten.
 */
async function dropGrants(
  gathering: Gathering,
  store: Store,
  email: string,
  own: readonly string[],
): Promise<void> {
  const address = email.toLowerCase();
  for (const { id, value } of await store.list(grants, { index: 'email', is: emailKey(email) })) {
    if (!own.includes(value.customerId)) gathering.drop(grants, [id]);
    else gathering.change(grants, id, { ...value, email: '', key: emailKey(email) });
  }
  for (const { id, value } of await store.list(grants))
    if (value.by.toLowerCase() === address && value.email.toLowerCase() !== address)
      gathering.change(grants, id, { ...value, by: '' });
}

/** Events with nobody's name where theirs was. */
const unsigned = (events: readonly OrderEvent[], email: string): readonly OrderEvent[] =>
  events.map(({ by, ...event }) => ({ ...event, ...(by === undefined || by === email ? {} : { by }) }));

/** So is an order that a person files. */
function unsignedOrder(kept: AssistedOrder, id: string, email: string): AssistedOrder {
  const { orderedBy, events } = kept.order;
  const by = orderedBy.id === id ? nobody : orderedBy;
  return { ...kept, order: { ...kept.order, orderedBy: by, events: unsigned(events, email) } };
}

/**
 * All that is kept of a person, in all their conversations. What they did stays where others need it: orders and
 * emergency addresses, without their name.
 */
export async function erasePerson(
  store: Store,
  { id, email }: { id: string; email: string },
  /** Customers for which the back end has a role for the person; with the bot stopped, none is known. */
  ownCustomers: readonly string[] = [],
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
    gathering.change(orderBook, order, { ...value, extras: unsigned(value.extras, email) });
  }
  for (const { id: order, value } of await store.list(assistedOrders)) {
    const isTheirs = value.order.orderedBy.id === id || value.order.events.some(({ by }) => by === email);
    if (isTheirs) gathering.change(assistedOrders, order, unsignedOrder(value, id, email));
  }
  await dropGrants(gathering, store, email, ownCustomers);
  const waiting = (await store.list(approvals)).filter(({ value }) => value.by.id === id);
  gathering.note(waiting);
  gathering.drop(
    approvals,
    waiting.map((entry) => entry.id),
  );
  const files = (await store.list(keptFiles)).filter(({ value }) => value.personId === id);
  gathering.note(files);
  gathering.drop(
    keptFiles,
    files.map((entry) => entry.id),
  );
  // Also where there is nothing yet: the same commit may have put it there.
  const single = [people, regions, directRooms].map((collection) => [collection, id] as const);
  const ofRoom = [noticeSettings, spaces].map((collection) => [collection, direct ?? ''] as const);
  for (const [collection, row] of [...single, ...(direct === undefined ? [] : ofRoom)]) {
    const isThere = (await store.get(collection as Collection<unknown>, row)) !== undefined;
    gathering.drop(collection, [row], isThere ? 1 : 0);
  }
  const names = [
    nameId({ kind: 'person', id }),
    // Of who was given a role, the address alone is known.
    nameId({ kind: 'person', id: email.toLowerCase() }),
    ...(direct === undefined ? [] : [nameId({ kind: 'space', id: direct })]),
  ];
  const erased = gathering.erased();
  const count = (name: string): number => erased.counts[name] ?? 0;
  const own = (await store.list(conversations)).filter(({ value }) => value.personId === id);
  const drafts = own.reduce((sum, { value }) => sum + draftsIn(value), count(movedDrafts.name));
  return {
    ...erased,
    names,
    withdrawn: waiting.map(({ value }) => value),
    erasable: {
      drafts,
      files: erased.files.length,
      reminders: count(reminders.name),
      follows: count(follows.name),
      orders: count(placedOrders.name),
      roles: count(grants.name),
      approvals: waiting.length,
    },
  };
}
