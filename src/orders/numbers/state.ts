import type { CleanText } from './clean-text.js';
import type { Column } from './columns.js';
import { standsAloneOnLine } from './gaps.js';
import type { Item } from './items.js';
import type { Entry } from './ledger.js';
import type { PlanOptions } from './number-plans.js';
import type { RangeRead } from './ranges.js';

/** The number that was read last; short followers and exceptions build on it. */
export interface Base {
  readonly e164: string;
  /** Where its token ends. */
  readonly end: number;
}

/** The reading of one text, from left to right. */
export interface State {
  readonly clean: CleanText;
  readonly items: readonly Item[];
  readonly options: PlanOptions;
  readonly columnAt: (at: number) => Column | undefined;
  readonly unfold: (first: string, last: string) => RangeRead;
  readonly entries: Entry[];
  base?: Base | undefined;
  /** The text is inside "all except …"; `end` is how far. */
  exception?: { readonly end: number; readonly isFirst: boolean } | undefined;
  /** Where the last number stands. */
  last?: { readonly start: number; readonly end: number } | undefined;
}

/** Whether the last number had a line of its own. */
export const isColumn = ({ last, clean }: State): boolean =>
  last !== undefined && standsAloneOnLine(clean.text, last.start, last.end);

/** As written; a bracket that is never closed stays outside. */
export const tokenOf = ({ clean }: State, start: number, end: number): string => {
  const token = clean.written(start, end);
  return token.startsWith('(') && !token.includes(')') ? token.slice(1).trimStart() : token;
};
