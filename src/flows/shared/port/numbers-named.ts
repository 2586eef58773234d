import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';
import type { Location, Order } from '../../../pstn/provider.js';
import { numbersIn } from '../phone-format.js';

export interface Named {
  /** Those of the order. */
  readonly known: readonly string[];
  readonly others: readonly string[];
}

/** The numbers a text names, E.164: of the order, and not of it. */
export function numbersNamed(text: string, { numbers }: Order, { country }: Location): Named {
  const found = findPhoneNumbersInText(text, isSupportedCountry(country) ? country : undefined).map(
    ({ number }) => number.number,
  );
  const all = [...new Set([...found, ...(country === 'US' || country === 'CA' ? numbersIn(text) : [])])];
  return {
    known: all.filter((number) => numbers.includes(number)),
    others: all.filter((number) => !numbers.includes(number)),
  };
}
