import { isFinal } from '../../orders/transitions.js';
import type { Order } from '../../pstn/provider.js';
import type { Ctx, Handover } from '../engine/flow.js';

type Able = Pick<Ctx, 'pstn'>;

export const isByHand = ({ pstn }: Able): boolean => pstn.byHand !== undefined;

/** What was confirmed is typed into Control Hub by a person; undefined where it gets there by itself. */
export const handedOver = (orderIds: readonly string[], ctx: Able): Handover | undefined =>
  isByHand(ctx) && orderIds.length > 0 ? { start: 'hand-over', seed: { orderIds } } : undefined;

/** Something of the order was confirmed here since it was last typed in. */
export async function isToBeTyped({ id, type, status }: Order, { pstn }: Able): Promise<boolean> {
  const isCancelled = status === 'cancelled';
  if (pstn.byHand === undefined || (isFinal(type, status) && !isCancelled)) return false;
  const handOver = await pstn.byHand.handOver(id);
  if (handOver === undefined || handOver.filedAt !== undefined) return false;
  // What is not known to be in Control Hub needs no cancelling there.
  return !isCancelled || (handOver.kind === 'cancellation' && handOver.controlHubId !== undefined);
}
