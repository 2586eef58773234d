import type { Locale } from '../../locale.js';
import { csvOf } from './csv.js';

export interface RegisterSheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly locale: Locale;
}

/** A table for spreadsheets: one heading, a line for each location and number. */
export const registerCsv = ({ headings, rows, locale }: RegisterSheet): string =>
  csvOf([headings, ...rows], locale);
