import type { Country } from '../../reference/countries.js';
import type { Aside } from './outcome.js';
import { phrases } from './words.js';

interface Pattern {
  readonly what: Aside;
  readonly at: RegExp;
  /** What may follow the first digits; keeps the many plain numbers from being tried in vain. */
  readonly next?: string;
  /** Where the form means this only in some countries. */
  readonly only?: readonly Country[];
  readonly holds?: (found: string, before: string, country: Country) => boolean;
}

const year = String.raw`(?:19|20)\d\d`;
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const month = String.raw`(?:0?[1-9]|1[0-2])`;
const isoDate = String.raw`${year}([-/.])${month}\1${day}`;
const clock = String.raw`(?:[01]?\d|2[0-4])`;
const quarter = String.raw`(?:[01]\d|2[0-4])(?:00|15|30|45)`;
const ends = String.raw`(?![-./]?\d)`;
const currency = String.raw`(?:(?:${phrases.currency})\b|[$€£¥])`;

const sticky = (source: string): RegExp => new RegExp(source, 'iy');

/** Luhn's check, which every payment card passes. */
const passesLuhn = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
};

/** 22.33.44.55 is how some Norwegians write their number. */
const isAddress = (found: string, _: string, country: Country): boolean => {
  const octets = found.split(/[/:]/, 1)[0]?.split('.') ?? [];
  const isPairs = octets.every((octet) => octet.length === 2) && found.length === 11;
  return octets.every((octet) => Number(octet) <= 255) && !(country === 'NO' && isPairs);
};

/** The last pair of `22 33 44 00,01` and of `22 33 44 00 199,00` is no part of a price. */
const isPrice = (_: string, before: string, country: Country): boolean =>
  country !== 'NO' || !/(?:^|[^\d ]|[^\d] |\+47 )(?:\d\d \d\d \d\d|\d{3} \d\d) $/.test(before);

const patterns: readonly Pattern[] = [
  {
    what: 'date',
    next: '-/.',
    at: sticky(
      String.raw`${isoDate}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?${ends}`,
    ),
  },
  {
    what: 'date',
    next: '-/.',
    at: sticky(
      String.raw`${day}([-/.])(?:${day})\1(?:${year}|\d\d)(?:\s?-\s?${day}\1${day}\1(?:${year}|\d\d))?${ends}`,
    ),
  },
  {
    what: 'date',
    at: sticky(
      String.raw`${year}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T_]?[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?!\d)`,
    ),
  },
  {
    what: 'time',
    next: ':',
    at: sticky(String.raw`${clock}:[0-5]\d(?::[0-5]\d)?(?:\s?-\s?${clock}:[0-5]\d)?(?!\d)`),
  },
  { what: 'time', next: '.', at: sticky(String.raw`${clock}\.[0-5]\d\s?-\s?${clock}\.[0-5]\d${ends}`) },
  { what: 'time', next: '- ', at: sticky(String.raw`${quarter}\s?-\s?${quarter}${ends}`) },
  {
    what: 'address',
    next: '.',
    at: sticky(String.raw`\d{1,3}(?:\.\d{1,3}){3}(?:[/:]\d{1,5})?(?![.]?\d)`),
    holds: isAddress,
  },
  {
    what: 'amount',
    next: " ,.'",
    at: sticky(String.raw`[1-9]\d{0,2}(?:[ ,.']\d{3})+(?:[.,]\d{1,2})?(?= ?(?:${currency})(?! ?\d))`),
    holds: isPrice,
  },
  {
    what: 'amount',
    at: sticky(String.raw`\d{1,7}(?:[.,]\d{1,2})?(?= ?(?:${currency})(?! ?\d))(?! ?-\d)`),
  },
  { what: 'amount', next: " ,'.", at: sticky(String.raw`\d{1,3}(?:[ ,']\d{3})*\.\d{2}(?!\d)(?!\.\d)`) },
  { what: 'amount', next: '.', at: sticky(String.raw`\d{4,7}\.\d{2}(?!\d)(?!\.\d)`) },
  {
    what: 'amount',
    next: " .',",
    at: sticky(String.raw`\d{1,3}(?:[ .']\d{3})*,\d{2}(?!\d)`),
    holds: isPrice,
  },
  { what: 'amount', next: ',', at: sticky(String.raw`\d{4,7},\d{2}(?!\d)`), holds: isPrice, only: ['NO'] },
  { what: 'amount', next: ' .,', at: sticky(String.raw`\d{1,3}(?:[ .]?\d{3})*,-(?!\d)`) },
  { what: 'amount', next: '.,% ', at: sticky(String.raw`\d{1,4}(?:[.,]\d{1,4})?\s?%`) },
  { what: 'code', next: '-', at: sticky(String.raw`\d{3}-\d{2}-\d{4}(?![-\d])`), only: ['US', 'CA'] },
  { what: 'address', next: '-', at: sticky(String.raw`\d{5}-\d{4}(?!\d)`), only: ['US'] },
  { what: 'label', next: '. ', at: sticky(String.raw`\d{4}[. ]\d{2}[. ]\d{5}(?!\d)`), only: ['NO'] },
  { what: 'label', next: ' -', at: sticky(String.raw`[0-7]\d[0-5]\d{3}[ -]\d{5}(?!\d)`), only: ['NO'] },
  { what: 'code', at: sticky(String.raw`\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![ -]?\d)`), holds: passesLuhn },
  {
    what: 'code',
    next: ' -',
    at: sticky(String.raw`3[47]\d{2}([ -]?)\d{6}\1\d{5}(?!\d)`),
    holds: passesLuhn,
  },
  { what: 'code', next: ':abcdefABCDEF', at: sticky(String.raw`(?:[\da-f]{2}:){5}[\da-f]{2}\b`) },
  {
    what: 'code',
    next: '.abcdefABCDEF',
    at: sticky(String.raw`(?=[\d.]*[a-f])[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}\b`),
  },
  { what: 'code', next: ':abcdefABCDEF', at: sticky(String.raw`(?:[\da-f]{1,4}:){2,7}[\da-f]{0,4}\b`) },
];

/** After a currency sign any figure is an amount. */
const amount = /\d{1,3}(?:[ ,.']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,9}(?:[.,]\d{1,2}(?!\d))?/y;
const currencyBefore = new RegExp(String.raw`(?:\b(?:${phrases.currency})\.?|[$€£¥]) ?-?$`, 'i');
/** `3)` and `3.` that count the lines of a list. */
const ordinal = /\d{1,3}[.)]\)?[ \t]+(?=\S)/y;

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** What stands at digits that are no telephone number by their form, and where it ends. */
export const readAside = (
  text: string,
  at: number,
  digits: number,
  country: Country,
): { readonly what: Aside; readonly end: number } | undefined => {
  const after = text.charAt(at + digits) || '\n';
  const before = text.slice(Math.max(0, at - 16), at);
  if (/\d[-./,]$/.test(before)) return undefined;
  if (/(?:^|\n)[ \t>*-]*$/.test(before) && (at <= 16 || before.includes('\n'))) {
    const counted = matchAt(ordinal, text, at);
    if (counted !== undefined) return { what: 'other', end: at + counted.trimEnd().length };
  }
  if (currencyBefore.test(before)) {
    const found = matchAt(amount, text, at);
    if (found !== undefined) return { what: 'amount', end: at + found.length };
  }
  for (const { what, at: pattern, next, only, holds } of patterns) {
    if (only?.includes(country) === false || next?.includes(after) === false) continue;
    const found = matchAt(pattern, text, at);
    if (found !== undefined && holds?.(found, before, country) !== false) {
      return { what, end: at + found.length };
    }
  }
  return undefined;
};
