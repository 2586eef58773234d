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

async function load(data: Data, ctx: Ctx): Promise<Rejected | undefined> {
  const order = data.orderId === undefined ? undefined : await visibleOrder(data.orderId, ctx);
  const { port } = order ?? {};
  if (order === undefined || port === undefined) return undefined;
  const location = (await locationsOf([order], ctx)).get(order.locationId);
  if (location === undefined) return undefined;
  const account = await ctx.pstn.portAccount(order.id);
  const next = account === undefined ? undefined : { ...account, ...data.change?.account };
  const rejection = openRejection(order) ?? port.rejections.at(-1) ?? untold(order);
  return { order, port, location, rejection, account, next };
}

/** The customer of the order, for a deed on it. */
export const customerOfPort = async ({ orderId = '' }: Data, ctx: Ctx): Promise<string | undefined> =>
  (await visibleOrder(orderId, ctx))?.customerId;

/** Undefined once the order has moved on. */
export async function loadRejected(data: Data, ctx: Ctx): Promise<Rejected | undefined> {
  const found = await load(data, ctx);
  return found !== undefined && isAtHand(found.order, data) ? found : undefined;
}

/** For cards: one that was left lying is shown again as it was; `guarded` looks before anything is done with it. */
export async function theRejected(data: Data, ctx: Ctx): Promise<Rejected> {
  const found = await load(data, ctx);
  if (found === undefined) throw new Error(`There is no port order ${data.orderId ?? ''}`);
  return found;
}

/** The numbers the order will still have. */
export const remaining = ({ numbers }: Order, { change }: Data): readonly string[] =>
  numbers.filter((number) => change?.remove?.includes(number) !== true);
