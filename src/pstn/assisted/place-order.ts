import { isFinal } from '../../orders/transitions.js';
import type { CallingData } from '../calling-data.js';
import { filePort, withEvents } from '../ports/port-state.js';
import type { Location, NewOrder, Order, OrderResult, PersonRef } from '../provider.js';
import type { AssistedOrder } from './collections.js';
import type { Draft, Ledger } from './ledger.js';

const refused = (reason: string): OrderResult => ({ ok: false, why: 'refused', reason });

/** Webex knows a location only within its customer. */
async function locationOf(
  calling: CallingData,
  { locationId, orderedBy }: { locationId: string; orderedBy: PersonRef },
): Promise<Location | undefined> {
  for (const { customer } of await calling.access(orderedBy)) {
    const found = (await calling.locations(customer.id)).find(({ id }) => id === locationId);
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
    const held = inOpenOrders(await ledger.ofCustomer(location.customerId));
    const taken = asked.type === 'port' ? asked.numbers.filter((number) => held.has(number)) : [];
    if (taken.length > 0) return { ok: false, why: 'taken', taken };
    const before = await numbersBefore(calling, location.id);
    const { order } = await ledger.add(asked.key, (id): Draft => {
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
    return { ok: true, order };
  };
