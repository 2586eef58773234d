import { numberCountry } from '../../../orders/port/number-country.js';
import type { Portability } from '../../../orders/port/port-order.js';
import type { Location, OrderResult, Subscription } from '../../../pstn/provider.js';
import type { NewPortOrder } from '../../../pstn/ports/port-state.js';

type Refusal = Extract<OrderResult, { ok: false }>;
const refuse = (reason: string): Refusal => ({ ok: false, why: 'refused', reason });

const numbersPerPort = 1000;

const named = (verdicts: readonly Portability[]): string => verdicts.map(({ number }) => number).join(', ');

const checkVerdicts = (verdicts: readonly Portability[]): Refusal | undefined => {
  const busy = verdicts.filter(({ verdict }) => verdict === 'in_progress');
  if (busy.length > 0) return { ok: false, why: 'taken', taken: busy.map(({ number }) => number) };
  const bad = verdicts.filter(({ verdict }) => verdict !== 'yes');
  return bad.length > 0 ? refuse(`These numbers cannot be ported: ${named(bad)}.`) : undefined;
};

/** The rules of a port (fact sheet sections 1, 6 and 7) that hold whoever files it. */
export const checkPort = (
  order: NewPortOrder,
  place: { readonly location: Location; readonly subscription: Subscription },
  verdicts: readonly Portability[],
): Refusal | undefined => {
  if (place.subscription === 'trial') return refuse('Numbers cannot be ported in a trial.');
  if (order.numbers.length === 0) return refuse('The order holds no number.');
  if (order.numbers.length > numbersPerPort)
    return refuse(`A port order holds at most ${numbersPerPort} numbers.`);
  // No country has them alone: told first, they are not called foreign.
  const tollfree = verdicts.filter(({ type }) => type === 'tollfree');
  if (tollfree.length > 0) return refuse(`Toll-free numbers cannot be ported: ${named(tollfree)}.`);
  const foreign = order.numbers.filter((number) => numberCountry(number) !== place.location.country);
  if (foreign.length > 0) {
    return refuse(`These numbers belong to another country than the location: ${foreign.join(', ')}.`);
  }
  if (place.location.variant === 'A' && order.signature === undefined) {
    return refuse('The Letter of Agency must be signed first.');
  }
  return checkVerdicts(verdicts);
};
