import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { readRejection, readRejections } from '../../../src/language/rejections/read-rejection.js';
import { understandRejection } from '../../../src/language/rejections/understand-rejection.js';
import { isRejectionId } from '../../../src/reference/rejections.js';

const words = fc.constantFrom(
  ...'BTN acct # nbr mismatch 8A E14 LNP102J kontonummer stemmer ikke . ; - LOA zip 713-555-0100 bill'.split(
    ' ',
  ),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
);

describe('whatever is pasted', () => {
  it('gets a label, other reasons beside it and a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { label, confidence, alternatives } = readRejection(text);
        expect(isRejectionId(label)).toBe(true);
        expect(new Set([label, ...alternatives.map((other) => other.label)]).size).toBe(4);
        for (const value of [confidence, ...alternatives.map((other) => other.confidence)]) {
          expect(value >= 0 && value <= 1).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gets one reading or several of different reasons', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const labels = readRejections(text).map(({ label }) => label);
        expect(labels.length).toBeGreaterThan(0);
        expect(new Set(labels).size).toBe(labels.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['digits', '7'],
    ['letters', 'w'],
    ['numbers', '713-555-0100 '],
    ['words', 'the account nmuber is wrong '],
    ['lines', 'reject reason: BTN mismatch\n'],
    ['hyphens', 'a-'],
    ['marks', '((++--.@'],
    ['blanks', ' '],
    ['accents', 'e\u0301'],
  ])('is read when it is a megabyte of %s', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    expect(isRejectionId(readRejection(text).label)).toBe(true);
    expect(Array.isArray(readRejections(text))).toBe(true);
  });
});

describe('a row of a file', () => {
  it('comes back with its id, the label and the alternatives as ids', () => {
    const { id, label, alternatives } = understandRejection({ id: 'r-1', text: 'BTN mismatch', note: 'x' });
    expect([id, label]).toEqual(['r-1', 'btn_error']);
    expect(alternatives.every(isRejectionId)).toBe(true);
  });

  it.each([null, {}, { id: 1 }, { id: 'r' }])('%j is refused', (row) => {
    expect(() => understandRejection(row)).toThrow(ZodError);
  });
});
