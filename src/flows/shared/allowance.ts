import type { Customer } from '../../pstn/provider.js';
import { limits } from '../../reference/limits.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import type { Ctx, Problem } from '../engine/flow.js';
import type { Stop } from './stop.js';

export const trialLimit = limits.numbersInTrial.value;

/**
 * The most that the customer may still order in its trial; no limit once it pays. Where nobody knows what was ordered,
 * the limit of the trial: Webex refuses what is beyond.
 */
export const leftInTrial = (customer: Customer | undefined): number =>
  customer?.subscription === 'trial'
    ? Math.max(0, trialLimit - (customer.trialNumbersUsed ?? 0))
    : Number.POSITIVE_INFINITY;

/** The most that one order of this customer, or of any, may hold. */
export const mostInOrder = (customer: Customer | undefined): number =>
  Math.min(limits.numbersPerOrder.value, leftInTrial(customer));

/** Why `quantity` is too much for one order, and what is possible instead. `said` tells where it came from. */
export function tooMany(
  quantity: number,
  customer: Customer | undefined,
  ctx: Ctx,
  said: 'asked' | 'chosen' = 'asked',
): Problem | undefined {
  const most = mostInOrder(customer);
  if (quantity <= most) return undefined;
  const rule = whyNewNumbers(leftInTrial(customer) === most ? 'trial_limit' : 'order_limit', ctx.locale);
  return { key: `limits.${said}`, params: { rule, most, quantity } };
}

export const trialUsedUp = ({ name, trialNumbersUsed = trialLimit }: Customer): Stop => ({
  reason: 'trialUsed',
  params: { customer: name, used: trialNumbersUsed },
  offer: 'order-status',
});
