import type { Country } from '../../reference/countries.js';
import type { Bill, DateFinding, Finding } from './bill.js';
import { dateOrder, datesIn, type DateOrder } from './dates.js';
import { afterLabel, atLabel, type LabelId } from './labels.js';
import { phonesIn } from './phones.js';
import { readAccountNumbers, readBtn, readNames } from './read-account.js';
import { readServiceAddress } from './read-address.js';

export interface ReadBillOptions {
  readonly country: Country;
}

/** A date further from its label belongs to something else. */
const nearLabel = 12;

const dateAt = (lines: readonly string[], ids: readonly LabelId[], order: DateOrder) => {
  for (const id of ids) {
    const labelled =
      id === 'plainDate' ? atLabel(lines, id) : [...atLabel(lines, id), ...afterLabel(lines, id)];
    const found = labelled.flatMap(({ value, line }) => {
      const [date] = datesIn(value, order);
      return date === undefined || date.at > nearLabel ? [] : [{ candidates: date.candidates, line }];
    });
    if (found.length > 0) return found;
  }
  return [];
};

const readDate = (
  lines: readonly string[],
  ids: readonly LabelId[],
  order: DateOrder,
): DateFinding | undefined => {
  const found = dateAt(lines, ids, order);
  const line = found[0]?.line ?? '';
  const candidates = [...new Set(found.flatMap((date) => date.candidates))];
  const [value] = candidates;
  if (value === undefined) return undefined;
  return candidates.length === 1 ? { certain: true, value, line } : { certain: false, candidates, line };
};

const readAllNumbers = (lines: readonly string[], country: ReadBillOptions['country']): Finding[] => {
  const found = new Map<string, Finding>();
  for (const line of lines) {
    for (const value of phonesIn(line, country)) if (!found.has(value)) found.set(value, { value, line });
  }
  return [...found.values()];
};

/** Reads a bill from the text of `inspectFile`. Nothing is guessed: what does not stand there clearly is absent. */
export const readBill = (text: string, { country }: ReadBillOptions): Bill => {
  const lines = text.normalize('NFC').split(/\r?\n/);
  const order = dateOrder(text, country);
  const billDate = readDate(lines, ['billDate', 'plainDate'], order);
  const dueDate = readDate(lines, ['dueDate'], order);
  const btn = readBtn(lines, country);
  return {
    ...(billDate && { billDate }),
    ...(dueDate && { dueDate }),
    accountNumbers: readAccountNumbers(lines),
    ...(btn && { btn }),
    ...readNames(lines),
    ...readServiceAddress(lines, country),
    numbers: readAllNumbers(lines, country),
    lines,
  };
};
