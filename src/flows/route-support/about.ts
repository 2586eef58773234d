import { matchNames } from '../../language/match-names.js';
import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { attention } from '../shared/order-words.js';
import { locationsOf, visibleOrder, visibleOrders } from '../shared/orders.js';
import { locationsNamed } from '../shared/place.js';
import type { Data } from './data.js';
import { locationsOfAll } from './region.js';
import { deedOf, deskOf, onPorts } from './route.js';

export interface About {
  readonly order?: Order;
  readonly location?: Location;
  readonly customerId?: string;
  /** Where it is: the location, or all of the customer that is named. */
  readonly locations: readonly Location[];
}

/** The order that is named; where it is about orders, else the only one that waits for such a desk. */
async function orderOf(data: Data, ctx: Ctx): Promise<Order | undefined> {
  if (data.orderId !== undefined) return visibleOrder(data.orderId, ctx);
  const desk = deskOf(data);
  if (deedOf(data) === undefined || (desk !== 'PTS' && desk !== 'TAC')) return undefined;
  const waiting = (await visibleOrders(ctx)).filter((order) => attention(order) === 'status');
  const isOfPort = onPorts.includes(deedOf(data) ?? '');
  const fitting = waiting.filter(
    ({ status, type }) => (status === 'error') === (desk === 'TAC') && (!isOfPort || type === 'port'),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

const ofOrder = (order: Order, location: Location | undefined): About => ({
  order,
  customerId: order.customerId,
  ...(location === undefined ? { locations: [] } : { location, locations: [location] }),
});

/** The place or the customer the words name, where they name one only. */
async function placeNamed(text: string, ctx: Ctx): Promise<About> {
  const all = await locationsOfAll(ctx);
  const [location, ...others] = locationsNamed(text, undefined, all);
  if (location !== undefined && others.length === 0)
    return { location, customerId: location.customerId, locations: [location] };
  const names = matchNames(
    text,
    ctx.access.map(({ customer }) => customer.name),
  );
  const named = ctx.access.filter(({ customer }) => names.includes(customer.name));
  const [only, second] = named.length > 0 ? named : ctx.access;
  if (only === undefined || second !== undefined) return { locations: [] };
  const { id } = only.customer;
  return { customerId: id, locations: all.filter(({ customerId }) => customerId === id) };
}

/** What the case is about; nothing when the ordering system does not answer. */
export async function aboutOf(data: Data, ctx: Ctx): Promise<About> {
  try {
    const order = await orderOf(data, ctx);
    if (order === undefined) return await placeNamed(data.text ?? '', ctx);
    return ofOrder(order, (await locationsOf([order], ctx)).get(order.locationId));
  } catch {
    return { locations: [] };
  }
}
