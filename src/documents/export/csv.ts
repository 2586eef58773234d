import Papa from 'papaparse';
import type { Locale } from '../../locale.js';

/** Spreadsheets run what starts so; phone numbers are the one exception, and stay text. */
const runnable = /^[=+\-@\t\r]/;
const phoneNumbers = /^\+\d{7,15}(?:, \+\d{7,15})*$/;

const cell = (text: string | undefined): string => {
  if (text === undefined) return '';
  return runnable.test(text) && !phoneNumbers.test(text) ? `'${text}` : text;
};

/** Rows as CSV for spreadsheets, none of whose cells a spreadsheet would run. */
export const csvOf = (rows: readonly (readonly (string | undefined)[])[], locale: Locale): string => {
  // Where a comma parts decimals, spreadsheets expect semicolons between cells; the mark tells them it is UTF-8.
  const delimiter = locale === 'nb' ? ';' : ',';
  return `\ufeff${Papa.unparse(
    rows.map((row) => row.map(cell)),
    { delimiter },
  )}\r\n`;
};
