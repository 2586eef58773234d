import { describe, expect, it } from 'vitest';
import { limits } from '../../src/reference/limits.js';
import {
  newNumbersPolicies,
  newNumbersPolicyTexts,
  whyNewNumbers,
} from '../../src/reference/policies-new-numbers.js';

const ids = newNumbersPolicies.map(({ id }) => id);

describe('the rules for new numbers', () => {
  it.each(['en', 'nb'] as const)('have a text in %s each and no text without a rule', (locale) => {
    expect(Object.keys(newNumbersPolicyTexts[locale]).sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tell the same figures as the table of limits', () => {
    for (const { id, limit } of newNumbersPolicies) {
      if (limit === undefined) continue;
      for (const locale of ['en', 'nb'] as const) {
        expect(whyNewNumbers(id, locale)).toMatch(new RegExp(`\\b${limits[limit].value}\\b`));
      }
    }
    for (const size of limits.blockSizes.value) {
      expect(whyNewNumbers('block_sizes', 'en')).toContain(String(size));
      expect(whyNewNumbers('block_sizes', 'nb')).toContain(String(size));
    }
  });

  it('keep block sizes within the largest block', () => {
    expect(Math.min(...limits.blockSizes.value)).toBe(limits.smallestBlock.value);
    expect(Math.max(...limits.blockSizes.value)).toBe(limits.numbersPerBlock.value);
  });
});
