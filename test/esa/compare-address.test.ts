import { describe, expect, it } from 'vitest';
import type { EsaAddress } from '../../src/esa/address.js';
import { compareAddress } from '../../src/esa/compare-address.js';

const houston: EsaAddress = {
  address1: '1200 Harbor Street',
  address2: 'Suite 400',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};
const without = ({ address2: _gone, ...rest }: EsaAddress): EsaAddress => rest;
const lost = (entered: EsaAddress, corrected: EsaAddress) =>
  compareAddress(undefined, entered, corrected).lost.map(({ what, how, value, now }) => [
    what,
    how,
    value,
    now,
  ]);

describe('what a correction has lost', () => {
  it.each<[string, EsaAddress, EsaAddress, unknown[]]>([
    ['the suite is gone', houston, without(houston), [['unit', 'gone', 'Suite 400', '']]],
    [
      'the suite is another',
      houston,
      { ...houston, address2: 'Ste 410' },
      [['unit', 'changed', 'Suite 400', 'Ste 410']],
    ],
    ['the suite is written otherwise', houston, { ...houston, address2: 'STE 400' }, []],
    [
      'the suite stands behind the street',
      houston,
      { ...without(houston), address1: '1200 Harbor St # 400' },
      [],
    ],
    [
      'the house number is gone',
      without(houston),
      { ...without(houston), address1: 'Harbor Street' },
      [['house_number', 'gone', '1200', '']],
    ],
    [
      'the house number is another',
      without(houston),
      { ...without(houston), address1: '1202 Harbor Street' },
      [['house_number', 'changed', '1200', '1202']],
    ],
    [
      'the letter of the house is gone',
      { address1: 'Storgata 12 B', city: 'Oslo', postalCode: '0155', country: 'NO' },
      { address1: 'Storgata 12', city: 'Oslo', postalCode: '0155', country: 'NO' },
      [['house_number', 'changed', '12b', '12']],
    ],
    [
      'a floor is counted otherwise',
      { ...houston, address2: '2nd floor' },
      { ...houston, address2: 'Fl 2' },
      [],
    ],
    [
      'the penthouse is gone',
      { ...houston, address2: 'Penthouse' },
      without(houston),
      [['unit', 'gone', 'Penthouse', '']],
    ],
    ['the street is abbreviated', houston, { ...houston, address1: '1200 HARBOR ST' }, []],
  ])('%s', (_name, entered, corrected, expected) => {
    expect(lost(entered, corrected)).toEqual(expected);
  });
});

describe('the fields', () => {
  it('come in the order of the country, with what is new and what is corrected', () => {
    const old = { ...houston, address2: 'Suite 100' };
    const { fields } = compareAddress(old, houston, { ...houston, postalCode: '77003' });
    expect(fields.map(({ field }) => field)).toEqual(['address1', 'address2', 'city', 'state', 'postalCode']);
    expect(fields.filter(({ isNew }) => isNew).map(({ field }) => field)).toEqual(['address2', 'postalCode']);
    expect(fields.filter(({ isCorrected }) => isCorrected).map(({ field }) => field)).toEqual(['postalCode']);
  });

  it('leave out what no address has', () => {
    const plain = without(houston);
    expect(compareAddress(undefined, plain, plain).fields.map(({ field }) => field)).not.toContain(
      'address2',
    );
  });
});
