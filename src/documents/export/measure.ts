import PDFDocument from 'pdfkit';
import { fonts } from '../paper/fonts.js';

let ruler: PDFKit.PDFDocument | undefined;

/** Width in pixels of a text in our font. */
export const widthOf = (text: string, size: number, weight: 'regular' | 'bold'): number => {
  ruler ??= new PDFDocument({ autoFirstPage: false, font: fonts.regular });
  return ruler.font(fonts[weight], size).widthOfString(text);
};

const cut = (word: string, fits: (text: string) => boolean): string[] => {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
};

/** Lines of a text no wider than `width`; at most `limit` of them, the last ending in "…" when more was there. */
export const wrap = (
  text: string,
  { width, size, weight, limit }: { width: number; size: number; weight: 'regular' | 'bold'; limit: number },
): string[] => {
  const fits = (line: string) => widthOf(line, size, weight) <= width;
  const words = text.split(/\s+/).flatMap((word) => (fits(word) ? [word] : cut(word, fits)));
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
    if (lines.length > limit) break;
  }
  if (lines.length <= limit) return lines;
  const kept = lines.slice(0, limit);
  let end = kept[limit - 1] ?? '';
  while (end !== '' && !fits(`${end}…`)) end = end.slice(0, -1);
  return [...kept.slice(0, -1), `${end.trimEnd()}…`];
};
