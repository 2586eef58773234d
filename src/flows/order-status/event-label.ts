import type { Order, OrderEvent } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { orderStatusTexts } from '../shared/order-words.js';

export function eventLabel(event: OrderEvent, order: Order, ctx: Ctx): string {
  if (event.what === 'status') {
    return orderStatusTexts({ ...order, status: event.status ?? 'unknown' }, ctx).label;
  }
  const { document = 'other', sight = 'arrived' } = event;
  return ctx.t(`events.${event.what}`, { kind: ctx.t(`documents.${document}`), sight });
}
