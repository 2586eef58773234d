import { areaCode } from '../../reference/area-codes.js';
import type { Country } from '../../reference/countries.js';

/** By calling code and, under +1, by the area code; undefined when the table cannot tell. */
export function numberCountry(e164: string): Country | undefined {
  if (e164.startsWith('+47')) return 'NO';
  if (e164.startsWith('+44')) return 'GB';
  return e164.startsWith('+1') ? areaCode(e164.slice(2, 5))?.country : undefined;
}

const lengths: Readonly<Record<Country, readonly [number, number]>> = {
  US: [12, 12],
  CA: [12, 12],
  GB: [12, 13],
  NO: [8, 11],
};

/** E.164 of a length that this country has. */
export const looksLikeNumber = (e164: string, country: Country): boolean =>
  /^\+[1-9]\d{6,14}$/.test(e164) && e164.length >= lengths[country][0] && e164.length <= lengths[country][1];
