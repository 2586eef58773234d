import type { Params } from '../../cards/texts.js';
import type { Access, Customer, Location, OrderingVariant, Role } from '../../pstn/provider.js';
import { areaCodesOfCity } from '../../reference/area-codes.js';
import type { Ctx, Visitor } from '../engine/flow.js';

type WithAccess = Pick<Ctx, 'access'>;

/** The customers the person may order for. */
export const orderable = ({ access }: WithAccess): readonly Access[] =>
  access.filter(({ role }) => role !== 'read-only');

export const roleFor = ({ access }: WithAccess, customerId: string | undefined): Role | undefined =>
  access.find(({ customer }) => customer.id === customerId)?.role;

export const customerOf = ({ access }: WithAccess, customerId: string | undefined): Customer | undefined =>
  access.find(({ customer }) => customer.id === customerId)?.customer;

/** The customer's name, for whoever looks after more than one, also where only one may be shown. */
export const eyebrow = ({ access }: WithAccess, customerId: string | undefined): string =>
  access.length > 1 || roleFor({ access }, customerId) === 'partner'
    ? (customerOf({ access }, customerId)?.name ?? '')
    : '';

/** Where the person may order and numbers come the way of `variant`; undefined when the locations cannot be had. */
async function placesFor(
  visitor: Visitor,
  variant: OrderingVariant,
): Promise<readonly Location[] | undefined> {
  const customers = orderable(visitor).map(({ customer }) => customer.id);
  if (!visitor.pstn.connected || customers.length === 0) return [];
  const locations = await visitor.locations().catch(() => undefined);
  return locations?.filter(
    (location) =>
      location.pstn === 'CISCO_PSTN' &&
      location.variant === variant &&
      customers.includes(location.customerId),
  );
}

/** Whether the person may order that way somewhere; yes when it cannot be told. */
export async function mayOrder(visitor: Visitor, variant: OrderingVariant): Promise<boolean> {
  const places = await placesFor(visitor, variant);
  return places === undefined || places.length > 0;
}

/** A location of the person's own and its area code, for the sentence that shows how to ask. */
export async function examplePlace(visitor: Visitor, variant: OrderingVariant): Promise<Params> {
  const place = (await placesFor(visitor, variant))?.[0];
  const code = place === undefined ? undefined : areaCodesOfCity(place.city, place.state)[0]?.code;
  return { location: place?.name ?? '', areaCode: code ?? '', known: place === undefined ? 'no' : 'yes' };
}
