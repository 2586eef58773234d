import type { Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { newestFirst, visibleOrder, visibleOrders } from '../shared/orders.js';
import type { Data, Scope } from './data.js';

/** The customer that "the customer's orders" means; undefined when that has to be asked. */
export const customerInScope = ({ customerId }: Data, ctx: Ctx): string | undefined => {
  const access = allowed(ctx, 'see_orders');
  const known = access.find(({ customer }) => customer.id === customerId);
  return known?.customer.id ?? (access.length === 1 ? access[0]?.customer.id : undefined);
};

async function spaceOrders(ctx: Ctx): Promise<Order[]> {
  const ids = await ctx.spaceOrders();
  const orders = await Promise.all(ids.map((id) => visibleOrder(id, ctx)));
  return newestFirst(orders.filter((order) => order !== undefined));
}

/** The orders of a scope that the person may see, newest first. */
export async function ordersIn(scope: Scope, data: Data, ctx: Ctx): Promise<readonly Order[]> {
  switch (scope) {
    case 'space':
      return spaceOrders(ctx);
    case 'customer': {
      const customerId = customerInScope(data, ctx);
      return customerId === undefined ? [] : ctx.pstn.orders(customerId);
    }
    case 'mine':
      return (await visibleOrders(ctx)).filter(
        ({ orderedBy }) => orderedBy.email.toLowerCase() === ctx.person.email.toLowerCase(),
      );
  }
}

/** Where nothing was asked for: what this space or this person has ordered, else what was ordered for a customer. */
export async function usualScope(data: Data, ctx: Ctx): Promise<Scope> {
  const usual: Scope[] = ctx.space.type === 'group' ? ['space', 'mine'] : ['mine'];
  for (const scope of usual) {
    if ((await ordersIn(scope, data, ctx)).length > 0) return scope;
  }
  return 'customer';
}
