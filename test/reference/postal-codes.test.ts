import { describe, expect, it } from 'vitest';
import { checkPostalCode, postalCodes } from '../../src/reference/postal-codes.js';
import { statesOfCountry } from '../../src/reference/states.js';

describe('postal codes', () => {
  it.each([
    ['77002', 'US', 'TX'],
    ['88510', 'US', 'TX'],
    ['77002-1234', 'US', 'tx'],
    [' 10001 ', 'US', 'NY'],
    ['06390', 'US', 'NY'],
    ['00501', 'US', 'NY'],
    ['96799', 'US', 'AS'],
    ['M5V 2T6', 'CA', 'ON'],
    ['h3z2y7', 'CA', 'QC'],
    ['X0A 0H0', 'CA', 'NU'],
    ['SW1A 1AA', 'GB', undefined],
    ['m1 1ae', 'GB', undefined],
    ['0155', 'NO', undefined],
    ['20095', 'DE', undefined],
    ['100-0001', 'JP', undefined],
    ['', 'HK', undefined],
  ] as const)('%s of %s fits %s', (code, country, state) => {
    expect(checkPostalCode(code, country, state)).toBe('ok');
  });

  it.each([
    ['90210', 'US', 'TX', 'other_state'],
    ['V5K 0A1', 'CA', 'ON', 'other_state'],
    ['7700', 'US', 'TX', 'wrong_form'],
    ['77002', 'CA', 'ON', 'wrong_form'],
    ['D5V 2T6', 'CA', 'ON', 'wrong_form'],
    ['SW1A', 'GB', undefined, 'wrong_form'],
    ['01555', 'NO', undefined, 'wrong_form'],
    ['0155', 'DE', undefined, 'wrong_form'],
  ] as const)('%s of %s, %s: %s', (code, country, state, found) => {
    expect(checkPostalCode(code, country, state)).toBe(found);
  });

  it('are never wrong about a state that is unknown', () => {
    expect(checkPostalCode('77002', 'US', 'ZZ')).toBe('ok');
    expect(checkPostalCode('77002', 'US')).toBe('ok');
  });

  it('are known for every state or province', () => {
    for (const country of ['US', 'CA'] as const) {
      const first = postalCodes.find((row) => row.country === country)?.first ?? {};
      const listed = [...new Set(Object.values(first).flat())].sort();
      expect(listed).toEqual(
        statesOfCountry(country)
          .map(({ code }) => code)
          .sort(),
      );
    }
  });
});
