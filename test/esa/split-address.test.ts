import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressLine, type EsaAddress } from '../../src/esa/address.js';
import { splitAddress } from '../../src/esa/split-address.js';
import { addressCountries, addressFormat } from '../../src/reference/address-formats.js';
import type { Country } from '../../src/reference/countries.js';

type Row = readonly [text: string, country: Country, street: string, unit: string, place: string];

/** As people paste them. `place` is city, state, postal code and, where the text names it, the country. */
const rows: readonly Row[] = [
  [
    '1200 Harbor Street, Suite 400, Houston, TX 77002',
    'US',
    '1200 Harbor Street',
    'Suite 400',
    'Houston|TX|77002',
  ],
  [
    '1200 Harbor Street Suite 400 Houston TX 77002',
    'US',
    '1200 Harbor Street',
    'Suite 400',
    'Houston|TX|77002',
  ],
  [
    '1200 Harbor St #400, Houston, Texas 77002-1234, USA',
    'US',
    '1200 Harbor St',
    '#400',
    'Houston|TX|77002-1234|US',
  ],
  [
    '1200 Harbor Street\n4th floor\nSan Jose, California 95112',
    'US',
    '1200 Harbor Street',
    '4th floor',
    'San Jose|CA|95112',
  ],
  ['500 W Madison St Fl 12 Chicago IL 60661', 'US', '500 W Madison St', 'Fl 12', 'Chicago|IL|60661'],
  ['1200 Harbor Street, TX 77002', 'US', '1200 Harbor Street', '', '|TX|77002'],
  ['1200 Suite Street, Houston, TX 77002', 'US', '1200 Suite Street', '', 'Houston|TX|77002'],
  [
    'Unit 5, 120 King Street West, Toronto, ON M5H 1A1',
    'CA',
    '120 King Street West',
    'Unit 5',
    'Toronto|ON|M5H 1A1',
  ],
  ['120 King St W Toronto Ontario M5H1A1 Canada', 'CA', '120 King St W', '', 'Toronto|ON|M5H1A1|CA'],
  ['Flat 3, 12 High Street, London SW1A 1AA', 'GB', '12 High Street', 'Flat 3', 'London||SW1A 1AA'],
  ['12 High Street London sw1a 1aa', 'GB', '12 High Street', '', 'London||SW1A 1AA'],
  ['Storgata 12 B, 2. etg., H0203, 0155 Oslo', 'NO', 'Storgata 12 B', '2. etg., H0203', 'Oslo||0155'],
  ['Karl Johans gate 5 leil. 4 0154 OSLO', 'NO', 'Karl Johans gate 5', 'leil. 4', 'OSLO||0154'],
  ['Storgata 1200, 0155 Oslo, Norge', 'NO', 'Storgata 1200', '', 'Oslo||0155|NO'],
  ['Hauptstraße 5, 2. Stock, 10115 Berlin', 'DE', 'Hauptstraße 5', '2. Stock', 'Berlin||10115'],
  ['Hauptstraße 5, 10115 Berlin, Tyskland', 'NO', 'Hauptstraße 5', '', 'Berlin||10115|DE'],
  ['12 rue de Rivoli, Bâtiment B, 75001 Paris', 'FR', '12 rue de Rivoli', 'Bâtiment B', 'Paris||75001'],
  ['Bahnhofstrasse 5, CH-8001 Zürich', 'CH', 'Bahnhofstrasse 5', '', 'Zürich||8001'],
  ['12 George Street Level 3 Sydney NSW 2000', 'AU', '12 George Street', 'Level 3', 'Sydney|NSW|2000'],
];

describe('a pasted address', () => {
  it.each(rows)('%s', (text, country, street, unit, place) => {
    const { address1, address2, city, state, postalCode, country: named } = splitAddress(text, country);
    const told = [city, state, postalCode, ...(named === undefined ? [] : [named])].join('|');
    expect([address1, address2, told]).toEqual([street, unit, place]);
  });

  it('that is none stays with the street, for the person to correct', () => {
    expect(splitAddress('the blue house by the harbour', 'US')).toMatchObject({ city: '', postalCode: '' });
    expect(splitAddress('', 'NO')).toMatchObject({ address1: '', city: '' });
  });
});

const word = fc.constantFrom('Elm', 'Harbor', 'Kings', 'Linden', 'Mill', 'Oak', 'Rosen', 'Vik');
const town = fc.constantFrom('Springfield', 'Nordby', 'New Haven', 'Saint Clair', 'Lund');
const number = fc.integer({ min: 1, max: 9_999 }).map(String);
const codes: Partial<Record<Country, string>> = {
  US: '77002',
  CA: 'M5H 1A1',
  GB: 'SW1A 1AA',
  SE: '111 22',
  NL: '1011 AB',
  PT: '1000-001',
  IE: 'D02 X285',
};
const codeOf = (country: Country): string => {
  const { pattern } = addressFormat(country);
  return codes[country] ?? (pattern.includes('5') ? '10115' : '8001');
};
const states: Partial<Record<Country, string>> = { US: 'TX', CA: 'ON', AU: 'NSW' };
const units: Partial<Record<Country, string>> = {
  US: 'Suite',
  CA: 'Unit',
  GB: 'Flat',
  NO: 'leilighet',
  AU: 'Level',
};

const address = fc
  .tuple(fc.constantFrom(...addressCountries), word, number, town, fc.option(number))
  .map(([country, name, house, city, unit]): EsaAddress => {
    const state = states[country];
    const unitWord = units[country];
    const { number: where } = addressFormat(country);
    return {
      address1: where === 'before' ? `${house} ${name} Street` : `${name}gata ${house}`,
      ...(unit === null || unitWord === undefined ? {} : { address2: `${unitWord} ${unit}` }),
      city,
      ...(state === undefined ? {} : { state }),
      postalCode: codeOf(country),
      country,
    };
  });

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('any address', () => {
  it('comes back as it was from the line it is written on', () => {
    fc.assert(
      fc.property(address, (one) => {
        const { country, address2 = '', state = '', ...rest } = one;
        expect(splitAddress(addressLine(one), country)).toEqual({ ...rest, address2, state });
      }),
      { numRuns: 500 },
    );
  });

  it('is told from one of another country by the name of it', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(...addressCountries), (one, usual) => {
        const name = new Intl.DisplayNames('en', { type: 'region' }).of(one.country) ?? '';
        expect(splitAddress(`${addressLine(one)}, ${name}`, usual).country).toBe(one.country);
      }),
    );
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'Suite',
          '12',
          'Street',
          ',',
          '\n',
          '0155',
          'Oslo',
          'TX',
          '77002',
          'Norway',
          '#',
          'H0203',
        ),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join(' ')),
  );

  it('is split without losing a word of it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('US', 'GB', 'NO', 'FR'), (pasted, country) => {
        const { country: named, ...parts } = splitAddress(pasted, country);
        if (named !== undefined || Object.values(parts).some((part) => /-/.test(part))) return;
        const kept = wordsIn(Object.values(parts).join(' ').toUpperCase());
        const missing = wordsIn(pasted.toUpperCase()).filter(
          (one) => !kept.includes(one) && !(one === 'NEW' || one.length === 2 || parts.state !== ''),
        );
        expect(missing).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read no further than an address can be long', () => {
    const { address1 } = splitAddress('Suite 12 Street 0155 '.repeat(20_000), 'US');
    expect(address1.length).toBeLessThanOrEqual(1_000);
  });
});
