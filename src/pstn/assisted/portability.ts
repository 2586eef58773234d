import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { numberKind } from '../../orders/numbers/number-kinds.js';
import type { Portability } from '../../orders/port/port-order.js';

/** What shows from how a number is written, and from our own open orders; the rest only Control Hub knows. */
export function judged(number: string, held: ReadonlyMap<string, string>): Portability {
  const { kind } = numberKind(number);
  const orderId = held.get(number);
  const type = parsePhoneNumberFromString(number)?.getType() === 'MOBILE' ? 'mobile' : 'local';
  if (kind === 'tollfree') return { number, verdict: 'no', reason: 'toll_free', type: 'tollfree' };
  if (kind === 'premium' || kind === 'personal')
    return { number, verdict: 'no', reason: 'special_number', type };
  if (orderId !== undefined) return { number, verdict: 'in_progress', reason: 'open_order', type, orderId };
  return { number, verdict: 'unchecked', type };
}
