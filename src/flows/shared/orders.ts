import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { allowed, may } from '../engine/rights.js';

/** An order the person may see; one of a customer that is not theirs does not exist for them. */
export async function visibleOrder(id: string, ctx: Ctx): Promise<Order | undefined> {
  if (!ctx.pstn.connected) return undefined;
  const order = await ctx.pstn.order(id);
  return may(ctx, 'see_orders', order?.customerId) ? order : undefined;
}

export const newestFirst = (orders: readonly Order[]): Order[] =>
  [...orders].sort(
    (one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id),
  );

/** Every order of every customer of the person, newest first. */
export async function visibleOrders(ctx: Ctx): Promise<Order[]> {
  if (!ctx.pstn.connected) return [];
  const lists = await Promise.all(
    allowed(ctx, 'see_orders').map(({ customer }) => ctx.pstn.orders(customer.id)),
  );
  return newestFirst(lists.flat());
}

/** The locations of these orders, by id. */
export async function locationsOf(
  orders: readonly Order[],
  ctx: Ctx,
): Promise<ReadonlyMap<string, Location>> {
  const customers = [...new Set(orders.map(({ customerId }) => customerId))];
  const locations = await Promise.all(customers.map((id) => ctx.pstn.locations(id)));
  return new Map(locations.flat().map((location) => [location.id, location]));
}
