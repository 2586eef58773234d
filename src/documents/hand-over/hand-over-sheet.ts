import type { Locale } from '../../locale.js';

export interface HandOverEntry {
  readonly label: string;
  /** Each is typed for itself; none where there is something to press or look at. */
  readonly values: readonly string[];
}

export interface HandOverPage {
  readonly title: string;
  readonly entries: readonly HandOverEntry[];
}

/** An order as it is typed into Control Hub: pages and entries in its order. Every word is the caller's. */
export interface HandOverSheet {
  readonly title: string;
  readonly subtitle: string;
  /** What to know before beginning. */
  readonly note: string;
  readonly pages: readonly HandOverPage[];
  readonly headings: { readonly page: string; readonly entry: string; readonly value: string };
  readonly foot: string;
  /** Time of making: the same content is the same bytes. */
  readonly at: string;
  readonly paper: 'A4' | 'LETTER';
  readonly locale: Locale;
}
