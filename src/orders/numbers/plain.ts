import type { PhoneItem } from './items.js';
import { planOf, readDigits, type PlanOptions } from './number-plans.js';

/** Where a list, a line or a cell goes on; there the digits cannot be part of anything longer. */
const boundary = String.raw`(?= ?(?:[\n,;\t|"']|$)| \d{8,11}(?!\d)| \d\d \d\d \d\d \d\d(?!\d|[,.]\d))`;
const sticky = (source: string): RegExp => new RegExp(`(?:${source})${boundary}`, 'y');

const written = {
  nanp: sticky(String.raw`(?:1[-. ]?\(?)?\d{3}(?:\) ?|[-. ])?\d{3}[-. ]?\d{4}`),
  gb: sticky(String.raw`(?:44 ?(?:\(0\) ?)?|0)\d{2,5} ?\d{3,8}(?: ?\d{3,4})?`),
  other: sticky(String.raw`\d{8,15}`),
  no: sticky(String.raw`(?:47 ?)?(?:\d{8}|\d\d \d\d \d\d \d\d|\d{3} \d\d \d{3}|\d{4} \d{4})`),
} as const;

const newCell = /^[\n,;\t|"']$/;
const opening = /^[+(]$/;

/** A number of the country in its plainest spelling between two boundaries; the many of a long list are such. */
export const readPlain = (
  text: string,
  at: number,
  before: PhoneItem | undefined,
  options: PlanOptions,
): PhoneItem | undefined => {
  let start = at;
  if (opening.test(text.charAt(start - 1))) start -= 1;
  if (text.charAt(start - 1) === '+') start -= 1;
  let cell = start - 1;
  if (text.charAt(cell) === ' ') cell -= 1;
  const isOpen = cell < 0 || newCell.test(text.charAt(cell)) || (before?.end === start - 1 && start === at);
  if (!isOpen) return undefined;
  const pattern = written[planOf(options.country)];
  pattern.lastIndex = at;
  if (!pattern.test(text)) return undefined;
  const end = pattern.lastIndex;
  const digits = text.slice(at, end).replace(/\D+/g, '');
  const reading = readDigits(digits, text.startsWith('+', start) || text.charAt(start + 1) === '+', options);
  if (reading === undefined || reading.why === 'invalid_area' || reading.why === 'n11') return undefined;
  return { kind: 'phone', start, end, digits, reading };
};
