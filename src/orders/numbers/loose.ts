import type { Country } from '../../reference/countries.js';
import { validatePhoneNumberLength } from 'libphonenumber-js/max';
import type { Column } from './columns.js';
import type { DigitsItem } from './items.js';
import { planOf, readDigits, type PlanOptions } from './number-plans.js';
import type { Why } from './outcome.js';

export interface Surroundings {
  readonly label: Column | undefined;
  /** Nothing else in the line or the cell. */
  readonly isAlone: boolean;
  /** The same, and a number stood alone before. */
  readonly isInColumn: boolean;
  /** A street follows, or a unit. */
  readonly isCounted: boolean;
}

/** Lengths of a number in each plan, and the groups in which a number that lacks digits is still known. */
const plans = {
  nanp: { full: [10, 11], cut: /^(?:3-4|3-3-[1-3]|3-[12]-4|[12]-3-4|3-3-[5-6]|1-3-3-[1-35-6]|3-4-4)$/ },
  no: { full: [8, 8], cut: /^(?:2-2-3|2-2-2-[13]|3-2-[24]|3-3-2|2-2-2-2-\d)$/ },
  gb: { full: [10, 11], cut: /^(?:0?[2-5]-.*|4-4)$/ },
  other: { full: [7, 13], cut: /(?!)/ },
} as const;

/** Excel and PDF give the thousands of an amount as groups of three. */
const isFigure = (shape: string): boolean => /^[12](?:-3)+$/.test(shape);

/** The check digit of Norwegian organisation numbers, which are written 3-3-3. */
const isOrganisation = ({ digits, shape, isPlus }: DigitsItem): boolean => {
  if (isPlus || !/^(?:9|3-3-3)$/.test(shape) || !/^[89]/.test(digits)) return false;
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return (11 - (sum % 11)) % 11 === Number(digits.charAt(8));
};

/** Two or three numbers without anything between them. */
const isGlued = ({ digits, shape }: DigitsItem, options: PlanOptions): boolean => {
  const [, size] = plans[planOf(options.country)].full;
  const length = planOf(options.country) === 'nanp' ? 10 : size;
  const count = digits.length / length;
  if (shape.includes('-') || (count !== 2 && count !== 3)) return false;
  return Array.from({ length: count }, (_, at) => digits.slice(at * length, (at + 1) * length)).every(
    (part) => {
      const reading = readDigits(part, false, options);
      return reading !== undefined && reading.why === undefined;
    },
  );
};

const lookedFor = (
  item: DigitsItem,
  country: Country,
  { label, isAlone, isInColumn }: Surroundings,
): boolean => {
  const { digits, shape, isPlus } = item;
  const plan = planOf(country);
  if (label === 'phone') return digits.length >= 4;
  if (isPlus) return digits.length >= 6;
  if (isInColumn) return digits.length >= 4;
  if (plan === 'gb' && digits.startsWith('0')) return digits.length >= 8 && digits.length <= 13;
  const isCut = plans[plan].cut.test(shape) && !(plan === 'gb' && (digits.length < 8 || !isAlone));
  if (plan === 'no' && digits.length === 11) return isAlone && isInColumn;
  if (isFigure(shape) && !isAlone) return false;
  return isCut || (digits.length >= 7 && digits.length <= 13 && (isAlone || !shape.includes('-')));
};

/** Country codes with the one length that people mean; the library knows shorter ones in service. */
const lengths = [
  ['1', 10],
  ['44', 10],
  ['47', 8],
] as const;

/** `+713 555 0100` may lack its country code or have another one. */
const whyPlus = (digits: string, options: PlanOptions): Why => {
  const atHome = readDigits(digits, false, options);
  if (atHome !== undefined && atHome.why !== 'invalid_area') return 'ambiguous';
  const abroad = digits.replace(/^00/, '');
  const home = lengths.find(([prefix]) => abroad.startsWith(prefix));
  if (home !== undefined) return abroad.length < home[0].length + home[1] ? 'too_short' : 'too_long';
  const length = validatePhoneNumberLength(`+${abroad}`);
  return length === 'TOO_LONG' ? 'too_long' : length === 'TOO_SHORT' ? 'too_short' : 'invalid_area';
};

/** Why digits that make up no number are a problem; undefined when they are something else. */
export const whyLoose = (item: DigitsItem, options: PlanOptions, around: Surroundings): Why | undefined => {
  const { country } = options;
  const { digits, shape, isPlus } = item;
  if (around.label === undefined && isGlued(item, options)) return 'ambiguous';
  if (digits.length > 15 && around.label !== 'phone') return undefined;
  if (around.label !== 'phone' && around.isCounted) return undefined;
  if (around.label === 'numbered' || around.label === 'aside') return undefined;
  if (country === 'NO' && around.label !== 'phone' && isOrganisation(item)) return undefined;
  if (!lookedFor(item, country, around)) return undefined;
  if (isPlus) return whyPlus(digits, options);
  const plan = planOf(country);
  const [cut, most] = plans[plan].full;
  const least = plan === 'gb' && digits.startsWith('0') ? most : cut;
  if (digits.length < least) return 'too_short';
  if (digits.length > most || /^[2-9].{10}$/.test(digits)) return 'too_long';
  return shape.includes('-') ? 'ambiguous' : 'invalid_area';
};
