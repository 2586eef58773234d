import { describe, expect, it } from 'vitest';
import { addressHash, addressLine } from '../../src/esa/address.js';
import { checkAddress } from '../../src/esa/check-address.js';
import type { Country } from '../../src/reference/countries.js';

const houston = {
  address1: ' 1200  Harbor Street ',
  address2: '',
  city: 'Houston',
  state: 'texas',
  postalCode: '77002',
};
const problem = (over: Partial<typeof houston>, country: Country = 'US') => {
  const checked = checkAddress({ ...houston, ...over }, country);
  return checked.ok ? undefined : checked.problem;
};

describe('an address before the provider is asked', () => {
  it('is tidied, with the code of the state', () => {
    expect(checkAddress(houston, 'US')).toEqual({
      ok: true,
      address: {
        address1: '1200 Harbor Street',
        city: 'Houston',
        state: 'TX',
        postalCode: '77002',
        country: 'US',
      },
    });
  });

  it.each([
    [{ city: '' }, { code: 'missing', fields: ['city'] }],
    [{ address1: 'x'.repeat(300) }, { code: 'too_long', field: 'address1', length: 300 }],
    [{ address1: 'PO Box 12' }, { code: 'po_box' }],
    [{ address2: 'P.O. Box 12' }, { code: 'po_box' }],
    [{ address1: '12 Main Street {"a":1}' }, { code: 'signs', field: 'address1' }],
    [{ postalCode: '7700' }, { code: 'postal_code', value: '7700' }],
    [{ state: 'Ontario' }, { code: 'state', value: 'Ontario' }],
  ])('%j', (over, expected) => {
    expect(problem(over)).toEqual(expected);
  });

  it.each(['Postboks 44 Sentrum', 'pb 44', 'Postboks 44'])('knows a box in Norway: %s', (address1) => {
    expect(problem({ address1, postalCode: '0101' }, 'NO')).toEqual({ code: 'po_box' });
  });

  it.each(['Box Hill Road 3', '12 Boxwood Street', 'Postgata 4'])(
    'takes no street for a box: %s',
    (address1) => {
      expect(problem({ address1, postalCode: '0101' }, 'NO')).toBeUndefined();
    },
  );
});

describe('a street without a house number', () => {
  const at = (address1: string, country: Country, postalCode: string, address2 = '') =>
    problem({ address1, address2, postalCode }, country)?.code;

  it.each<[string, Country, string]>([
    ['Harbor Street', 'US', '77002'],
    ['5th Avenue', 'US', '10001'],
    ['High Street', 'GB', 'SW1A 1AA'],
    ['Storgata', 'NO', '0155'],
    ['17. mai gate', 'NO', '0155'],
    ['Hauptstraße', 'DE', '10115'],
    ['rue de Rivoli', 'FR', '75001'],
  ])('is asked about: %s in %s', (address1, country, code) => {
    expect(at(address1, country, code)).toBe('house_number');
  });

  it.each<[string, Country, string]>([
    ['One Harbor Plaza', 'US', '77002'],
    ['350 5th Avenue', 'US', '10001'],
    ['Rose Cottage, Mill Lane', 'GB', 'SW1A 1AA'],
    ['17. mai gate 4', 'NO', '0155'],
    ['12 bis rue de Rivoli', 'FR', '75001'],
    ['Main Street', 'IE', 'D02 AF30'],
  ])('is none: %s in %s', (address1, country, code) => {
    expect(at(address1, country, code)).toBeUndefined();
  });

  it('may have a name in the field beside it where houses have names', () => {
    expect(at('Mill Lane', 'GB', 'SW1A 1AA', 'Rose Cottage')).toBeUndefined();
    expect(at('Storgata', 'NO', '0155', '2. etasje')).toBe('house_number');
  });

  it('is taken where the person has said that there is none', () => {
    expect(checkAddress({ ...houston, address1: 'Farm Road' }, 'US', true).ok).toBe(true);
  });
});

describe('the hash of an address', () => {
  const one = {
    address1: '12 Main Street',
    city: 'Houston',
    state: 'TX',
    postalCode: '77002',
    country: 'US',
  } as const;

  it('is another for another address, also when a word only moves to the next field', () => {
    expect(addressHash(one)).toBe(addressHash({ ...one }));
    expect(addressHash({ ...one, address2: 'Suite 4' })).not.toBe(
      addressHash({ ...one, address1: '12 Main Street Suite 4' }),
    );
  });

  it('goes with a line as people write it', () => {
    expect(addressLine({ ...one, address2: 'Suite 4' })).toBe('12 Main Street, Suite 4, Houston, TX 77002');
    expect(addressLine({ address1: 'Storgata 12', city: 'Oslo', postalCode: '0155', country: 'NO' })).toBe(
      'Storgata 12, 0155 Oslo',
    );
  });
});
