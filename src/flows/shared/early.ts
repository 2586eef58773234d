import type { Ctx, Next, Problem } from '../engine/flow.js';
import type { PlaceData } from './place.js';
import { isTollFreeCode, tollFreeProblem } from './where.js';

type Check<D> = (data: D) => { readonly data: D; readonly problem: Problem } | undefined;

/**
 * Says while the customer or the location is still asked for what cannot be had anywhere, and takes it out:
 * nobody should answer questions in vain.
 */
export function saidEarly<D extends PlaceData>(next: Next<D>, ctx: Ctx, check: Check<D>): Next<D> {
  if ('start' in next || next.step === 'stop' || next.problem !== undefined) return next;
  if (isTollFreeCode(next.data.where?.areaCode)) {
    return { ...next, data: { ...next.data, where: undefined }, problem: tollFreeProblem(ctx) };
  }
  return { ...next, ...check(next.data) };
}
