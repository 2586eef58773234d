import { z } from 'zod';
import type { Finding } from './bill.js';
import data from './bill-labels.json' with { type: 'json' };

const labels = z.array(z.string().min(1)).min(1);
const rows = z
  .strictObject({
    billDate: labels,
    plainDate: labels,
    dueDate: labels,
    accountNumber: labels,
    customerNumber: labels,
    btn: labels,
    businessName: labels,
    contactName: labels,
    serviceAddress: labels,
    not: labels,
  })
  .parse(data);
export type LabelId = Exclude<keyof typeof rows, 'not'>;

const escaped = (label: string) => label.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+');
const longestFirst = (list: readonly string[]) => [...list].sort((one, other) => other.length - one.length);
const either = (list: readonly string[]) => longestFirst(list).map(escaped).join('|');
const ends = String.raw`(?![\p{L}\p{N}])\s*(?:\([^)]*\))?\s*[.:#–-]*\s*`;

const atStart = (list: readonly string[]) => new RegExp(`^(?:your\\s+)?(?:${either(list)})${ends}`, 'iu');
const inside = (list: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${either(list)})${ends}`, 'giu');
const patterns = new Map(
  (Object.keys(rows) as (keyof typeof rows)[]).map((id) => [
    id,
    { start: atStart(rows[id]), inside: inside(rows[id]) },
  ]),
);
const anyLabel = atStart(Object.values(rows).flat());
const foreign = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either(rows.not)})(?![\\p{L}\\p{N}])`, 'iu');

/** Columns of a line, as `inspectFile` parts them. */
export const cellsOf = (line: string): string[] =>
  line
    .split(/\s{3,}|\t/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');

export const isLabel = (cell: string): boolean => anyLabel.test(cell);

/** The value of a label in a cell: what follows it there, beside it, or below it in the same column. */
const valuesAt = (cells: readonly string[], at: number, below: readonly string[], rest: string): string[] => {
  if (rest !== '') return [rest];
  const beside = cells[at + 1];
  if (beside !== undefined && !isLabel(beside)) return [beside];
  const under = cells.length === below.length || cells.length === 1 ? below[at] : undefined;
  return under === undefined || isLabel(under) ? [] : [under];
};

export interface Labelled extends Finding {
  /** Index of the line the value stands on. */
  readonly row: number;
}

/** What stands at a label, in the order of the bill; labels of something else, such as a previous bill, are left out. */
export const atLabel = (lines: readonly string[], id: LabelId): Labelled[] => {
  const start = patterns.get(id)?.start ?? /$^/;
  return lines.flatMap((line, row) => {
    const cells = cellsOf(line);
    return cells.flatMap((cell, at) => {
      const label = start.exec(cell);
      if (label === null || foreign.test(label[0] + (cells[at - 1] ?? ''))) return [];
      const rest = cell.slice(label[0].length).trim();
      const below = cellsOf(lines[row + 1] ?? '');
      return valuesAt(cells, at, below, rest).map((value) => {
        const onThisLine = rest !== '' || value === cells[at + 1];
        const where = onThisLine ? row : row + 1;
        return { value, row: where, line: onThisLine ? line : `${line} / ${lines[where] ?? ''}` };
      });
    });
  });
};

/** The same for labels in the midst of a sentence: "… invoice date 4 March 2026 …". */
export const afterLabel = (lines: readonly string[], id: LabelId): Labelled[] => {
  const pattern = patterns.get(id)?.inside ?? /$^/g;
  return lines.flatMap((line, row) =>
    [...line.matchAll(pattern)].flatMap((match) => {
      const before = line.slice(Math.max(0, match.index - 12), match.index);
      const value = line.slice(match.index + match[0].length).trim();
      return value === '' || foreign.test(before) ? [] : [{ value, row, line }];
    }),
  );
};
