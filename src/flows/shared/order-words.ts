import type { OrderStatus } from '../../orders/order.js';
import { vocabularyOf } from '../../orders/transitions.js';
import type { Location, Order } from '../../pstn/provider.js';
import { statusTexts, type StatusTexts } from '../../reference/statuses.js';
import type { Ctx } from '../engine/flow.js';
import { customerOf } from './access.js';

/** What an order is for, in a few words, e.g. `5 numbers`. */
export const orderWhat = ({ type, quantity, numberType }: Order, ctx: Ctx): string =>
  ctx.t(`what.${type}`, { quantity, kind: numberType ?? 'other' });

export function orderStatusTexts({ type, status, events }: Order, ctx: Ctx): StatusTexts {
  const texts = statusTexts(vocabularyOf(type), status, ctx.locale);
  return events.some(({ what }) => what === 'ordered') ? { ...texts, ...texts.filed } : texts;
}

/** What a status would be called on this order. */
export const statusLabel = ({ type }: Pick<Order, 'type'>, status: OrderStatus, ctx: Ctx): string =>
  statusTexts(vocabularyOf(type), status, ctx.locale).label;

export const termsOpen = ({ terms }: Order): boolean => terms !== undefined && !terms.accepted;

export type Attention = 'terms' | 'status';

/** Whether somebody has to do something before the order can go on. */
export function attention(order: Order): Attention | undefined {
  if (order.status === 'error' || order.status === 'action_required' || order.status === 'rejected') {
    return 'status';
  }
  return termsOpen(order) ? 'terms' : undefined;
}

/** One line on an order: number, what, where, and whose for those who look after several customers. */
export function orderLine(order: Order, location: Location | undefined, ctx: Ctx): string {
  const customer = ctx.access.length > 1 ? customerOf(ctx, order.customerId)?.name : undefined;
  const parts = [order.id, orderWhat(order, ctx), location?.name, customer];
  return parts.filter((part) => part !== undefined).join(' · ');
}
