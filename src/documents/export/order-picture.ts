import { fonts } from '../paper/fonts.js';
import type { OrderSheet } from './order-sheet.js';

/** Pixels; a picture that would be larger is drawn at its plain size. */
const sharpUpTo = 4_000_000;

/** The timeline as PNG, with the font of this folder: the machine needs none. */
export const orderPicture = async (sheet: OrderSheet): Promise<Uint8Array> => {
  const [{ renderAsync }, { orderTimeline }] = await Promise.all([
    import('@resvg/resvg-js'),
    import('./order-timeline.js'),
  ]);
  const svg = orderTimeline(sheet);
  const [, width = 0, height = 0] = (/width="(\d+(?:\.\d+)?)" height="(\d+(?:\.\d+)?)"/.exec(svg) ?? []).map(
    Number,
  );
  const picture = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [fonts.regular, fonts.bold], defaultFontFamily: fonts.family },
    fitTo: { mode: 'zoom', value: width * height * 4 <= sharpUpTo * 2 ? 2 : 1 },
  });
  return Uint8Array.from(picture.asPng());
};
