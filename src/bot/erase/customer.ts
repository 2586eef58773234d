import { assistedOrders } from '../../pstn/assisted/collections.js';
import type { AnyCollection, Store } from '../../store/store.js';
import { auditNames, nameId } from '../audit/collections.js';
import { callingCollections } from '../calling/collections.js';
import {
  addressReviews,
  conversations,
  esaRecords,
  follows,
  movedDrafts,
  notices,
  outbox,
  parked,
  placedOrders,
  reminders,
} from '../collections.js';
import { jobs, orderBook, unmatchedEvents } from '../news/collections.js';
import { rightsCollections } from '../rights/collections.js';
import { createGathering, rowsOf, type Erased } from './erased.js';

export interface ErasedCustomer extends Erased {
  readonly names: readonly string[];
  /** Ids by which the customer, its orders and locations were found. */
  readonly needles: readonly string[];
}

function literal(needle: string): string {
  const escaped = needle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return needle.includes('@') ? `(?<![.+'])${escaped}(?!\\.[\\p{L}\\p{N}])` : escaped;
}

/** One of these ids or addresses as a word of its own: `joann@…` does not name `ann@…`. */
export function nameOf(needles: readonly string[]): RegExp {
  const escaped = needles.map(literal);
  // Without any, what is never found.
  const one = needles.length === 0 ? '(?!)' : escaped.join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${one})(?![\\p{L}\\p{N}_-])`, 'gu');
}

export function naming(needles: readonly string[]): (text: string) => boolean {
  const pattern = nameOf(needles);
  return (text) => text.search(pattern) >= 0;
}

/** The customer and everything of it that the bot knows by an id. */
async function needlesOf(store: Store, customerId: string): Promise<readonly string[]> {
  const placed = (await store.list(placedOrders)).filter(({ value }) => value.customerId === customerId);
  const booked = (await store.list(orderBook)).filter(({ value }) => value.customerId === customerId);
  const byHand = await store.list(assistedOrders, { index: 'customer', is: customerId });
  const addresses = await store.list(esaRecords, { index: 'customer', is: customerId });
  const named = await store.list(auditNames, { index: 'customer', is: customerId });
  return [
    ...new Set([
      customerId,
      ...placed.map(({ id }) => id),
      ...booked.map(({ id }) => id),
      ...byHand.flatMap(({ id, value: { handOver } }) => [id, handOver.controlHubId ?? id]),
      ...addresses.flatMap(({ value }) => [value.id, value.locationId]),
      ...named.map(({ value }) => value.id),
    ]),
  ];
}

const whole: readonly AnyCollection[] = [
  placedOrders,
  orderBook,
  assistedOrders,
  unmatchedEvents,
  jobs,
  follows,
  esaRecords,
  addressReviews,
  notices,
  outbox,
  parked,
  movedDrafts,
  ...rightsCollections,
  ...callingCollections,
];

/** All that names a customer. People and spaces stay: they may belong to others too. */
export async function eraseCustomer(store: Store, customerId: string): Promise<ErasedCustomer> {
  const needles = await needlesOf(store, customerId);
  const names = naming(needles);
  const gathering = createGathering();
  for (const collection of whole) {
    const found = (await rowsOf(store, collection)).filter(({ id, value }) =>
      names(`${id} ${JSON.stringify(value)}`),
    );
    for (const { value } of found) gathering.note(value);
    gathering.drop(
      collection,
      found.map(({ id }) => id),
    );
  }
  const gone = new Set<string>();
  for (const { id, value } of await store.list(conversations))
    gathering.dropDrafts(id, value, (session) => {
      const isOf = names(JSON.stringify(session));
      if (isOf) gone.add(session.id);
      return isOf;
    });
  const idle = (await store.list(reminders)).filter(({ id }) => gone.has(id));
  gathering.drop(
    reminders,
    idle.map(({ id }) => id),
  );
  const aliases = await store.list(auditNames, { index: 'customer', is: customerId });
  const own = nameId({ kind: 'customer', id: customerId });
  return { ...gathering.erased(), needles, names: [own, ...aliases.map(({ id }) => id)] };
}
