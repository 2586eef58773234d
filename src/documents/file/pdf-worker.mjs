/**
 * Runs in a thread of its own (read-pdf.ts): whatever a hostile PDF does to the reader, the bot goes on.
 * Plain JavaScript because Node starts it as it stands, from `src/`, also beside a build.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** Fifty pages of small print; more would only cost the bot time. */
const textLimit = 300_000;
/** `Util.transform` of pdf.js for a point. */
const place = ([a, b, c, d, e, f], x, y) => [a * x + c * y + e, b * x + d * y + f];

/** Pieces of text with the place they stand at, seen from the top left of the page as a reader sees it. */
const pieces = async (page) => {
  const { transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items
    .filter((item) => typeof item.str === 'string' && item.str.trim() !== '')
    .map((item) => {
      const [x, y] = place(transform, item.transform[4], item.transform[5]);
      const size = Math.hypot(item.transform[2], item.transform[3]) || item.height || 1;
      return { text: item.str, x, y, end: x + item.width, size };
    });
};

const byLine = (found) => {
  const lines = [];
  for (const piece of found.toSorted((one, other) => one.y - other.y)) {
    const line = lines.at(-1);
    if (line !== undefined && piece.y - line.y < Math.max(1, Math.min(piece.size, line.size) * 0.4)) {
      line.pieces.push(piece);
    } else {
      lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
    }
  }
  return lines.map((line) => line.pieces.toSorted((one, other) => one.x - other.x));
};

const gap = (left, right) => {
  const width = (right.x - left.end) / Math.min(left.size, right.size);
  if (width > 1.2) return '   ';
  return width > 0.12 || left.text.endsWith(' ') || right.text.startsWith(' ') ? ' ' : '';
};

const written = (line) =>
  line
    .reduce((text, piece, at) => text + (at === 0 ? '' : gap(line[at - 1], piece)) + piece.text.trim(), '')
    .trim();

const paints =
  /^(?:(?:close)?(?:stroke|(?:eo)?fill|(?:eo)?fillstroke)|shadingfill|constructpath|paint(?!form).*)$/i;

/** Paths, pictures in the text, shadings: something is drawn on the page even without letters. */
const drawn = async (page) => {
  const { OPS } = await getResolvedPDFJS();
  const painting = new Set(Object.keys(OPS).flatMap((name) => (paints.test(name) ? [OPS[name]] : [])));
  return (await page.getOperatorList()).fnArray.some((operator) => painting.has(operator));
};

const read = async () => {
  const document = await getDocumentProxy(workerData.bytes, {
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: 1_000_000,
  });
  const pages = document.numPages;
  if (pages === 0 || pages > workerData.pageLimit) return { pages, text: '', drawn: false };
  let text = '';
  for (let number = 1; number <= pages && text.length < textLimit; number += 1) {
    const page = await document.getPage(number);
    const lines = byLine(await pieces(page)).map(written);
    text += `${lines.join('\n')}\n`;
    page.cleanup();
  }
  text = text.trim().slice(0, textLimit);
  let something = text !== '' || workerData.pictures;
  for (let number = 1; number <= pages && !something; number += 1) {
    something = await drawn(await document.getPage(number));
  }
  return { pages, text, drawn: something };
};

read().then(
  (result) => parentPort.postMessage({ ok: true, ...result }),
  (error) => parentPort.postMessage({ ok: false, fault: String(error?.name ?? 'Error') }),
);
