import { z } from 'zod';
import { matchNames } from '../../language/match-names.js';
import type { Customer, Location } from '../../pstn/provider.js';
import { countrySchema } from '../../reference/countries.js';
import type { Ctx, Next, Patch } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { customerOf, mine } from './access.js';
import { notAllowed, nothingToSee, stopped, type StopData } from './stop.js';
import type { Where } from './where.js';

export const locationSchema: z.ZodType<Location> = z.object({
  id: z.string(),
  customerId: z.string(),
  name: z.string(),
  city: z.string(),
  state: z.string().exactOptional(),
  country: countrySchema,
  timeZone: z.string(),
  pstn: z.enum(['CISCO_PSTN', 'INTEGRATED_CCP', 'NON_INTEGRATED_CCP', 'LOCAL_GATEWAY', 'NONE']),
  variant: z.enum(['A', 'B']),
});

/** The fields of every flow that orders for one location; spread into the flow's data schema. */
export const placeFields = {
  customerId: z.string().optional(),
  location: locationSchema.optional(),
  /** Named by the person, but not on the Cisco Calling Plan. */
  offPlan: locationSchema.optional(),
};

export interface PlaceData extends StopData {
  readonly customerId?: string | undefined;
  readonly location?: Location | undefined;
  readonly offPlan?: Location | undefined;
  readonly where?: Where | undefined;
}

export const isOnPlan = ({ pstn }: Location): boolean => pstn === 'CISCO_PSTN';

export type Settled<D> =
  { readonly customer: Customer; readonly location: Location; readonly data: D } | { readonly next: Next<D> };

/** Takes customer and location where there is one to take; else names the step that asks, or stops with the reason. */
export async function settlePlace<D extends PlaceData>(data: D, ctx: Ctx): Promise<Settled<D>> {
  const stop = whyNotHere(data, ctx);
  if (stop !== undefined) return { next: stop };
  const among = mine(ctx);
  const known =
    among.find(({ customer }) => customer.id === data.customerId) ??
    (among.length === 1 ? among[0] : undefined);
  if (known === undefined) return { next: { step: 'customer', data } };
  const { customer } = known;
  if (data.location?.customerId === customer.id) return { customer, location: data.location, data };
  return settleLocation({ ...data, customerId: customer.id, location: undefined }, customer, ctx);
}

function whyNotHere<D extends PlaceData>(data: D, ctx: Ctx): Next<D> | undefined {
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  const named = customerOf(ctx, data.customerId);
  const isAllowed = named === undefined ? mine(ctx).length > 0 : may(ctx, ctx.deed, named.id);
  return isAllowed ? undefined : stopped(data, notAllowed(ctx, named?.id, { offer: 'order-status' }));
}

async function settleLocation<D extends PlaceData>(
  data: D,
  customer: Customer,
  ctx: Ctx,
): Promise<Settled<D>> {
  const locations = await ctx.pstn.locations(customer.id);
  const offered = locations.filter(isOnPlan);
  const only = offered[0];
  if (only === undefined) {
    return { next: stopped(data, { reason: 'noLocations', params: { customer: customer.name } }) };
  }
  const { offPlan, ...rest } = data;
  const open = { ...data, offPlan: undefined };
  if (offPlan !== undefined) {
    const { name: location, pstn } = offPlan;
    const connection = ctx.t(`connection.${pstn}`, { location });
    const params = { location, connection, other: pstn !== 'NONE' };
    return { next: { step: 'location', data: open, problem: { key: 'location.offPlan', params } } };
  }
  if (offered.length > 1) return { next: { step: 'location', data: open } };
  return { customer, location: only, data: { ...data, ...rest, location: only } };
}

/** The customer and the location a text names, among those the person may order for. */
export async function hearPlace(
  text: string,
  city: string | undefined,
  data: PlaceData,
  ctx: Ctx,
): Promise<Patch<PlaceData>> {
  if (!ctx.pstn.connected) return {};
  const names = ctx.access.map(({ customer }) => customer.name);
  const heard = matchNames(text, names);
  const named =
    heard.length === 1 ? ctx.access.find(({ customer }) => customer.name === heard[0]) : undefined;
  const customerId = named?.customer.id ?? data.customerId;
  const among = mine(ctx).filter(({ customer }) => customerId === undefined || customer.id === customerId);
  const locations = (await Promise.all(among.map(({ customer }) => ctx.pstn.locations(customer.id)))).flat();
  const meant = locationsNamed(text, city, locations);
  const offered = meant.filter(isOnPlan);
  const [location] = offered;
  if (location !== undefined && offered.length === 1) {
    return { customerId: location.customerId, location, offPlan: undefined };
  }
  const [offPlan] = meant;
  if (offPlan !== undefined && offered.length === 0) {
    return { customerId: offPlan.customerId, location: undefined, offPlan };
  }
  return named === undefined || customerId === data.customerId ? {} : { customerId, location: undefined };
}

export function locationsNamed(
  text: string,
  city: string | undefined,
  locations: readonly Location[],
): Location[] {
  const byName = matchNames(text, [...new Set(locations.map(({ name }) => name))]);
  const named = locations.filter(({ name }) => byName.includes(name));
  if (named.length > 0) return named;
  const cities = matchNames(text, [...new Set(locations.map((location) => location.city))]);
  return locations.filter((location) => location.city === city || cities.includes(location.city));
}

/** The place a button or another flow names, as far as this person may order there. */
export async function seededPlace(
  { customerId, locationId }: { customerId?: string | undefined; locationId?: string | undefined },
  ctx: Ctx,
): Promise<Patch<PlaceData>> {
  if (customerId === undefined || customerOf(ctx, customerId) === undefined) return {};
  if (locationId === undefined || !ctx.pstn.connected) return { customerId };
  const location = (await ctx.pstn.locations(customerId)).find(({ id }) => id === locationId);
  return location !== undefined && isOnPlan(location) ? { customerId, location } : { customerId };
}
