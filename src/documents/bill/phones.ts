import { readNumbers } from '../../orders/numbers/read-numbers.js';

/** E.164 numbers of a line, in its order, ranges written out. */
export const phonesIn = (text: string, country: 'US' | 'CA' | 'GB' | 'NO'): readonly string[] =>
  readNumbers(text, { country, sandbox: true }).numbers;
