import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { attention } from '../shared/order-words.js';
import { locationsOf, visibleOrder, visibleOrders } from '../shared/orders.js';
import type { Data } from './data.js';
import { deedOf, deskOf, onPorts } from './route.js';

export interface About {
  readonly order?: Order;
  readonly location?: Location;
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

/** What the case is about; nothing when the ordering system does not answer. */
export async function aboutOf(data: Data, ctx: Ctx): Promise<About> {
  try {
    const order = await orderOf(data, ctx);
    if (order === undefined) return {};
    const location = (await locationsOf([order], ctx)).get(order.locationId);
    return location === undefined ? { order } : { order, location };
  } catch {
    return {};
  }
}
