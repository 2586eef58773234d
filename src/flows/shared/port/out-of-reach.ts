import type { Deed } from '../../../reference/deeds.js';
import type { Ctx, Next } from '../../engine/flow.js';
import { may } from '../../engine/rights.js';
import { visibleOrder } from '../orders.js';
import { notAllowed, nothingToSee, stopped, type Stop, type StopData } from '../stop.js';

/** Why a draft about this order cannot go on. */
async function whyNot(orderId: string, ctx: Ctx): Promise<Stop | undefined> {
  if (!ctx.pstn.connected) return { reason: 'notConnected' };
  if (ctx.access.length === 0) return nothingToSee(ctx);
  const order = await visibleOrder(orderId, ctx);
  const places = order === undefined ? [] : await ctx.pstn.locations(order.customerId);
  if (order?.port === undefined || !places.some(({ id }) => id === order.locationId)) {
    return ctx.hiddenHere === true
      ? { reason: 'hiddenHere' }
      : { reason: 'orderOutOfReach', params: { order: orderId }, offer: 'order-status' };
  }
  return undefined;
}

/** The order is gone, or its customer is not this person's any more. */
export async function orderOutOfReach<D extends StopData>(
  data: D,
  orderId: string | undefined,
  ctx: Ctx,
): Promise<Next<D> | undefined> {
  if (orderId === undefined || data.stop !== undefined) return undefined;
  const stop = await whyNot(orderId, ctx);
  return stop === undefined ? undefined : stopped(data, stop);
}

/** As above; and whoever may not do the deed now can do nothing with a draft that is about it. */
export async function orderNotForYou<D extends StopData>(
  data: D,
  orderId: string | undefined,
  deed: Deed,
  ctx: Ctx,
): Promise<Next<D> | undefined> {
  const gone = await orderOutOfReach(data, orderId, ctx);
  if (gone !== undefined || orderId === undefined || data.stop !== undefined) return gone;
  const order = await visibleOrder(orderId, ctx);
  if (order === undefined || may(ctx, deed, order.customerId)) return undefined;
  return stopped(data, notAllowed(ctx, order.customerId, { deed, offer: 'order-status', seed: { orderId } }));
}
