import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../src/documents/file/inspect-file.js';

const bill = { kind: 'bill', name: 'bill.pdf' } as const;

/** A PDF of these objects, with the table that a reader looks for at its end. */
function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const end = `trailer\n<< /Root 1 0 R /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + xref + end, 'latin1');
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>';
const drawing = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const files: Record<string, () => Uint8Array> = {
  'whose pages are their own parents': () =>
    pdfOf([catalog, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']),
  'that says it has a million pages': () =>
    pdfOf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>', page, drawing('0 0 m')]),
  'of one page as wide as a country': () =>
    pdfOf([
      catalog,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page.replace('600 800', '1e30 1e30'),
      drawing('BT (x) Tj ET'),
    ]),
  'with a list in a list, and so on': () =>
    pdfOf([catalog, `${'['.repeat(500_000)}${']'.repeat(500_000)}`, page, drawing('')]),
  'with pages below pages below pages': () =>
    pdfOf([
      catalog,
      ...Array.from({ length: 20_000 }, (_, index) => `<< /Type /Pages /Kids [${index + 3} 0 R] /Count 1 >>`),
      page,
    ]),
  'whose older parts are itself': () =>
    pdfOf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page, drawing('')], '/Prev 15'),
  'with a form that draws itself': () =>
    pdfOf([
      catalog,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page.replace('/Contents', '/Resources << /XObject << /F 5 0 R >> >> /Contents'),
      drawing('/F Do'),
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> ${drawing('/F Do /F Do').slice(3)}`,
    ]),
  'of a million empty strokes': () =>
    pdfOf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page, drawing('q Q '.repeat(1_000_000))]),
};

describe('a PDF', () => {
  test.each(Object.keys(files))('%s is judged or let go in time', { timeout: 120_000 }, async (name) => {
    const found = await inspectFile(files[name]?.() ?? new Uint8Array(), { ...bill, timeLimit: 2_000 });
    if (found.ok) expect(found.pages).toBeLessThan(51);
    else expect(found.problem.code).toMatch(/^(?:broken|too_complex|too_many_pages|empty)$/);
  });
});

/** One packed entry of 2 GB in 2 MB, named as what Office files are told by. */
function archive(name: string): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(10_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array<Buffer>(200).fill(block), Buffer.from('0300', 'hex')]);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(2_000_000_000, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}

describe('an archive', () => {
  test.each(['[Content_Types].xml', 'mimetype', 'word/document.xml', 'bill.pdf'])(
    'is not opened, however much it would swell: %s',
    async (name) => {
      const before = process.memoryUsage.rss();
      const found = await inspectFile(archive(name), bill);
      expect(found).toMatchObject({ ok: false, problem: { code: 'wrong_type' } });
      expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 2 ** 20);
    },
  );
});
