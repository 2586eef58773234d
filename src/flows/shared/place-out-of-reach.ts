import type { Ctx, Next } from '../engine/flow.js';
import { customerOf } from './access.js';
import type { PlaceData } from './place.js';
import { nothingToSee, stopped } from './stop.js';

/** The end of a draft whose customer is out of this person's reach; `flow` begins anew for another. */
export function placeOutOfReach<D extends PlaceData>(data: D, flow: string, ctx: Ctx): Next<D> | undefined {
  const { stop, customerId, location } = data;
  if (stop !== undefined || customerId === undefined || !ctx.pstn.connected) return undefined;
  if (customerOf(ctx, customerId) !== undefined) return undefined;
  if (ctx.access.length === 0 || ctx.hiddenHere === true) return stopped(data, nothingToSee(ctx));
  const params = { location: location?.name ?? 'none' };
  return stopped(data, { reason: 'placeOutOfReach', params, offer: flow });
}
