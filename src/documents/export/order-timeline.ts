import type { OrderSheet } from './order-sheet.js';

/** The timeline as SVG; sibling orders stand side by side. */
export const orderTimeline = (_sheet: OrderSheet): string => '';

/** The same as PNG, with the font of this folder: the machine needs none. */
export const orderPicture = (_sheet: OrderSheet): Promise<Uint8Array> =>
  Promise.reject(new Error('not built yet'));
