import type { NewOrder } from '../../pstn/provider.js';
import type { Ctx, Outcome } from '../engine/flow.js';
import { answer, retry } from './outcomes.js';
import type { PlacedData } from './placed-step.js';
import { placedOf } from './placed-view.js';

export type Submitted =
  | { readonly taken: readonly string[] }
  | { readonly taken?: undefined; readonly outcome: Outcome<PlacedData> };

/**
 * Places the order. The key of the order must be that of the draft: a press that
 * comes twice then places one order. Numbers that others have taken are handed back; nothing is ordered then.
 */
export async function submitOrder(order: NewOrder, customerId: string, ctx: Ctx): Promise<Submitted> {
  if (!ctx.pstn.connected) return { outcome: answer({}) };
  const result = await ctx.pstn.placeOrder(order);
  if (result.ok) {
    const effect = { type: 'order-placed', orderId: result.order.id, customerId } as const;
    return { outcome: { type: 'answer', data: { placed: placedOf(result.order) }, effects: [effect] } };
  }
  switch (result.why) {
    case 'taken':
      return { taken: result.taken };
    case 'trial_limit':
      return { outcome: retry('summary.trialFull', { left: result.left }) };
    case 'refused':
      return { outcome: answer({ stop: { reason: 'refused', params: { reason: result.reason } } }) };
  }
}
