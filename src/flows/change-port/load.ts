import { canDo, type CanDo } from '../../orders/port/can-do.js';
import type { PortFacts } from '../../orders/port/port-order.js';
import type { Location, Order } from '../../pstn/provider.js';
import type { PortAction } from '../../reference/port-actions.js';
import type { Ctx } from '../engine/flow.js';
import type { Deed } from '../../reference/deeds.js';
import { may } from '../engine/rights.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import type { Data } from './data.js';

/** A port order with what can be done about it now. */
export interface Port {
  readonly order: Order;
  readonly port: PortFacts;
  readonly location: Location;
  readonly can: readonly CanDo[];
  /** Whether the person may do what is wanted of the order, or anything. */
  readonly mayAct: boolean;
}

/** What is wanted of the order; undefined while it is only looked at. */
export function deedIn({ what, report }: Data): Deed | undefined {
  if (report !== undefined) return 'report_status';
  if (what === undefined) return undefined;
  return what === 'cancel' ? 'cancel_port' : 'change_port';
}

/** The customer of the order, for a deed on it. */
export const customerOfPort = async ({ orderId = '' }: Data, ctx: Ctx): Promise<string | undefined> =>
  (await visibleOrder(orderId, ctx))?.customerId;

export async function loadPort(data: Data, ctx: Ctx): Promise<Port | undefined> {
  const order = data.orderId === undefined ? undefined : await visibleOrder(data.orderId, ctx);
  const { port } = order ?? {};
  if (order === undefined || port === undefined) return undefined;
  const location = (await locationsOf([order], ctx)).get(order.locationId);
  if (location === undefined) return undefined;
  const mayAct = may(ctx, deedIn(data) ?? 'change_port', order.customerId);
  return { order, port, location, can: canDo(order, ctx.now), mayAct };
}

/** For views: a card is only shown after `next` has found the order. */
export async function thePort(data: Data, ctx: Ctx): Promise<Port> {
  const found = await loadPort(data, ctx);
  if (found === undefined) throw new Error(`There is no port order ${data.orderId ?? ''}`);
  return found;
}

/** A date was asked for, or the carrier has set one. */
export const hasDate = ({ port }: Port): boolean => port.requested !== undefined || port.foc !== undefined;

export const howOf = ({ can }: Port, action: PortAction): CanDo['how'] =>
  can.find((row) => row.action === action)?.how ?? 'no';
