import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { numberKind } from '../../../src/orders/numbers/number-kinds.js';
import { portCountries, type PortCountry } from '../../../src/orders/numbers/outcome.js';
import { readNumbers } from '../../../src/orders/numbers/read-numbers.js';

const country = fc.constantFrom(...portCountries);
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

/** Numbers that nothing is the matter with, with the groups people write them in. */
const sound = fc.oneof(
  fc
    .tuple(fc.constant<PortCountry>('US'), fc.constantFrom('713', '212', '281'), digits(4))
    .map(([home, area, last]) => ({
      home,
      e164: `+1${area}684${last}`,
      groupings: [[area, '684', last], [`${area}684${last}`], [area, `684${last}`], ['1', area, '684', last]],
    })),
  fc
    .tuple(fc.constant<PortCountry>('NO'), fc.constantFrom('22', '55', '91'), digits(6))
    .map(([home, first, rest]) => ({
      home,
      e164: `+47${first}${rest}`,
      groupings: [
        [`${first}${rest}`],
        [first, rest.slice(0, 2), rest.slice(2, 4), rest.slice(4)],
        [`${first}${rest.charAt(0)}`, rest.slice(1, 3), rest.slice(3)],
      ],
    })),
  fc.tuple(fc.constant<PortCountry>('GB'), digits(4), digits(4)).map(([home, middle, last]) => ({
    home,
    e164: `+44207${middle.slice(1)}${last}`,
    groupings: [
      ['020', `7${middle.slice(1)}`, last],
      [`0207${middle.slice(1)}${last}`],
      ['0207', middle.slice(1), last],
    ],
  })),
);
const separator = fc.constantFrom(' ', '-', '.', '\u00a0', '\u2009', '\u2011', '\u2013', '/', ' - ', '_');

const junk = fc.stringMatching(/^[\d +()./,;:\-–xXeE#"'=\n\ta-cA-C€$%&@|]{0,120}$/);
const phrase = fc.constantFrom(
  ...[
    '713-684-2300',
    ' to ',
    '0119',
    ' except ',
    ', ',
    '\n',
    '22 33 44 00',
    ' – ',
    ' the last two',
    'Account number: ',
    '020 7123 4500',
    '/09',
    ' ext. 12',
    '1-800-FLOWERS',
    ';',
    '\t',
    '7.13E+09',
    ' not ',
    '+',
    '(',
    ')',
  ],
);
const pasted = fc.oneof(
  fc.string({ unit: 'binary' }),
  junk,
  fc.array(phrase, { maxLength: 25 }).map((parts) => parts.join('')),
);

describe('any text', () => {
  it('is read without a fault, and gives E.164 numbers once each', () => {
    fc.assert(
      fc.property(pasted, country, fc.boolean(), (text, home, sandbox) => {
        const { numbers } = readNumbers(text, { country: home, sandbox });
        expect(numbers.every((number) => /^\+\d{5,15}$/.test(number))).toBe(true);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same list when the list itself is read again', () => {
    fc.assert(
      fc.property(pasted, country, (text, home) => {
        const { numbers } = readNumbers(text, { country: home });
        expect(readNumbers(numbers.join('\n'), { country: home }).numbers).toEqual(numbers);
        expect(readNumbers(numbers.join(', '), { country: home }).numbers).toEqual(numbers);
      }),
      { numRuns: 800 },
    );
  });

  it('is accounted for, digit by digit', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          junk,
          fc.array(phrase, { maxLength: 25 }).map((parts) => parts.join('')),
        ),
        country,
        (text, home) => {
          const { tokens } = readNumbers(text, { country: home });
          const accounted = tokens.map(({ token }) => token.replace(/\D/g, '')).join('');
          expect(accounted).toBe(text.replace(/\D/g, ''));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('a number', () => {
  it('is the same however it is grouped and separated', () => {
    fc.assert(
      fc.property(
        sound,
        fc.nat(),
        separator,
        fc.boolean(),
        ({ home, e164, groupings }, which, between, inWords) => {
          const written = (groupings[which % groupings.length] ?? []).join(between);
          const text = inWords ? `Please port ${written} for us.` : written;
          expect(readNumbers(text, { country: home }).numbers).toEqual([e164]);
          expect(readNumbers(`+${e164.slice(1)}`, { country: home }).numbers).toEqual([e164]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['+44', 10],
    ['+44', 9],
    ['+47', 8],
    ['+47', 5],
  ])(
    'of %s with %i digits is judged by its leading digits as the library judges all of them',
    (code, length) => {
      fc.assert(
        fc.property(digits(length), (national) => {
          const e164 = `${code}${national}`;
          const parsed = parsePhoneNumberFromString(e164);
          const own = numberKind(e164);
          const isKnownBetter = /^\+(?:4782|441632960|447700900)/.test(e164);
          if (!isKnownBetter) expect(own.kind !== 'invalid').toBe(parsed?.isValid() === true);
        }),
        { numRuns: 3000 },
      );
    },
  );
});
