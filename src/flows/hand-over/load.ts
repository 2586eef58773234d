import { isFinal } from '../../orders/transitions.js';
import type { ByHand } from '../../pstn/by-hand.js';
import type { Order } from '../../pstn/provider.js';
import type { Deed } from '../../reference/deeds.js';
import type { Ctx } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { isToBeTyped } from '../shared/handed-over.js';
import { locationsOf, visibleOrder, visibleOrders } from '../shared/orders.js';
import type { Data } from './data.js';
import type { Typed } from './form.js';

/** The hand-overs of the back end; a flow that is shown has looked before whether there are any. */
export function byHandOf({ pstn: { byHand } }: Ctx): ByHand {
  if (byHand === undefined) throw new Error('The back end files its orders itself');
  return byHand;
}

/** Whoever may place such an order may type it in, and see what is in it. */
export const typingDeed = ({ type }: Pick<Order, 'type'>): Deed =>
  type === 'port' ? 'port_numbers' : 'request_numbers';

export async function loadTyped(orderId: string | undefined, ctx: Ctx): Promise<Typed | undefined> {
  const order = orderId === undefined ? undefined : await visibleOrder(orderId, ctx);
  if (order === undefined) return undefined;
  const handOver = await byHandOf(ctx).handOver(order.id);
  const location = (await locationsOf([order], ctx)).get(order.locationId);
  return handOver === undefined || location === undefined ? undefined : { order, handOver, location };
}

/** For views: a card is only shown after `next` has found the order. */
export async function theTyped({ orderId }: Data, ctx: Ctx): Promise<Typed> {
  const found = await loadTyped(orderId, ctx);
  if (found === undefined) throw new Error(`There is no order ${orderId ?? ''} to be typed in`);
  return found;
}

export const customerOfOrder = async ({ orderId = '' }: Data, ctx: Ctx): Promise<string | undefined> =>
  (await visibleOrder(orderId, ctx))?.customerId;

export interface Open {
  readonly order: Order;
  /** It is to be typed in. */
  readonly isNew: boolean;
}

/** Orders that are to be typed in or under way, the former first. */
export async function openOrders(ctx: Ctx): Promise<readonly Open[]> {
  const open: Open[] = [];
  for (const order of await visibleOrders(ctx)) {
    if (!may(ctx, typingDeed(order), order.customerId)) continue;
    const isNew = await isToBeTyped(order, ctx);
    if (isNew || !isFinal(order.type, order.status)) open.push({ order, isNew });
  }
  return [...open.filter(({ isNew }) => isNew), ...open.filter(({ isNew }) => !isNew)];
}
