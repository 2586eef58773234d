import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { orderCsv } from '../../src/documents/export/order-csv.js';
import { orderPdf } from '../../src/documents/export/order-pdf.js';
import { orderPicture } from '../../src/documents/export/order-picture.js';
import type { OrderSheet, TimelineRow } from '../../src/documents/export/order-sheet.js';
import { orderTimeline } from '../../src/documents/export/order-timeline.js';
import { inspectFile } from '../../src/documents/file/inspect-file.js';
import { sheet } from './sheet.js';

const withNote = (note: string): OrderSheet => {
  const [lane] = sheet.lanes;
  const [row] = lane?.rows ?? [];
  if (lane === undefined || row === undefined) throw new Error('the sheet has a lane with a row');
  return { ...sheet, lanes: [{ ...lane, rows: [{ ...row, note }] }] };
};
const cells = (csv: string) => Papa.parse<string[]>(csv.replace(/^\ufeff/, '')).data.flat();
const textOf = async (of: OrderSheet) => {
  const file = await inspectFile(await orderPdf(of), { kind: 'other', name: 'order.pdf' });
  if (!file.ok) throw new Error(file.problem.code);
  return { text: file.text ?? '', pages: file.pages ?? 0 };
};

describe('the CSV of an order', () => {
  test('holds facts, dates, documents and the timeline of every order', () => {
    const csv = orderCsv(sheet);
    expect(csv.startsWith('\ufeffPort of 42 numbers')).toBe(true);
    for (const part of ['Rejected', 'Confirmed (FOC)', '2026-03-09T15:00:00Z', 'SB-4713', '+17132014400'])
      expect(csv).toContain(part);
  });

  test.each(['=1+1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '+1713, =HYPERLINK("x")', '+4712345678,=1'])(
    'has no cell that a spreadsheet would run: %j',
    (note) => expect(cells(orderCsv(withNote(note)))).toContain(`'${note}`),
  );

  test('leaves phone numbers as they are', () => {
    for (const note of ['+17132014400', '+17132014400, +17132014401'])
      expect(cells(orderCsv(withNote(note)))).toContain(note);
  });

  test('parts cells as a Norwegian spreadsheet expects', () => {
    expect(orderCsv({ ...sheet, locale: 'nb' })).toContain('SB-4712;Mar 9, 9:00 AM;');
  });
});

describe('the PDF of an order', () => {
  test('tells everything the sheet does', async () => {
    const { text, pages } = await textOf(sheet);
    expect(pages).toBe(1);
    for (const part of [
      'Port of 42 numbers',
      'March 13, 2026, 11:00 AM (Central)',
      'SB-4712',
      'FOC received',
      'Åse',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Made by Switchboard on March 9, 2026 for Darin Ward   Page 1 of 1');
  });

  test('goes on over pages, however long the story and its facts', async () => {
    const rows = Array.from({ length: 120 }, (_, at): TimelineRow => ({
      at: '2026-03-04T16:00:00Z',
      kind: 'note',
      when: `Row ${at}`,
      what: 'Note',
      note: at === 60 ? 'word '.repeat(2000) : 'short',
    }));
    const numbers = Array.from({ length: 1000 }, (_, at) => `+1713${2_010_000 + at}`);
    const long: OrderSheet = {
      ...sheet,
      facts: [
        { label: 'Numbers', value: numbers.join(', ') },
        { label: 'After', value: 'them' },
      ],
      lanes: [{ title: 'SB-1', rows }],
    };
    const { text, pages } = await textOf(long);
    expect(pages).toBeGreaterThan(3);
    expect(text).toContain(`Page ${pages} of ${pages}`);
    for (let at = 0; at < rows.length; at += 1) expect(text).toMatch(new RegExp(`^Row ${at} `, 'm'));
    for (const number of numbers) expect(text).toContain(number);
    expect(text).toContain('After   them');
  });
});

describe('the timeline', () => {
  test('puts sibling orders side by side in the order of time', () => {
    const svg = orderTimeline(sheet);
    const at = (text: string) => svg.indexOf(`>${text}<`);
    expect(at('Mar 4, 10:02 AM')).toBeLessThan(at('Mar 5, 10:00 AM'));
    expect(at('Mar 5, 10:00 AM')).toBeLessThan(at('Mar 6, 9:00 AM'));
    // The same moment in two orders is one row.
    expect(svg.match(/>Mar 4, 10:00 AM</g)).toHaveLength(1);
    expect(svg.match(/>Order placed</g)).toHaveLength(2);
  });

  test('takes whatever people and carriers write as text', () => {
    const svg = orderTimeline(withNote('<script>x</script>&amp;"\u0000'));
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0000');
    expect(svg).toContain('&#60;script&#62;');
  });

  test(
    'becomes a picture with letters in it, without a font of the machine',
    { timeout: 60_000 },
    async () => {
      const [one, other] = [
        await orderPicture(sheet),
        await orderPicture({ ...sheet, title: 'Porteringen æøå Ł' }),
      ];
      expect(await inspectFile(one, { kind: 'other', name: 'timeline.png' })).toMatchObject({
        ok: true,
        type: 'png',
        width: 2308,
      });
      expect(Buffer.from(one).equals(other)).toBe(false);
    },
  );

  test(
    'of nothing, of one very long word and of a thousand rows is still a picture',
    { timeout: 60_000 },
    async () => {
      const row = { at: '2026-03-04T16:00:00Z', kind: 'event', when: 'now', what: 'x' } as const;
      const lanes = [
        { title: 'SB-1', rows: Array.from({ length: 1000 }, (_, at) => ({ ...row, when: `${at}` })) },
      ];
      for (const of of [{ ...sheet, lanes: [] }, withNote('x'.repeat(3000)), { ...sheet, lanes }]) {
        const picture = await orderPicture(of);
        expect(await inspectFile(picture, { kind: 'other', name: 'x' })).toMatchObject({ ok: true });
      }
    },
  );
});
