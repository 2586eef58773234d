import { openRejection } from '../../orders/port/fix.js';
import type { PortAccount, PortFacts, PortRejection } from '../../orders/port/port-order.js';
import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import type { Data } from './data.js';

/** A rejected order with all that is known of it. */
export interface Rejected {
  readonly order: Order;
  readonly port: PortFacts;
  readonly location: Location;
  readonly rejection: PortRejection;
  /** As the order has it now; holds secrets. */
  readonly account: PortAccount | undefined;
  /** As it will be sent. */
  readonly next: PortAccount | undefined;
}

/** The facts of a rejected order whose back end tells no reason: it still has to be answered. */
const untold = ({ updatedAt }: Order): PortRejection => ({ at: updatedAt, reasons: [{ code: 'unknown' }] });

/** While the new orders of a split are filed, the old one is cancelled already. */
const isAtHand = ({ status }: Order, { cancelled }: Data): boolean =>
  status === 'rejected' || (cancelled === true && status === 'cancelled');

export async function loadRejected(data: Data, ctx: Ctx): Promise<Rejected | undefined> {
  const order = data.orderId === undefined ? undefined : await visibleOrder(data.orderId, ctx);
  const { port } = order ?? {};
  if (order === undefined || port === undefined || !isAtHand(order, data)) return undefined;
  const location = (await locationsOf([order], ctx)).get(order.locationId);
  if (location === undefined) return undefined;
  const account = await ctx.pstn.portAccount(order.id);
  const next = account === undefined ? undefined : { ...account, ...data.change?.account };
  return { order, port, location, rejection: openRejection(order) ?? untold(order), account, next };
}

/** For views: a card is only shown after `next` has found the order. */
export async function theRejected(data: Data, ctx: Ctx): Promise<Rejected> {
  const found = await loadRejected(data, ctx);
  if (found === undefined) throw new Error(`Order ${data.orderId ?? ''} is no longer rejected`);
  return found;
}

/** The numbers the order will still have. */
export const remaining = ({ numbers }: Order, { change }: Data): readonly string[] =>
  numbers.filter((number) => change?.remove?.includes(number) !== true);
