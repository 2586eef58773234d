import type { Logger } from 'pino';
import { isFinal } from '../../orders/transitions.js';
import type { CallingData, LocationNumber } from '../calling-data.js';
import { withEvents } from '../ports/port-state.js';
import type { Order, Sight } from '../provider.js';
import type { AssistedOrder } from './collections.js';
import type { Ledger } from './ledger.js';

export interface Sighting {
  readonly sight: Sight;
  readonly numbers: readonly string[];
}

/** A completed order has been seen to; whoever only asked for numbers is told nothing of them later. */
const isWatched = ({ order, handOver }: AssistedOrder): boolean =>
  handOver.filedAt !== undefined && !isFinal(order.type, order.status);

/** Numbers that came after the order was placed and belong to no other one, as many as were asked for. */
function newOnes(
  { order, before = [] }: AssistedOrder,
  there: readonly LocationNumber[],
  claimed: ReadonlySet<string>,
): readonly string[] {
  const known = new Set(before);
  const fresh = there.map(({ number }) => number).filter((one) => !known.has(one) && !claimed.has(one));
  return fresh.slice(0, order.quantity);
}

const lastSeen = ({ events }: Order): Sighting | undefined => {
  const event = events.findLast(({ what }) => what === 'sighted');
  return event?.sight === undefined ? undefined : { sight: event.sight, numbers: event.numbers ?? [] };
};

const same = (one: Sighting | undefined, other: Sighting): boolean =>
  one?.sight === other.sight && one.numbers.join() === other.numbers.join();

/** What the location shows of the order beyond what was told; undefined when that is nothing new. */
function sightingOf(
  row: AssistedOrder,
  there: readonly LocationNumber[],
  claimed: ReadonlySet<string>,
): Sighting | undefined {
  const { order } = row;
  const wanted = order.type === 'port' ? order.numbers : newOnes(row, there, claimed);
  const states = new Map(there.map(({ number, state }) => [number, state]));
  const present = wanted.filter((number) => states.has(number));
  const before = lastSeen(order);
  const missing = (before?.numbers ?? []).filter((number) => !states.has(number));
  if (missing.length > 0) return before?.sight === 'gone' ? undefined : { sight: 'gone', numbers: missing };
  if (present.length === 0) return undefined;
  const isWhole = present.length >= (order.type === 'port' ? order.numbers.length : order.quantity);
  const isActive = isWhole && present.every((number) => states.get(number) === 'active');
  const seen: Sighting = { sight: isActive ? 'active' : 'arrived', numbers: present };
  return same(before, seen) ? undefined : seen;
}

interface Watching {
  readonly ledger: Ledger;
  readonly now: () => Date;
}

/** The numbers of one location against all orders there; what has an order keeps it when that has ended. */
async function look(
  here: readonly AssistedOrder[],
  there: readonly LocationNumber[],
  { ledger, now }: Watching,
): Promise<void> {
  const claimed = new Set(here.flatMap(({ order }) => order.numbers));
  for (const row of here.filter(isWatched)) {
    if (row.before === undefined) {
      const before = there.map(({ number }) => number);
      await ledger.change(row.order.id, (found) => ({ ...found, before }));
      continue;
    }
    const seen = sightingOf(row, there, claimed);
    const { sight, numbers } = seen ?? lastSeen(row.order) ?? { sight: undefined, numbers: [] };
    for (const number of numbers) claimed.add(number);
    if (seen === undefined || sight === undefined) continue;
    await ledger.change(row.order.id, (found) => ({
      ...found,
      order: withEvents(found.order, { at: now().toISOString() }, { what: 'sighted', sight, numbers }),
    }));
  }
}

/** Looks at the numbers of every location with an order under way; what it sees stands in the order's history. */
export async function watchNumbers({
  calling,
  log,
  ...watching
}: Watching & { readonly calling: CallingData; readonly log: Logger }): Promise<void> {
  const rows = await watching.ledger.all();
  // Webex may be out of reach, for one customer or for all: the orders are told of all the same.
  const unread = new Map<string, unknown>();
  for (const locationId of new Set(rows.filter(isWatched).map(({ order }) => order.locationId))) {
    const here = rows.filter(({ order }) => order.locationId === locationId);
    try {
      await look(here, (await calling.numbers(locationId)).value, watching);
    } catch (error) {
      unread.set(locationId, error);
    }
  }
  const [err] = unread.values();
  if (unread.size > 0)
    log.warn({ err, locations: [...unread.keys()] }, 'the numbers of some locations could not be looked at');
}
