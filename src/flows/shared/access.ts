import type { Access, Customer, OrderingVariant, Role } from '../../pstn/provider.js';
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

/** Whether the person may order where numbers come the way of `variant`; yes when the locations cannot be had. */
export async function mayOrder(visitor: Visitor, variant: OrderingVariant): Promise<boolean> {
  const customers = orderable(visitor).map(({ customer }) => customer.id);
  if (!visitor.pstn.connected || customers.length === 0) return false;
  const locations = await visitor.locations().catch(() => undefined);
  if (locations === undefined) return true;
  return locations.some(
    (location) =>
      location.pstn === 'CISCO_PSTN' &&
      location.variant === variant &&
      customers.includes(location.customerId),
  );
}
