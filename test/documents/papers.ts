import { crc32, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** A PDF of one column; columns of a line are parted by `|`. */
export const paper = (
  lines: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> =>
  draw((pdf) => {
    pdf.fontSize(10);
    for (const [at, line] of lines.entries()) {
      const y = 50 + (at % 50) * 14;
      if (at > 0 && at % 50 === 0) pdf.addPage();
      for (const [column, cell] of line.split('|').entries()) {
        pdf.text(cell, 50 + column * 180, y, { lineBreak: false });
      }
    }
  }, options);

export const draw = (
  what: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'LETTER', ...options });
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Uint8Array.from(Buffer.concat(parts))));
    pdf.on('error', reject);
    what(pdf);
    pdf.end();
  });

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A grey picture; `claimed` lets the header lie about the size. */
export const picture = (width: number, height: number, claimed?: readonly [number, number]): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed?.[0] ?? width, 0);
  header.writeUInt32BE(claimed?.[1] ?? height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
