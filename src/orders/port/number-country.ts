import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { areaCode } from '../../reference/area-codes.js';
import type { Country } from '../../reference/countries.js';

/** By calling code and, under +1, by the area code; undefined when the table cannot tell. */
export function numberCountry(e164: string): Country | undefined {
  if (e164.startsWith('+47')) return 'NO';
  if (e164.startsWith('+44')) return 'GB';
  if (e164.startsWith('+1')) return areaCode(e164.slice(2, 5))?.country;
  return parsePhoneNumberFromString(e164)?.country;
}

const lengths: Readonly<Partial<Record<Country, readonly [number, number]>>> = {
  US: [12, 12],
  CA: [12, 12],
  GB: [12, 13],
  NO: [8, 11],
};

/** E.164 of a length that this country has, as far as the table knows it. */
export function looksLikeNumber(e164: string, country: Country): boolean {
  const [least, most] = lengths[country] ?? [8, 16];
  return /^\+[1-9]\d{6,14}$/.test(e164) && e164.length >= least && e164.length <= most;
}
