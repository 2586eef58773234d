import type { OrderSheet } from './order-sheet.js';

/** Facts, dates, timeline and documents of an order on A4 or Letter pages. */
export const orderPdf = (_sheet: OrderSheet): Promise<Uint8Array> =>
  Promise.reject(new Error('not built yet'));
