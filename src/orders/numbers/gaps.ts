import { phrases } from './words.js';

const furthest = 40;
const space = String.raw`\s{0,${furthest}}`;
const list = new RegExp(
  String.raw`^["'*)]{0,3}${space}(?:[,;/&+|]|,?${space}\b(?:${phrases.list})\b|\n)${space}(?:[,;]?${space}(?:${phrases.list})\b|&)?${space}["'*(]{0,3}$`,
  'i',
);
const dash = /^["'*)]{0,3}\s*(?:-{1,3}|~|\.{2,3}|…|[-=]{1,2}>|→|↔)\s*["'*(=]{0,3}$/;
const rangeWord = new RegExp(
  String.raw`^["'*)]{0,3}[\s,;-]*(?:${phrases.range})(?![\p{L}\d])\.?[\s:-]*["'*(=]{0,3}$`,
  'iu',
);

/** What the text between two numbers makes of them. A dash on a new line is the bullet of the next. */
export type Gap = 'list' | 'dash' | 'to' | 'slash' | 'other';

const kindOf = (gap: string): Gap => {
  if (gap === '/') return 'slash';
  if (dash.test(gap) && !/\n[^\S\n]*\S/.test(gap)) return 'dash';
  if (list.test(gap)) return 'list';
  return rangeWord.test(gap) && !/\n[^\S\n]*-/.test(gap) ? 'to' : 'other';
};

const known = new Map<string, Gap>();
const mostKnown = 1_000;

export const gapBetween = (text: string, from: number, to: number): Gap => {
  if (to - from > furthest || to <= from) return 'other';
  const gap = text.slice(from, to);
  const before = known.get(gap);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const kind = kindOf(gap);
  known.set(gap, kind);
  return kind;
};

const follow = new RegExp(
  String.raw`\s{0,3}(?:$|[,;.()&/|\n"'\]~*>-]|(?:${phrases.list}|${phrases.range}|${phrases.except})(?![\p{L}\d]))`,
  'iuy',
);

/** Whether a short number ends where a sentence, a cell or the next of a list begins. */
export const endsCleanly = (text: string, at: number): boolean => {
  follow.lastIndex = at;
  return follow.test(text);
};

const openCell = /(?:^|[\n,;|\t])[ \t"'=*>([`•·-]{0,12}\+?\(?$/;
const closeCell = /^[ \t"'*)\]`]*(?:$|[\n,;|\t])/;

/** Whether a line or a cell of a table holds nothing else. */
export const standsAlone = (text: string, start: number, end: number): boolean =>
  openCell.test(text.slice(Math.max(0, start - 12), start)) &&
  (start <= 12 || /[\n,;|\t]/.test(text.slice(start - 12, start))) &&
  closeCell.test(text.slice(end, end + 8) || '\n');

const longestRow = 400;

/** The place of a cell in its row, for rows of a table without a head; undefined outside of one. */
export const cellOf = (text: string, at: number): string | undefined => {
  const before = text.slice(Math.max(0, at - longestRow), at);
  const row = before.slice(before.lastIndexOf('\n') + 1);
  const delimiter = ['\t', '|', ';'].find((char) => row.includes(char));
  return delimiter === undefined ? undefined : `${delimiter}${row.split(delimiter).length}`;
};

/** Whether a line holds nothing else. */
export const standsAloneOnLine = (text: string, start: number, end: number): boolean =>
  standsAlone(text, start, end) &&
  !/[,;|\t]/.test(/[^\n]{0,12}$/.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? '') &&
  !/^[^\n]{0,6}[,;|\t]/.test(text.slice(end, end + 8));
