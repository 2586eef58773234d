import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchNames } from '../../src/language/match-names.js';
import { understand } from '../../src/language/understand.js';

const words = fc.constantFrom(
  ...'order bestill 5 713 555 10 to en a block blokk of på texas TX new york city . , ( ) + - # PO in i hundred og'.split(
    ' ',
  ),
);
const phrases = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' '));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  phrases,
);

const millisecondsOf = (act: () => unknown) => {
  const start = performance.now();
  act();
  return performance.now() - start;
};

describe('whatever is written', () => {
  it('is answered without an exception, with a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { intent, confidence } = understand(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(intent === undefined).toBe(confidence === 0);
      }),
      { numRuns: 500 },
    );
  });

  it('gives entities of the promised shape', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const {
          quantity = 1,
          areaCode = '713',
          prefix = '555',
          state = 'TX',
          orderId = 'PO-1',
        } = understand(text).entities;
        expect(Number.isInteger(quantity) && quantity > 0).toBe(true);
        expect([areaCode, prefix].every((digits) => /^[2-9]\d\d$/.test(digits))).toBe(true);
        expect(state).toMatch(/^[A-Z]{2}$/);
        expect(orderId).toMatch(/^PO-\d+$/);
      }),
      { numRuns: 500 },
    );
  });

  it('finds only names it was given', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.string()), (text, names) => {
        expect(names).toEqual(expect.arrayContaining(matchNames(text, names)));
      }),
    );
  });

  it.each([
    ['digits', '7'],
    ['groups', '713 '],
    ['words', 'twenty hundred og '],
    ['slips', 'nubmerss ordre '],
    ['names', 'new york st '],
    ['marks', '((++--'],
    ['accents', 'e\u0301'],
    ['thousands', '1,000'],
  ])('is read in time that does not grow with 50 KB of %s', (_, unit) => {
    const text = unit.repeat(50_000 / unit.length);
    expect(millisecondsOf(() => [understand(text), matchNames(text, ['Houston HQ', 'Oslo'])])).toBeLessThan(
      250,
    );
  });

  it('is read fast when short', () => {
    const text = 'can I get 5 numbers in 713 for the Houston office please';
    for (let run = 0; run < 200; run += 1) understand(text);
    const runs = Array.from({ length: 200 }, () => millisecondsOf(() => understand(text))).sort(
      (a, b) => a - b,
    );
    expect(runs[100]).toBeLessThan(1);
  });
});
