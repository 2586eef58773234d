import type { Country } from '../../reference/countries.js';
import { readNumbers } from '../../orders/numbers/read-numbers.js';

/** E.164 numbers of a line, in its order, ranges written out. */
export const phonesIn = (text: string, country: Country): readonly string[] =>
  readNumbers(text, { country, sandbox: true }).numbers;
