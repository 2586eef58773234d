import { describe, expect, it } from 'vitest';
import {
  addressCountries,
  addressFormat,
  addressFormats,
  addressLabels,
  countryByName,
  labelsOfAddress,
} from '../../src/reference/address-formats.js';
import { esaError, esaErrors, esaErrorTexts } from '../../src/reference/esa-errors.js';
import { esaFacts, esaFactTexts } from '../../src/reference/esa-facts.js';
import { pstnSetup, pstnSetupTexts, setupIfNot, setupText } from '../../src/reference/pstn-setup.js';

const locales = ['en', 'nb'] as const;
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
const words = (text: unknown): string[] =>
  typeof text === 'string' ? [text] : Object.values(text as Record<string, unknown>).flatMap(words);

describe.each(locales)('the tables of emergency addresses in %s', (locale) => {
  it('have a text for every row, and no text without a row', () => {
    expect(Object.keys(esaErrorTexts[locale]).sort()).toEqual(ids(esaErrors));
    expect(Object.keys(esaFactTexts[locale]).sort()).toEqual(ids(esaFacts));
    const formats = addressFormats.map(({ country }) => country);
    expect(Object.keys(addressLabels[locale]).sort()).toEqual(formats.sort());
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
      expect(labelsOfAddress(country, locale).state !== undefined).toBe(order.includes('state'));
    }
  });
});

describe('address formats', () => {
  it('are there once for each country', () => {
    expect(new Set(addressFormats.map(({ country }) => country)).size).toBe(addressFormats.length);
  });

  it('of a country without a row are plain, and ask for nothing that not every country has', () => {
    expect(addressCountries).not.toContain('JP');
    expect(addressFormat('JP').house).toBe('none');
    expect(addressFormat('JP').order).not.toContain('state');
    expect(labelsOfAddress('JP', 'en').postalCode).toBe('Postal code, if there is one');
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
