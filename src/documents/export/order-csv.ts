import { csvOf } from './csv.js';
import type { Labelled, OrderSheet } from './order-sheet.js';

const block = (heading: string, rows: readonly Labelled[]) =>
  rows.length === 0 ? [] : [[heading], ...rows.map(({ label, value }) => [label, value]), []];

/** Facts and timeline as CSV for spreadsheets. */
export const orderCsv = (sheet: OrderSheet): string => {
  const { headings, lanes } = sheet;
  const rows: (string | undefined)[][] = [
    [sheet.title],
    ...(sheet.subtitle === undefined ? [] : [[sheet.subtitle]]),
    [],
    ...block(headings.facts, sheet.facts),
    ...block(headings.dates, sheet.dates),
    ...block(headings.documents, sheet.documents),
    [headings.timeline],
    [headings.order, headings.when, 'ISO 8601', headings.what, headings.who, headings.note],
    ...lanes.flatMap(({ title, rows: lane }) =>
      lane.map(({ when, at, what, who, note }) => [title, when, at, what, who, note]),
    ),
  ];
  return csvOf(rows, sheet.locale);
};
