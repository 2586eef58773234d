import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routingLabels } from '../../../src/language/routing/labels.js';
import { readRouting } from '../../../src/language/routing/read-routing.js';

const words = fc.constantFrom(
  ...'port PO-104204 #9912 713-555-0100 æ ikkje faktura $20 10:30 3/4 . ? \n LOA nødadresse xx00 hei'.split(
    ' ',
  ),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
);

describe('whatever is written', () => {
  it('gets a label, others beside it and confidences from 0 to 1', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { label, confidence, alternatives } = readRouting(text);
        const labels = [label, ...alternatives.map((other) => other.label)];
        expect(new Set(labels).size).toBe(labels.length);
        expect(labels.every((each) => routingLabels.includes(each))).toBe(true);
        for (const value of [confidence, ...alternatives.map((other) => other.confidence)]) {
          expect(value >= 0 && value <= 1).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['digits', '7'],
    ['letters', 'w'],
    ['numbers', '713-555-0100 '],
    ['words', 'move our nmubers over '],
    ['lines', 'can we port?\n'],
    ['marks', '((++--.@#$'],
    ['blanks', ' '],
    ['accents', 'e\u0301'],
  ])('is read when it is a megabyte of %s', (_, unit) => {
    expect(routingLabels).toContain(readRouting(unit.repeat(1_000_000 / unit.length)).label);
  });
});
