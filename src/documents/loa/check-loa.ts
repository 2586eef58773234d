import type { Country } from '../../reference/countries.js';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { limits } from '../../reference/limits.js';
import { billAge } from '../bill/bill-age.js';
import { dateOrder, datesIn } from '../bill/dates.js';
import { phonesIn } from '../bill/phones.js';
import { folded } from '../bill/same-words.js';

export interface LoaExpectation {
  readonly country: Country;
  /** E.164. */
  readonly numbers: readonly string[];
  /** The authorised person of the account. */
  readonly signer: string;
  /** `YYYY-MM-DD` in the time of the location. */
  readonly today: string;
}

export type LoaFinding =
  /** Nothing to read: a scan. A person must look. */
  | { readonly code: 'no_text' }
  | { readonly code: 'numbers_missing'; readonly numbers: readonly string[] }
  | { readonly code: 'signer_missing'; readonly signer: string }
  | { readonly code: 'date_missing' }
  | { readonly code: 'date_old'; readonly date: string; readonly days: number; readonly limit: number }
  | { readonly code: 'date_in_future'; readonly date: string };

const aboutDate = /(?<!\p{L})(?:dated?|dato|datert|signed|signert|underskrevet|undertegnet)(?!\p{L})/iu;

const missingNumbers = (lines: readonly string[], { numbers, country }: LoaExpectation): string[] => {
  const there = new Set(lines.flatMap((line) => phonesIn(line, country)));
  const left = numbers.filter((number) => !there.has(number));
  if (left.length === 0) return [];
  const digits = lines.map((line) => line.replace(/[\s().+–-]/g, ''));
  return left.filter((number) => {
    const national = parsePhoneNumberFromString(number)?.nationalNumber ?? number.slice(1);
    return !digits.some((line) => line.includes(national));
  });
};

/** A middle name more or less is for the carrier to judge; first and last name must stand together. */
const namesSigner = (lines: readonly string[], signer: string): boolean => {
  const words = folded(signer).split(' ');
  const wanted = [words[0], words.at(-1)];
  return lines.some((line) => {
    const there = new Set(folded(line).split(/[^\p{L}\p{N}'-]+/u));
    return wanted.every((word) => word !== undefined && there.has(word));
  });
};

const dateFindings = (lines: readonly string[], { country, today }: LoaExpectation): LoaFinding[] => {
  const order = dateOrder(lines.join('\n'), country);
  const near = lines.filter((line, at) => aboutDate.test(line) || aboutDate.test(lines[at - 1] ?? ''));
  const dates = near.flatMap((line) => datesIn(line, order).flatMap(({ candidates }) => candidates)).sort();
  const date = dates.findLast((one) => one <= today) ?? dates[0];
  if (date === undefined) return [{ code: 'date_missing' }];
  const limit = limits.loaAgeDays.value;
  const age = billAge(date, today, limit);
  if (age.verdict === 'too_old') return [{ code: 'date_old', date, days: age.days, limit }];
  return age.verdict === 'in_future' ? [{ code: 'date_in_future', date }] : [];
};

/** What an uploaded LOA lacks, as far as its text layer tells; an empty list when nothing is amiss. */
export const checkLoa = (text: string | undefined, expected: LoaExpectation): readonly LoaFinding[] => {
  if (text === undefined || text.trim() === '') return [{ code: 'no_text' }];
  const lines = text.normalize('NFC').split(/\r?\n/);
  const numbers = missingNumbers(lines, expected);
  return [
    ...(numbers.length > 0 ? [{ code: 'numbers_missing', numbers } as const] : []),
    ...(namesSigner(lines, expected.signer)
      ? []
      : [{ code: 'signer_missing', signer: expected.signer } as const]),
    ...dateFindings(lines, expected),
  ];
};
