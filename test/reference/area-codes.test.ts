import { describe, expect, it } from 'vitest';
import { areaCode, areaCodes, areaCodesOfCity, areaCodesOfState } from '../../src/reference/area-codes.js';
import { states } from '../../src/reference/states.js';
import { isTollFree, tollFreeCodes } from '../../src/reference/toll-free.js';

const codes = areaCodes.map(({ code }) => code);

describe('the area code table', () => {
  it('names each code once, in order', () => {
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('holds only codes that can be area codes', () => {
    expect(codes.filter((code) => code.endsWith('11') || !/^[2-9][0-8]\d$/.test(code))).toEqual([]);
    expect(codes.filter((code) => tollFreeCodes.includes(code))).toEqual([]);
  });

  it('gives every state, province and territory at least one code', () => {
    expect(states.filter(({ code }) => areaCodesOfState(code).length === 0)).toEqual([]);
  });

  it('names only known states, of the right country', () => {
    const countryOf = new Map(states.map(({ code, country }) => [code, country]));
    const wrong = areaCodes.filter(({ country, state, alsoIn }) =>
      [state, ...alsoIn].some((code) => countryOf.get(code) !== country),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['TX', '713 281 832 346 621'],
    ['CA', '408 669 357 837'],
    ['NY', '212 646 332 917 465'],
    ['MI', '313 679'],
    ['TN', '423 729'],
    ['AL', '334 483'],
    ['ON', '416 647 437 942'],
    ['BC', '604 778 236 672 257'],
  ])('knows the overlays of %s', (state, expected) => {
    expect(areaCodesOfState(state).map(({ code }) => code)).toEqual(
      expect.arrayContaining(expected.split(' ')),
    );
  });
});

describe('looking up area codes', () => {
  it('answers with nothing for a code that is not in service', () => {
    expect(areaCode('713')?.cities[0]).toBe('Houston');
    expect(areaCode('999')).toBeUndefined();
    expect(areaCode('800')).toBeUndefined();
    expect(areaCodesOfState('ZZ')).toEqual([]);
    expect(areaCodesOfCity('Atlantis')).toEqual([]);
  });

  it('finds cities whatever their case, accents and abbreviations', () => {
    const first = (city: string) => areaCodesOfCity(city)[0]?.cities;
    expect(first('HOUSTON')).toContain('Houston');
    expect(first('Trois-Rivieres')).toContain('Trois-Rivières');
    expect(first('Saint Louis')).toContain('St. Louis');
    expect(first('ofallon')).toContain("O'Fallon");
  });

  it('tells cities of one name apart by state', () => {
    const statesOf = (state?: string) => [
      ...new Set(areaCodesOfCity('Portland', state).map((row) => row.state)),
    ];
    expect(statesOf()).toEqual(['ME', 'OR']);
    expect(statesOf('or')).toEqual(['OR']);
  });

  it('finds the provinces that share a code', () => {
    expect(areaCodesOfState('PE').map(({ code }) => code)).toEqual(['782', '902']);
    expect(areaCodesOfState('NU').map(({ code }) => code)).toEqual(['867']);
  });
});

describe('toll-free numbers', () => {
  it('are told by their code, the reserved ones included', () => {
    expect(tollFreeCodes).toEqual(['800', '833', '844', '855', '866', '877', '888', '822']);
    expect(['+18005550100', '+18885550100', '+448001234567', '+4780012345'].every(isTollFree)).toBe(true);
    expect(['+17135550100', '+4722334455', '+442079460000', ''].some(isTollFree)).toBe(false);
  });
});
