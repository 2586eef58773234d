import type { PortAccount } from '../../orders/port/port-order.js';
import type { Bill } from './bill.js';

/** What the person has typed so far. */
export type TypedAccount = Partial<Omit<PortAccount, 'pin' | 'losingCarrier'>> & {
  /** E.164. */
  readonly numbers?: readonly string[];
};

export const comparedFields = [
  'accountNumber',
  'btn',
  'businessName',
  'authorisedName',
  'street',
  'city',
  'zip',
  'numbers',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** `mild`: the same thing written differently, such as "St." and "Street". */
export type Comparison = { readonly field: ComparedField; readonly typed: string } & (
  | { readonly verdict: 'same' }
  | {
      readonly verdict: 'different' | 'mild';
      readonly found: string;
      /** The line of the bill. */
      readonly line: string;
      /** Both sides in Markdown, what differs in bold. */
      readonly marked: { readonly typed: string; readonly found: string };
    }
  | {
      readonly verdict: 'not_on_bill';
      /** Field `numbers`: those not found. */ readonly missing?: readonly string[];
    }
);

/** One comparison for each field that was typed. */
export const compareWithDraft = (_bill: Bill, _typed: TypedAccount): readonly Comparison[] => [];
