import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { handOverCsv } from '../../src/documents/hand-over/hand-over-csv.js';
import { handOverPdf } from '../../src/documents/hand-over/hand-over-pdf.js';
import type { HandOverSheet } from '../../src/documents/hand-over/hand-over-sheet.js';

const numbers = Array.from({ length: 400 }, (_, index) => `(409) 555-${String(2_000 + index)}`);
const sheet: HandOverSheet = {
  title: 'SB-100001 · port',
  subtitle: 'Harbor & Pine · Houston',
  note: 'From top to bottom.',
  pages: [
    { title: 'Numbers', entries: [{ label: 'Phone numbers', values: numbers }] },
    {
      title: 'Account',
      entries: [
        { label: 'Account number', values: ['=1+1'] },
        { label: 'Press Next', values: [] },
      ],
    },
  ],
  headings: { page: 'Page', entry: 'Entry', value: 'Value' },
  foot: 'SB-100001',
  at: '2026-11-24T15:00:00Z',
  paper: 'LETTER',
  locale: 'en',
};

describe('an order to be typed in', () => {
  test('stands on paper whole and in order, the same every time', async () => {
    const bytes = await handOverPdf(sheet);
    expect(await handOverPdf(sheet)).toEqual(bytes);
    const { text, totalPages } = await extractText(await getDocumentProxy(bytes.slice()), {
      mergePages: true,
    });
    for (const number of numbers) expect(text).toContain(number);
    expect(text.indexOf('1. Numbers')).toBeLessThan(text.indexOf('2. Account'));
    expect(totalPages).toBeGreaterThan(2);
  });

  test('is a table of one row an entry, which no spreadsheet runs', () => {
    const rows = handOverCsv(sheet).trim().split('\r\n');
    expect(rows).toHaveLength(403);
    expect(rows[1]).toBe('1. Numbers,Phone numbers,(409) 555-2000');
    expect(rows.at(-2)).toBe("2. Account,Account number,'=1+1");
    expect(rows.at(-1)).toBe('2. Account,Press Next,');
  });
});
