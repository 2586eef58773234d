import type { Country } from '../../reference/countries.js';
import type { Finding } from './bill.js';
import { atLabel, cellsOf, isLabel } from './labels.js';

/** As they stand among the other words of a bill; of another country the bill is not asked for it. */
const zipForms: Readonly<Partial<Record<Country, RegExp>>> = {
  US: /\b[A-Z]{2}\.?,?\s+(\d{5}(?:-\d{4})?)(?!\d)/,
  CA: /\b([A-Z]\d[A-Z]\s?\d[A-Z]\d)\b/i,
  GB: /\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b/i,
  NO: /(?<!\d)(?:NO?-)?(\d{4})\s+\p{Lu}[\p{L} .-]+/u,
};
/** A street, a suite and a city: an address takes no more lines. */
const lineLimit = 4;

export const zipIn = (text: string, country: Country): string | undefined =>
  zipForms[country]?.exec(text)?.[1]?.toUpperCase();

/** The address at its label, over as many lines as it takes to come to a postal code. */
export const readServiceAddress = (
  lines: readonly string[],
  country: Country,
): { serviceAddress?: Finding; zip?: Finding } => {
  const start = atLabel(lines, 'serviceAddress')[0];
  if (start === undefined) return {};
  const column = Math.max(
    0,
    cellsOf(lines[start.row] ?? '').findIndex((cell) => cell.endsWith(start.value)),
  );
  const parts = [start.value];
  for (let row = start.row + 1; parts.length < lineLimit; row += 1) {
    if (zipIn(parts.join(', '), country) !== undefined) break;
    const cells = cellsOf(lines[row] ?? '');
    const next = cells[column] ?? cells.at(-1);
    if (next === undefined || isLabel(next)) break;
    parts.push(next);
  }
  const value = parts.join(', ');
  const zip = zipIn(value, country);
  const address = zip === undefined ? start.value : value;
  return {
    serviceAddress: { value: address, line: start.line },
    ...(zip !== undefined && { zip: { value: zip, line: parts.at(-1) ?? start.line } }),
  };
};
