import type { Ctx, Problem } from '../engine/flow.js';
import { missingFields, missingProblem } from './account-fields.js';
import type { Data } from './data.js';
import { nameOfLetter } from './hash.js';
import { interviewOf, type OrderToBe } from './orders-to-be.js';

const hasBegun = ({ data }: OrderToBe): boolean =>
  data.accountNumber !== undefined || data.businessName !== undefined || data.authorisedName !== undefined;

const needsNewBtn = (order: OrderToBe, data: Data): boolean => {
  const { open, problems } = interviewOf(order, data);
  return open.includes('new_btn') || problems.some(({ question }) => question === 'new_btn');
};

function openLetter(order: OrderToBe, data: Data): string | undefined {
  const { signature, signedFor, loa, loaLater } = order.data;
  if (data.location?.variant === 'B') return loa === undefined && loaLater !== true ? 'loa' : undefined;
  return signature === undefined || loa === undefined || signedFor !== nameOfLetter(order)
    ? 'sign'
    : undefined;
}

/** The first step of one order that is still open; undefined when all is there. */
export function openStep(
  order: OrderToBe,
  data: Data,
  ctx: Ctx,
): { readonly step: string; readonly problem?: Problem | undefined } | undefined {
  const { service, billedThere, billing, bill } = order.data;
  if (missingFields(order, data).length > 0)
    return { step: 'account', problem: hasBegun(order) ? missingProblem(order, data, ctx) : undefined };
  if (needsNewBtn(order, data)) return { step: 'newBtn' };
  if (service === undefined) return { step: 'address' };
  if (billedThere === false && billing === undefined) return { step: 'billing' };
  if (data.location?.variant === 'B' && data.dateKnown !== true) return { step: 'date' };
  if (bill === undefined) return { step: 'bill' };
  if (bill.date === undefined) return { step: 'billDate' };
  if ((bill.differences ?? []).length > 0) return { step: 'compare' };
  const letter = openLetter(order, data);
  return letter === undefined ? undefined : { step: letter };
}
