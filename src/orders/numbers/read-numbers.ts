import type { Country } from '../../reference/countries.js';
import { cleanText } from './clean-text.js';
import { createColumns } from './columns.js';
import { settle, type NumbersRead } from './ledger.js';
import { lex } from './lex.js';
import { createRanges } from './ranges.js';
import { readItem } from './reader.js';
import { readRuns } from './runs.js';
import type { State } from './state.js';

export interface ReadNumbersOptions {
  /** Where the numbers are to be ported; decides what digits without a country code mean. */
  readonly country: Country;
  /** 555-01XX are then ordinary numbers. */
  readonly sandbox?: boolean;
}

/**
 * Reads the telephone numbers of any text: a mail, a bill, a table. Foreign and toll-free numbers, numbers with an
 * extension and words that spell a number stay in the list and are problems as well; all others are held back.
 */
export const readNumbers = (text: string, { country, sandbox = false }: ReadNumbersOptions): NumbersRead => {
  const options = { country, sandbox };
  const clean = cleanText(text);
  const state: State = {
    clean,
    items: readRuns(clean.text, lex(clean.text, options), options),
    options,
    columnAt: createColumns(clean.text),
    unfold: createRanges(),
    entries: [],
  };
  for (let at = 0; at < state.items.length;) at = readItem(state, at);
  return settle(state.entries);
};
