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
      [['house_number', 'changed', '12 B', '12']],
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
    [
      'a direction is abbreviated, and is no letter of the house',
      { ...houston, address1: '1200 N Harbor Street' },
      { ...houston, address1: '1200 North Harbor St' },
      [],
    ],
    [
      'nothing, and a floor follows the letter of the house',
      { address1: 'Storgata 12 B', address2: '2. etg', city: 'Oslo', postalCode: '0155', country: 'NO' },
      { address1: 'Storgata 12 B', address2: '2. etg', city: 'Oslo', postalCode: '0155', country: 'NO' },
      [],
    ],
    ['the street is abbreviated', houston, { ...houston, address1: '1200 HARBOR ST' }, []],
  ])('%s', (_name, entered, corrected, expected) => {
    expect(lost(entered, corrected)).toEqual(expected);
  });
});

describe('what the person has left out while typing', () => {
  const inOslo: EsaAddress = {
    address1: 'Storgata 12 B',
    address2: '2. etasje',
    city: 'Oslo',
    postalCode: '0155',
    country: 'NO',
  };
  const warned = (old: EsaAddress, now: EsaAddress, corrected = now) =>
    compareAddress(old, now, corrected).lost.map(({ what, how, value }) => `${what} ${how}: ${value}`);

  it.each<[string, EsaAddress, EsaAddress, string[]]>([
    ['the suite', houston, without(houston), ['unit left_out: Suite 400']],
    [
      'the suite, the street abbreviated and the ZIP code with its last four',
      { ...houston, address1: '1200 North Harbor Street' },
      { ...without(houston), address1: '1200 N Harbor St', postalCode: '77002-1234' },
      ['unit left_out: Suite 400'],
    ],
    ['one of two', { ...houston, address2: 'Suite 400, Floor 9' }, houston, ['unit left_out: Floor 9']],
    ['the house number', houston, { ...houston, address1: 'Harbor Street' }, ['house_number left_out: 1200']],
    [
      'the letter of the house and the floor',
      inOslo,
      { ...without(inOslo), address1: 'Storgaten 12' },
      ['house_number left_out: 12 B', 'unit left_out: 2. etasje'],
    ],
  ])('is told: %s', (_name, old, now, expected) => {
    expect(warned(old, now)).toEqual(expected);
  });

  it.each<[string, EsaAddress, EsaAddress]>([
    ['the suite is another', houston, { ...houston, address2: 'Suite 410' }],
    [
      'the suite stands behind the street',
      houston,
      { ...without(houston), address1: '1200 Harbor St, Ste 400' },
    ],
    ['they moved to another street', houston, { ...without(houston), address1: '1200 Oak Lane' }],
    [
      'they moved to another house of the street',
      houston,
      { ...without(houston), address1: '14 Harbor Street' },
    ],
    [
      'they moved to a street of the same name in another town',
      houston,
      { ...without(houston), city: 'Austin', postalCode: '78701' },
    ],
    ['there was none before', without(houston), without(houston)],
  ])('is nothing where %s', (_name, old, now) => {
    expect(warned(old, now)).toEqual([]);
  });

  it('is told of a street that was mistyped and corrected, and once where the provider dropped it too', () => {
    const mistyped = { ...without(houston), address1: '1200 Habror Street' };
    expect(warned(houston, mistyped, without(houston))).toEqual(['unit left_out: Suite 400']);
    expect(warned(houston, houston, without(houston))).toEqual(['unit gone: Suite 400']);
    expect(warned(houston, without(houston), houston)).toEqual([]);
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
