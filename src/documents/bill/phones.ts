import { findPhoneNumbersInText } from 'libphonenumber-js/max';

/** E.164 numbers of a line, in its order. */
export const phonesIn = (text: string, country: 'US' | 'CA' | 'GB' | 'NO'): string[] =>
  findPhoneNumbersInText(text, { defaultCountry: country, extended: true }).map(
    ({ number }) => number.number,
  );
