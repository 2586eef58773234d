import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../src/documents/file/inspect-file.js';
import { draw, paper, picture } from './papers.js';

const bill = { kind: 'bill', name: 'bill.pdf' } as const;
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a PDF', () => {
  test('tells its pages and its text, line by line, columns apart', async () => {
    const file = await paper([
      'Account number|8260 1401 2345',
      'Blåbærsyltetøy AS',
      ...Array<string>(50).fill('x'),
    ]);
    expect(await inspectFile(file, bill)).toMatchObject({
      ok: true,
      type: 'pdf',
      mediaType: 'application/pdf',
      pages: 2,
      text: expect.stringMatching(/^Account number {3}8260 1401 2345\nBlåbærsyltetøy AS\nx\n/) as string,
      warnings: [],
    });
  });

  test('is the same document when it comes twice under another name', async () => {
    const file = await paper(['Bill']);
    const [one, two] = [
      await inspectFile(file, bill),
      await inspectFile(file, { ...bill, name: 'other.txt' }),
    ];
    expect(one).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{64}$/) as string, name: 'bill.pdf' });
    expect(two).toMatchObject({ id: one.ok && one.id, name: 'other.pdf' });
  });

  test('keeps neither path nor account number in the name that is shown', async () => {
    const file = await paper(['Bill']);
    const name = async (given: string) => {
      const found = await inspectFile(file, { ...bill, name: given });
      return found.ok && found.name;
    };
    expect(await name('C:\\home\\Invoice_8260140123456789.PDF')).toBe('Invoice_••89.pdf');
    expect(await name('../../**.exe')).toBe('bill.pdf');
  });

  test('without letters is a scan when something is drawn, and empty when nothing is', async () => {
    const image = Buffer.from(picture(700, 900));
    const scan = await draw((pdf) => pdf.image(image, 0, 0, { width: 600 }));
    const outlines = await draw((pdf) => pdf.moveTo(10, 10).lineTo(200, 300).stroke());
    expect(await inspectFile(scan, bill)).toMatchObject({ ok: true, pages: 1, warnings: ['no_text'] });
    expect(await inspectFile(outlines, bill)).toMatchObject({ ok: true, warnings: ['no_text'] });
    expect(await inspectFile(await draw(() => undefined), bill)).toEqual({
      ok: false,
      problem: { code: 'empty' },
    });
  });

  test('with a password is encrypted; one that only forbids printing is read', async () => {
    const locked = await paper(['secret'], { userPassword: 'hush' });
    const guarded = await paper(['open'], { ownerPassword: 'hush', permissions: {} });
    expect(await inspectFile(locked, bill)).toEqual({ ok: false, problem: { code: 'encrypted' } });
    expect(await inspectFile(guarded, bill)).toMatchObject({ ok: true, text: 'open' });
  });

  test('of more than 50 pages is not read', async () => {
    const long = await draw((pdf) => {
      for (let page = 1; page <= 50; page += 1) pdf.text('x').addPage();
    });
    expect(await inspectFile(long, bill)).toEqual({
      ok: false,
      problem: { code: 'too_many_pages', pages: 51, limit: 50 },
    });
  });

  test('that is none, or breaks off, is broken', async () => {
    const whole = await paper(Array<string>(200).fill('Number 713 555 0100'));
    for (const file of [
      bytes('%PDF-1.7\n'),
      bytes(`%PDF-1.7\n${'garbage '.repeat(2000)}\n%%EOF`),
      whole.subarray(0, whole.length - 40),
      whole.subarray(0, whole.length / 2),
    ]) {
      expect(await inspectFile(file, bill)).toEqual({ ok: false, problem: { code: 'broken' } });
    }
  });

  test('that takes too long is let go', async () => {
    const file = await paper(['Bill']);
    expect(await inspectFile(file, { ...bill, timeLimit: 1 })).toEqual({
      ok: false,
      problem: { code: 'too_complex' },
    });
    expect(await inspectFile(file, bill)).toMatchObject({ ok: true });
  });

  test('that swells without end is let go before memory is', { timeout: 60_000 }, async () => {
    // Flushed blocks can be repeated: 2 GB in 2 MB without the work of packing them.
    const block = deflateRawSync(Buffer.alloc(10_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
    const packed = Buffer.concat([
      Buffer.from('789c', 'hex'),
      ...Array<Buffer>(200).fill(block),
      Buffer.from('030000000000', 'hex'),
    ]);
    const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>`;
    const bomb = Buffer.concat([
      bytes(
        '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n' +
          '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
          '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>\nendobj\n' +
          `4 0 obj\n${stream}\nstream\n`,
      ),
      packed,
      bytes('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n'),
    ]);
    const before = process.memoryUsage.rss();
    const found = await inspectFile(bomb, bill);
    expect(found).toEqual({ ok: false, problem: { code: 'too_complex' } });
    expect(process.memoryUsage.rss() - before).toBeLessThan(2 ** 30);
  });
});

describe('a PNG', () => {
  test('tells its size; one too small to read is said to be so', async () => {
    expect(await inspectFile(picture(1200, 1600), bill)).toMatchObject({
      ok: true,
      type: 'png',
      width: 1200,
      height: 1600,
      warnings: ['no_text'],
    });
    expect(await inspectFile(picture(599, 800), bill)).toMatchObject({
      ok: true,
      warnings: ['unreadable', 'no_text'],
    });
  });

  test('with more pixels than memory is refused by its header', async () => {
    expect(await inspectFile(picture(1, 1, [60_000, 60_000]), bill)).toEqual({
      ok: false,
      problem: { code: 'too_many_pixels', width: 60_000, height: 60_000 },
    });
  });

  test('that breaks off is broken', async () => {
    const whole = picture(700, 900);
    for (const end of [8, 20, 33, 60, whole.length - 6]) {
      expect(await inspectFile(whole.subarray(0, end), bill)).toEqual({
        ok: false,
        problem: { code: 'broken' },
      });
    }
  });
});

describe('anything else', () => {
  const samples: Record<string, Uint8Array> = {
    jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
    heic: Buffer.concat([Buffer.from('00000018', 'hex'), bytes('ftypheic'), Buffer.alloc(12)]),
    tiff: Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(20)]),
    gif: bytes('GIF89a______________'),
    zip: Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]),
    word: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    html: bytes('<!DOCTYPE html><html><body>Your bill</body></html>'),
    text: bytes('Account number 1234'),
    unknown: Buffer.from('0001020304050607', 'hex'),
  };
  test.each(Object.entries(samples))('%s is named by its content, not by its ending', async (is, file) => {
    expect(await inspectFile(file, bill)).toEqual({ ok: false, problem: { code: 'wrong_type', is } });
  });

  test('nothing is empty, and more than 25 MB is not opened', async () => {
    expect(await inspectFile(new Uint8Array(), bill)).toEqual({ ok: false, problem: { code: 'empty' } });
    expect(await inspectFile(new Uint8Array(120 * 2 ** 20), bill)).toEqual({
      ok: false,
      problem: { code: 'too_large', bytes: 120 * 2 ** 20, limit: 25 * 2 ** 20 },
    });
  });

  test('never throws, whatever the bytes', { timeout: 60_000 }, async () => {
    const heads = ['', '%PDF-1.4\n', '\u0089PNG\r\n\u001a\n', 'PK\u0003\u0004', '%PDF-1.7\n1 0 obj\n<<'];
    const pieces = fc.tuple(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', '%%EOF', 'trailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF'),
    );
    await fc.assert(
      fc.asyncProperty(pieces, async ([head, middle, tail]) => {
        const found = await inspectFile(Buffer.concat([bytes(head), middle, bytes(tail)]), bill);
        expect(typeof found.ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });
});
