import type { Order } from '../../pstn/provider.js';
import type { Ctx, Handover } from '../engine/flow.js';

type Able = Pick<Ctx, 'pstn'>;

export const isByHand = ({ pstn }: Able): boolean => pstn.byHand !== undefined;

/** What was confirmed is typed into Control Hub by a person; undefined where it gets there by itself. */
export const handedOver = (orderIds: readonly string[], ctx: Able): Handover | undefined =>
  isByHand(ctx) && orderIds.length > 0 ? { start: 'hand-over', seed: { orderIds } } : undefined;

/** Something of the order was confirmed here since it was last typed in. */
export function isToBeTyped({ events, status }: Order, ctx: Able): boolean {
  if (!isByHand(ctx) || status === 'cancelled' || status === 'completed' || status === 'provisioned')
    return false;
  const last = events.findLast(({ what }) => ['ordered', 'filed', 'resubmitted', 'changed'].includes(what));
  return last !== undefined && last.what !== 'filed';
}
