import type { Country } from '../../reference/countries.js';
import { DateTime } from 'luxon';

export type DateOrder = 'day-first' | 'month-first' | 'unknown';

const months: readonly RegExp[] = [
  /^jan/,
  /^feb/,
  /^mar/,
  /^apr/,
  /^ma[yi]/,
  /^jun/,
  /^jul/,
  /^aug/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cs]/,
];
const monthWord =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch|s)?|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)';
const year = String.raw`(\d{4}|\d{2})(?!\d)`;

const forms = {
  iso: /(?<!\d)(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
  monthName: new RegExp(
    String.raw`(?<![\p{L}])(${monthWord})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+${year}`,
    'giu',
  ),
  dayName: new RegExp(
    String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]*(${monthWord})\.?,?[\s-]*${year}`,
    'giu',
  ),
  figures: new RegExp(String.raw`(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2${year}`, 'g'),
} as const;

const wholeYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
const monthOf = (word: string) => months.findIndex((month) => month.test(word.toLowerCase())) + 1;

const iso = (yearText: string, month: number, day: number): string | undefined => {
  const date = DateTime.utc(wholeYear(yearText), month, day);
  return date.isValid && date.year >= 2000 && date.year < 2100 ? date.toISODate() : undefined;
};

export interface FoundDate {
  readonly at: number;
  readonly text: string;
  /** `YYYY-MM-DD`; more than one when day and month cannot be told apart. */
  readonly candidates: readonly string[];
}

type Made = readonly (string | undefined)[];

const found = (text: string, pattern: RegExp, make: (groups: readonly string[]) => Made): FoundDate[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const dates = make(match.slice(1)).filter((date) => date !== undefined);
    const candidates = [...new Set(dates)];
    return candidates.length === 0 ? [] : [{ at: match.index, text: match[0], candidates }];
  });

const figures =
  (order: DateOrder) =>
  ([one = '', , two = '', yearText = '']: readonly string[]): Made => {
    const dayFirst = iso(yearText, Number(two), Number(one));
    const monthFirst = iso(yearText, Number(one), Number(two));
    if (order === 'day-first') return [dayFirst ?? monthFirst];
    if (order === 'month-first') return [monthFirst ?? dayFirst];
    return [dayFirst, monthFirst];
  };

/** Every date of a text, in its order. */
export const datesIn = (text: string, order: DateOrder): FoundDate[] => {
  const all = [
    ...found(text, forms.iso, ([y = '', m, d]) => [iso(y, Number(m), Number(d))]),
    ...found(text, forms.monthName, ([m = '', d, y = '']) => [iso(y, monthOf(m), Number(d))]),
    ...found(text, forms.dayName, ([d, m = '', y = '']) => [iso(y, monthOf(m), Number(d))]),
    ...found(text, forms.figures, figures(order)),
  ].sort((one, other) => one.at - other.at || other.text.length - one.text.length);
  return all.filter((date, at) => {
    const before = all[at - 1];
    return before === undefined || before.at + before.text.length <= date.at;
  });
};

const usual: Readonly<Partial<Record<Country, DateOrder>>> = {
  US: 'month-first',
  // Both are in use.
  CA: 'unknown',
  GB: 'day-first',
  NO: 'day-first',
};

/** How the writer of a text orders day and month: as its clear dates show, else as the country does. */
export const dateOrder = (text: string, country: Country): DateOrder => {
  const clear = [...text.matchAll(forms.figures)].map(
    ([, one, , two]) => [Number(one), Number(two)] as const,
  );
  const dayFirst = clear.some(([one, two]) => one > 12 && one <= 31 && two >= 1 && two <= 12);
  const monthFirst = clear.some(([one, two]) => two > 12 && two <= 31 && one >= 1 && one <= 12);
  if (dayFirst === monthFirst) return usual[country] ?? 'unknown';
  return dayFirst ? 'day-first' : 'month-first';
};
