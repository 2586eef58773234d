import { describe, expect, it } from 'vitest';
import {
  addressCountries,
  addressFormats,
  addressLabels,
  countryByName,
} from '../../src/reference/address-formats.js';
import { esaError, esaErrors, esaErrorTexts } from '../../src/reference/esa-errors.js';
import { esaFacts, esaFactTexts } from '../../src/reference/esa-facts.js';
import { pstnSetup, pstnSetupTexts, setupIfNot, setupText } from '../../src/reference/pstn-setup.js';
import { postalCodes } from '../../src/reference/postal-codes.js';

const locales = ['en', 'nb'] as const;
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
const words = (text: unknown): string[] =>
  typeof text === 'string' ? [text] : Object.values(text as Record<string, unknown>).flatMap(words);

describe.each(locales)('the tables of emergency addresses in %s', (locale) => {
  it('have a text for every row, and no text without a row', () => {
    expect(Object.keys(esaErrorTexts[locale]).sort()).toEqual(ids(esaErrors));
    expect(Object.keys(esaFactTexts[locale]).sort()).toEqual(ids(esaFacts));
    expect(Object.keys(addressLabels[locale]).sort()).toEqual([...addressCountries].sort());
    const own = pstnSetup.filter(({ kind }) => kind !== 'told');
    expect(Object.keys(pstnSetupTexts[locale]).sort()).toEqual(ids(own));
  });

  it('speak calmly', () => {
    for (const text of [esaErrorTexts, esaFactTexts, pstnSetupTexts].flatMap((table) =>
      words(table[locale]),
    )) {
      expect(text.trim()).toBe(text);
      expect(text).not.toMatch(/^$|!|\.\.\.|…/);
    }
  });

  it('say what to do about each requirement that is not met', () => {
    for (const { id, kind } of pstnSetup) {
      expect(setupText(id, locale)).not.toBe('');
      if (kind === 'requirement' || kind === 'restriction') expect(setupIfNot(id, locale)).not.toBe('');
    }
  });

  it('name a field of every address form, and a state only where there is one', () => {
    for (const { country, order } of addressFormats) {
      expect('state' in addressLabels[locale][country]).toBe(order.includes('state'));
    }
  });
});

describe('address formats', () => {
  it('are there once for each country', () => {
    expect(addressFormats.map(({ country }) => country)).toEqual([...addressCountries]);
  });

  it('take the postal codes that porting takes', () => {
    for (const { country, pattern } of postalCodes) {
      const own = addressFormats.find((row) => row.country === country)?.pattern ?? '';
      const porting = new RegExp(pattern);
      for (const code of ['77002', '77002-1234', 'M5H 1A1', 'SW1A 1AA', '0155', '123', 'ABC']) {
        expect([country, code, new RegExp(`^(?:${own})$`).test(code)]).toEqual([
          country,
          code,
          porting.test(code),
        ]);
      }
    }
  });

  it.each([
    ['USA', 'US'],
    ['u.s.a.', 'US'],
    ['Storbritannia', 'GB'],
    ['Norway', 'NO'],
    ['Tyskland', 'DE'],
    ['France', 'FR'],
    ['Houston', undefined],
  ])('know %s', (name, country) => {
    expect(countryByName(name)).toBe(country);
  });
});

describe('codes of the provider', () => {
  it('belong to one row each', () => {
    const codes = esaErrors.flatMap((row) => row.codes);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('nobody knows are told as they are', () => {
    expect(esaError({ code: 'PMP4004', title: 'INVALID_STREET_ADDRESS' })).toBe('invalid_street');
    expect(esaError({ code: 'PMP9999', title: 'invalid_street_address' })).toBe('invalid_street');
    expect(esaError({ code: 'PMP9999', title: 'SOMETHING_ELSE' })).toBe('other');
  });
});
