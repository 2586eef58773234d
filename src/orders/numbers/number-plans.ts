import { numberKind } from './number-kinds.js';
import type { Country } from '../../reference/countries.js';
import { isPortCountry, type Why } from './outcome.js';

export interface PlanOptions {
  readonly country: Country;
  /** The sandbox has 555-01XX and the Norwegian series 20 1, which is assigned to nobody, as ordinary numbers. */
  readonly sandbox: boolean;
}

/** Digits of the right length for a number; `why` when something is the matter with it. */
export interface Reading {
  readonly e164: string;
  /** Without country code and trunk prefix. */
  readonly national: string;
  readonly plan: 'nanp' | 'no' | 'gb' | 'other';
  readonly why?: Why;
}

const plansByCountry = { US: 'nanp', CA: 'nanp', GB: 'gb', NO: 'no' } as const;
export const planOf = (country: Country): Reading['plan'] =>
  isPortCountry(country) ? plansByCountry[country] : 'other';

const n11 = /^[2-9]11/;

const nanpWhy = (national: string, { country, sandbox }: PlanOptions): Why | undefined => {
  const exchange = national.slice(3, 6);
  const found = numberKind(`+1${national}`);
  if (n11.test(national)) return 'n11';
  if (found.kind === 'premium' || found.kind === 'personal') return found.kind;
  if (found.kind === 'invalid' || /^[01]/.test(exchange)) return 'invalid_area';
  // Toll-free numbers such as 800-411-XXXX are in service.
  if (n11.test(exchange) && found.kind !== 'tollfree') return 'n11';
  if (exchange === '555' && national.startsWith('01', 6) && !sandbox) return 'fictional';
  if (found.kind === 'tollfree') return planOf(country) === 'nanp' ? 'tollfree' : 'foreign';
  return found.country === country ? undefined : 'foreign';
};

const otherWhy = (e164: string, { country, sandbox }: PlanOptions): Why | undefined => {
  if (sandbox && /^\+47201\d{5}$/.test(e164)) return country === 'NO' ? undefined : 'foreign';
  const found = numberKind(e164);
  if (found.kind === 'premium' || found.kind === 'personal') return found.kind;
  if (found.kind === 'invalid') return 'invalid_area';
  if (found.country !== country) return 'foreign';
  return found.kind === 'tollfree' ? 'tollfree' : undefined;
};

/** What is the matter with a number in E.164; undefined when nothing is. */
export const whyOf = (e164: string, options: PlanOptions): Why | undefined =>
  e164.startsWith('+1') && e164.length === 12 ? nanpWhy(e164.slice(2), options) : otherWhy(e164, options);

const reading = (code: string, national: string, plan: Reading['plan'], options: PlanOptions): Reading => {
  const e164 = `+${code}${national}`;
  const why = whyOf(e164, options);
  return why === undefined ? { e164, national, plan } : { e164, national, plan, why };
};

const readNanp = (digits: string, options: PlanOptions) =>
  digits.length === 10 ? reading('1', digits, 'nanp', options) : undefined;

/** Eight digits, or one of the five-digit numbers of companies. */
const readNo = (digits: string, options: PlanOptions): Reading | undefined => {
  if (digits.length === 9 && digits.startsWith('0')) return readNo(digits.slice(1), options);
  if (digits.length === 8) return reading('47', digits, 'no', options);
  if (digits.length !== 5 || !digits.startsWith('0')) return undefined;
  const short = reading('47', digits, 'no', options);
  return short.why === 'invalid_area' ? undefined : short;
};

/** Nine digits and fewer only where the library knows such a number. */
const readGb = (national: string, options: PlanOptions): Reading | undefined => {
  if (national.length === 10) return reading('44', national, 'gb', options);
  if (national.length !== 9 && national.length !== 7) return undefined;
  const short = reading('44', national, 'gb', options);
  return short.why === 'invalid_area' ? undefined : short;
};

const withoutTrunk = (digits: string): string => (digits.startsWith('0') ? digits.slice(1) : digits);

const readInternational = (digits: string, options: PlanOptions): Reading | undefined => {
  if (digits.startsWith('1')) return readNanp(digits.slice(1), options);
  if (digits.startsWith('47')) return readNo(digits.slice(2), options);
  if (digits.startsWith('44')) return readGb(withoutTrunk(digits.slice(2)), options);
  const other = reading(digits, '', 'other', options);
  return other.why === 'invalid_area' ? undefined : { ...other, national: digits };
};

const readAtHome = (digits: string, options: PlanOptions): Reading | undefined => {
  switch (options.country) {
    case 'US':
    case 'CA':
      return readNanp(digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits, options);
    case 'NO':
      return readNo(digits.length === 10 && digits.startsWith('47') ? digits.slice(2) : digits, options);
    case 'GB': {
      if (digits.startsWith('0')) return readGb(digits.slice(1), options);
      if (digits.startsWith('44') && digits.length > 11)
        return readGb(withoutTrunk(digits.slice(2)), options);
      return digits.length === 10 ? readGb(digits, options) : undefined;
    }
    default:
      return undefined;
  }
};

const longest = 17;

/** Reads digits of the country, or behind `+`, 00 or 011; undefined when no number has that many. */
export const readDigits = (digits: string, isPlus: boolean, options: PlanOptions): Reading | undefined => {
  if (digits.length < 5 || digits.length > longest) return undefined;
  if (isPlus) return readInternational(digits.replace(/^00/, ''), options);
  if (digits.startsWith('00')) return readInternational(digits.slice(2), options);
  if (digits.startsWith('011') && planOf(options.country) === 'nanp' && digits.length > 10) {
    return readInternational(digits.slice(3), options);
  }
  return readAtHome(digits, options);
};
