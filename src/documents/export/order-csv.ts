import Papa from 'papaparse';
import type { Labelled, OrderSheet } from './order-sheet.js';

/** Spreadsheets run what starts so; phone numbers are the one exception, and stay text. */
const runnable = /^[=+\-@\t\r]/;
const phoneNumbers = /^\+\d{7,15}(?:, \+\d{7,15})*$/;

const cell = (text: string | undefined): string => {
  if (text === undefined) return '';
  return runnable.test(text) && !phoneNumbers.test(text) ? `'${text}` : text;
};

const block = (heading: string, rows: readonly Labelled[]) =>
  rows.length === 0 ? [] : [[heading], ...rows.map(({ label, value }) => [label, value]), []];

/** Facts and timeline as CSV for spreadsheets, none of whose cells a spreadsheet would run. */
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
  // Where a comma parts decimals, spreadsheets expect semicolons between cells; the mark tells them it is UTF-8.
  const delimiter = sheet.locale === 'nb' ? ';' : ',';
  return `\ufeff${Papa.unparse(
    rows.map((row) => row.map(cell)),
    { delimiter },
  )}\r\n`;
};
