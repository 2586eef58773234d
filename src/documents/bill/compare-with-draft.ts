import type { PortAccount } from '../../orders/port/port-order.js';
import type { Bill, Finding } from './bill.js';
import { cellsOf } from './labels.js';
import { nearestOnBill } from './nearest-on-bill.js';
import { markDifference } from './mark-difference.js';
import { compact, folded, spelledOut } from './same-words.js';

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
  /** Field `numbers` names those that are missing. */
  | { readonly verdict: 'not_on_bill'; readonly missing?: readonly string[] }
);

type Same = (text: string) => string;

const judged = (field: ComparedField, typed: string, found: Finding, alike: Same): Comparison => {
  const verdict = alike(typed) === alike(found.value) ? 'mild' : 'different';
  const marked = markDifference(typed, found.value);
  return { field, typed, verdict, found: found.value, line: found.line, marked };
};

const standsAlone = (bill: Bill, text: string) =>
  bill.lines.some((line) => cellsOf(line).some((cell) => folded(cell) === folded(text)));

/** What stands at a label decides, or a cell of its own; without either, the whole bill is looked through. */
const compareText = (
  bill: Bill,
  field: ComparedField,
  typed: string,
  labelled: Finding | undefined,
): Comparison => {
  const same = { field, typed, verdict: 'same' } as const;
  if (standsAlone(bill, typed)) return same;
  if (labelled !== undefined)
    return folded(labelled.value) === folded(typed) ? same : judged(field, typed, labelled, spelledOut);
  const wanted = ` ${folded(typed)} `;
  if (bill.lines.some((line) => ` ${folded(line).replace(/[,;:]/g, ' ')} `.includes(wanted))) return same;
  const near = nearestOnBill(typed, bill.lines);
  return near === undefined
    ? { field, typed, verdict: 'not_on_bill' }
    : judged(field, typed, near, spelledOut);
};

const compareNumberLike = (field: ComparedField, typed: string, findings: readonly Finding[]): Comparison => {
  const [first] = findings;
  if (first === undefined) return { field, typed, verdict: 'not_on_bill' };
  if (findings.some(({ value }) => compact(value) === compact(typed)))
    return { field, typed, verdict: 'same' };
  return judged(field, typed, first, compact);
};

/** The part of the address on the bill that a typed field stands for. */
const partOf = (bill: Bill, typed: string): Finding | undefined => {
  const address = bill.serviceAddress;
  if (address === undefined) return undefined;
  const whole = folded(address.value);
  if (` ${whole.replace(/,/g, ' ')} `.replace(/\s+/g, ' ').includes(` ${folded(typed.replace(/,/g, ' '))} `))
    return { ...address, value: typed };
  return nearestOnBill(typed, [address.value]) ?? undefined;
};

const compareStreet = (bill: Bill, typed: string): Comparison => {
  const part = partOf(bill, typed);
  const first = bill.serviceAddress?.value.split(',')[0];
  const labelled =
    part ??
    (bill.serviceAddress && first !== undefined ? { ...bill.serviceAddress, value: first } : undefined);
  return compareText(bill, 'street', typed, labelled);
};

const compareZip = (bill: Bill, typed: string): Comparison => {
  const { zip } = bill;
  if (zip === undefined) {
    const there = bill.lines.some((line) => ` ${folded(line)} `.includes(` ${folded(typed)} `));
    return { field: 'zip', typed, verdict: there ? 'same' : 'not_on_bill' };
  }
  const long = compact(zip.value);
  // A ZIP and its ZIP+4 are the same place.
  if (long === compact(typed) || (/^\d{9}$/.test(long) && long.slice(0, 5) === compact(typed)))
    return { field: 'zip', typed, verdict: 'same' };
  return judged('zip', typed, zip, compact);
};

const compareNumbers = (bill: Bill, numbers: readonly string[]): Comparison => {
  const there = new Set(bill.numbers.map(({ value }) => value));
  if (bill.btn) there.add(bill.btn.value);
  const missing = numbers.filter((number) => !there.has(number));
  const typed = numbers.join(', ');
  if (missing.length === 0) return { field: 'numbers', typed, verdict: 'same' };
  return { field: 'numbers', typed, verdict: 'not_on_bill', missing };
};

const compareBtn = (bill: Bill, typed: string): Comparison => {
  if (bill.btn !== undefined) return compareNumberLike('btn', typed, [bill.btn]);
  const there = bill.numbers.some(({ value }) => value === typed);
  return { field: 'btn', typed, verdict: there ? 'same' : 'not_on_bill' };
};

/** One comparison for each field that was typed, in the order of `comparedFields`. */
export const compareWithDraft = (bill: Bill, typed: TypedAccount): readonly Comparison[] => {
  const { accountNumber, btn, businessName, authorisedName, serviceAddress, numbers } = typed;
  const given = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
  const { street, city, zip } = serviceAddress ?? {};
  return [
    ...(given(accountNumber) ? [compareNumberLike('accountNumber', accountNumber, bill.accountNumbers)] : []),
    ...(given(btn) ? [compareBtn(bill, btn)] : []),
    ...(given(businessName) ? [compareText(bill, 'businessName', businessName, bill.businessName)] : []),
    ...(given(authorisedName) ? [compareText(bill, 'authorisedName', authorisedName, bill.contactName)] : []),
    ...(given(street) ? [compareStreet(bill, street)] : []),
    ...(given(city) ? [compareText(bill, 'city', city, partOf(bill, city))] : []),
    ...(given(zip) ? [compareZip(bill, zip)] : []),
    ...(numbers !== undefined && numbers.length > 0 ? [compareNumbers(bill, numbers)] : []),
  ];
};
