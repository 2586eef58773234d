import type { Params } from '../../cards/texts.js';
import type { Access, Customer, Location, OrderingVariant } from '../../pstn/provider.js';
import { areaCodesOfCity } from '../../reference/area-codes.js';
import { isOutside, type Deed } from '../../reference/deeds.js';
import type { Ctx, Visitor } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';

type WithAccess = Pick<Ctx, 'access'>;

/** The customers this flow can do for the person what it is there to do. */
export const mine = (ctx: Pick<Ctx, 'access' | 'deed'>): readonly Access[] => allowed(ctx, ctx.deed);

export const customerOf = ({ access }: WithAccess, customerId: string | undefined): Customer | undefined =>
  access.find(({ customer }) => customer.id === customerId)?.customer;

/** The customer's name, for whoever looks after more than one, also where only one may be shown. */
export const eyebrow = ({ access }: WithAccess, customerId: string | undefined): string =>
  access.length > 1 || access.some(({ role }) => isOutside(role))
    ? (customerOf({ access }, customerId)?.name ?? '')
    : '';

type Fits = (location: Location, visitor: Pick<Ctx, 'pstn'>) => boolean;

/** How new numbers come there: picked from the inventory (A), or asked for (B); undefined where neither is to be had here. */
export function orderingWay(
  { variant }: Pick<Location, 'variant'>,
  { pstn: { abilities } }: Pick<Ctx, 'pstn'>,
): OrderingVariant | undefined {
  if (variant === 'A' && abilities.has('search_numbers')) return 'A';
  return abilities.has('request_numbers') ? 'B' : undefined;
}

export const comesBy =
  (way: OrderingVariant): Fits =>
  (location, visitor) =>
    orderingWay(location, visitor) === way;

export const anywhere: Fits = () => true;
export const ofVariant =
  (variant: OrderingVariant): Fits =>
  (location) =>
    location.variant === variant;

/** Where the person may do it; undefined when the locations cannot be had. */
async function placesFor(visitor: Visitor, deed: Deed, fits: Fits): Promise<readonly Location[] | undefined> {
  const customers = allowed(visitor, deed).map(({ customer }) => customer.id);
  if (!visitor.pstn.connected || customers.length === 0) return [];
  const locations = await visitor.locations().catch(() => undefined);
  return locations?.filter(
    (location) =>
      location.pstn === 'CISCO_PSTN' && customers.includes(location.customerId) && fits(location, visitor),
  );
}

/** Whether there is a place for the deed; yes when it cannot be told. */
export async function hasPlace(visitor: Visitor, deed: Deed, fits: Fits): Promise<boolean> {
  const places = await placesFor(visitor, deed, fits);
  return places === undefined || places.length > 0;
}

/** A location of the person's own and its area code, for the sentence that shows how to ask. */
export async function examplePlace(visitor: Visitor, deed: Deed, fits: Fits): Promise<Params> {
  const places = await placesFor(visitor, deed, fits);
  const place = places?.[0];
  const code = place === undefined ? undefined : areaCodesOfCity(place.city, place.state)[0]?.code;
  return { location: place?.name ?? '', areaCode: code ?? '', known: place === undefined ? 'no' : 'yes' };
}
