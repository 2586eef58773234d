import { labelOfWord, type Label } from './labels.js';
import { words } from './words.js';

/** What the head of a table says of a column; `none` when the row belongs to a table that does not say. */
export type Column = Label | 'from' | 'to' | 'none';

interface Table {
  readonly delimiter: Delimiter;
  readonly columns: readonly (Column | undefined)[];
}

type Delimiter = '\t' | '|' | ';' | ',' | '  ';

const delimiterOf = (line: string): Delimiter | undefined => {
  if (line.includes('\t')) return '\t';
  if (line.indexOf('|') !== line.lastIndexOf('|')) return '|';
  if (line.includes(';')) return ';';
  if (line.includes(',')) return ',';
  return /\S {2,}\S/.test(line) ? '  ' : undefined;
};

/** The cells of a line; a delimiter in quotes is part of its cell. */
const cellEnds = (line: string, delimiter: Delimiter): readonly number[] => {
  const ends: number[] = [];
  if (delimiter === '  ') {
    for (const { index } of line.trimEnd().matchAll(/(?<=\S) {2,}/g)) ends.push(index);
    return [...ends, line.length];
  }
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '"') isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) ends.push(at);
  }
  return [...ends, line.length];
};

const longestHead = 600;
const mostWords = 5;

const columnOf = (cell: string): Column | undefined => {
  const found = cell.toLowerCase().match(/[as]\/[cn]\b|\p{L}[\p{L}\p{M}']*/gu) ?? [];
  const isNumbered = found.some((word) => words.numbering.has(word)) || cell.includes('#');
  const heads = found.filter((word) => !words.numbering.has(word));
  if (heads.length > mostWords) return undefined;
  if (heads.some((word) => words.rangeStart.has(word))) return 'from';
  if (heads.some((word) => words.rangeEnd.has(word))) return 'to';
  const labels = heads.map((word) => labelOfWord(word, isNumbered));
  const last = heads.findLast((word) => !words.linking.has(word));
  if (last === undefined) return undefined;
  const label = labels.includes('phone')
    ? 'phone'
    : labels.includes('aside')
      ? 'aside'
      : labelOfWord(last, isNumbered);
  return label;
};

const tableOf = (line: string): Table | undefined => {
  if (line.length > longestHead || /\d{3}/.test(line) || /[.?!]\s|[.?!@]$/.test(line.trimEnd()))
    return undefined;
  const delimiter = delimiterOf(line);
  if (delimiter === undefined) return undefined;
  const ends = cellEnds(line, delimiter);
  const cells = ends.map((end, at) => line.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end));
  const isProse = cells.some((cell) => (cell.match(/\p{L}+/gu)?.length ?? 0) > mostWords);
  if (isProse || cells.length < 2) return undefined;
  const columns = cells.map(columnOf);
  const known = columns.filter((column) => column !== undefined && column !== 'numbered').length;
  return known === 0 ? undefined : { delimiter, columns };
};

const isRule = (line: string): boolean => /^[\s|:+=-]+$/.test(line);

/** Tells the column of rising positions in a text. */
export const createColumns = (text: string): ((at: number) => Column | undefined) => {
  let table: Table | undefined;
  let lineStart = 0;
  let lineEnd = -1;
  let ends: readonly number[] = [];
  let cell = 0;

  const enter = (line: string): void => {
    ends = [];
    cell = 0;
    if (line.trim() === '') table = undefined;
    else if (!isRule(line)) {
      const head = tableOf(line);
      if (head !== undefined) table = head;
      else if (table !== undefined) {
        ends = cellEnds(line, table.delimiter);
        const isRow = table.delimiter === '  ' ? ends.length === table.columns.length : ends.length > 1;
        if (!isRow) ends = [];
        if (!isRow && table.delimiter === ',') table = undefined;
      }
    }
  };

  return (at) => {
    while (at > lineEnd && lineEnd < text.length) {
      lineStart = lineEnd + 1;
      const next = text.indexOf('\n', lineStart);
      lineEnd = next < 0 ? text.length : next;
      enter(text.slice(lineStart, lineEnd));
    }
    if (table === undefined || ends.length === 0) return undefined;
    while ((ends[cell] ?? Infinity) < at - lineStart) cell += 1;
    return table.columns[cell] ?? 'none';
  };
};
