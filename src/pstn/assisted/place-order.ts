import { isFinal } from '../../orders/transitions.js';
import type { CallingData } from '../calling-data.js';
import { filePort, withEvents } from '../ports/port-state.js';
import type { Location, NewOrder, Order, OrderResult, PersonRef } from '../provider.js';
import type { AssistedOrder } from './collections.js';
import type { Draft, Ledger } from './ledger.js';

const refused = (reason: string): OrderResult => ({ ok: false, why: 'refused', reason });

/**
 * Webex knows a location only within its customer, and of people its own administrators alone: the others have their
 * role through the bot.
 */
async function locationOf(
  calling: CallingData,
  { locationId, orderedBy }: { locationId: string; orderedBy: PersonRef },
): Promise<Location | undefined> {
  const own = (await calling.access(orderedBy)).map(({ customer }) => customer.id);
  const theirs = new Set([...Object.keys(orderedBy.given ?? {}), ...own]);
  for (const { id: customerId } of await calling.customers()) {
    if (!theirs.has(customerId)) continue;
    const found = (await calling.locations(customerId)).find(({ id }) => id === locationId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Numbers of the location as they are now; what comes later came with the order. */
async function numbersBefore(
  calling: CallingData,
  locationId: string,
): Promise<readonly string[] | undefined> {
  try {
    return (await calling.numbers(locationId)).value.map(({ number }) => number);
  } catch {
    return undefined;
  }
}

/** Numbers that stand in an order which is not at its end, with its id. */
export function inOpenOrders(rows: readonly AssistedOrder[]): ReadonlyMap<string, string> {
  const open = rows.filter(({ order }) => order.type === 'port' && !isFinal('port', order.status));
  return new Map(open.flatMap(({ order }) => order.numbers.map((number) => [number, order.id] as const)));
}

async function takenOf(
  numbers: readonly string[],
  customerId: string,
  ledger: Ledger,
): Promise<readonly string[]> {
  const held = inOpenOrders(await ledger.ofCustomer(customerId));
  return numbers.filter((number) => held.has(number));
}

type Asked = Extract<NewOrder, { type: 'request' }>;

/** Number types are for places where Cisco picks the numbers (fact sheet 5). */
const requestOf = (id: string, asked: Asked, { customerId, variant }: Location, at: string): Order =>
  withEvents(
    {
      id,
      type: 'request',
      customerId,
      locationId: asked.locationId,
      status: 'pending',
      numbers: [],
      quantity: asked.quantity,
      ...(variant === 'B' ? { numberType: asked.numberType } : {}),
      ...(asked.details === undefined ? {} : { details: asked.details }),
      orderedBy: { id: asked.orderedBy.id, email: asked.orderedBy.email },
      events: [],
      createdAt: at,
      updatedAt: at,
    },
    { at, by: asked.orderedBy.email },
    { what: 'ordered', status: 'pending' },
  );

/** Takes the order in; it is a person who files it. */
export const createPlacing =
  ({ ledger, calling, now }: { ledger: Ledger; calling: CallingData; now: () => Date }) =>
  async (asked: NewOrder): Promise<OrderResult> => {
    const known = await ledger.byKey(asked.key);
    if (known !== undefined) return { ok: true, order: known.order };
    if (asked.type !== 'request' && asked.type !== 'port') {
      return refused('Numbers are chosen in Control Hub; ask for a quantity instead.');
    }
    const location = await locationOf(calling, asked);
    if (location === undefined) return refused('There is no such location.');
    const before = await numbersBefore(calling, location.id);
    let taken: readonly string[] = [];
    const added = await ledger.add(asked.key, async (id): Promise<Draft | undefined> => {
      // Looked at in turn: two orders for the same numbers may come at the same moment.
      taken = asked.type === 'port' ? await takenOf(asked.numbers, location.customerId, ledger) : [];
      if (taken.length > 0) return undefined;
      const at = now().toISOString();
      const rest = {
        key: asked.key,
        handOver: { kind: 'order', ticks: [] },
        ...(before === undefined ? {} : { before }),
      } as const;
      if (asked.type === 'request') return { ...rest, order: requestOf(id, asked, location, at) };
      const filed = filePort(id, asked, location.customerId, { at, by: asked.orderedBy.email });
      return { ...rest, order: filed.order, port: filed.record };
    });
    return added === undefined ? { ok: false, why: 'taken', taken } : { ok: true, order: added.order };
  };
