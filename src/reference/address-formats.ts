import { z } from 'zod';
import type { Locale } from '../locale.js';
import en from './address-formats.en.json' with { type: 'json' };
import data from './address-formats.json' with { type: 'json' };
import nb from './address-formats.nb.json' with { type: 'json' };
import { countrySchema, type Country } from './countries.js';
import { foldName } from './fold-name.js';

/** The fields of an address as Webex names them, without the country. */
export const addressFields = ['address1', 'address2', 'city', 'state', 'postalCode'] as const;
export type AddressField = (typeof addressFields)[number];

const row = z.strictObject({
  country: countrySchema,
  /** As people there write them, top to bottom; without `state` where an address has none. */
  order: z.array(z.enum(addressFields)),
  /** Where the house number stands beside the street. */
  number: z.enum(['before', 'after']),
  /**
   * What a house has beside its street: a number, a number or a name (`Rose Cottage`), or nothing that can be
   * counted on, because the postal code tells it (Eircode).
   */
  house: z.enum(['number', 'number_or_name', 'none']),
  /** Of a postal code in capitals, unanchored. */
  pattern: z.string(),
  /** Words that say that a suite, floor or flat follows or goes before. */
  units: z.array(z.string()),
  /** What people call the country beside its names in our languages. */
  names: z.array(z.string()),
  source: z.string().min(1),
});
export type AddressFormat = z.infer<typeof row>;

const label = z.string().min(1);
const labelsSchema = z.record(
  countrySchema,
  z.strictObject({
    address1: label,
    address2: label,
    city: label,
    state: label.optional(),
    postalCode: label,
    example1: label,
    example2: label,
  }),
);

export const addressFormats = z.strictObject({ rows: z.array(row) }).parse(data).rows;
export const addressLabels = { en: labelsSchema.parse(en), nb: labelsSchema.parse(nb) } as const;

/** ISO keeps it for one's own use: the form of every country that has no row. */
const anywhere = 'ZZ';
const known = addressFormats.filter(({ country }) => country !== anywhere);
export const addressCountries: readonly Country[] = known.map(({ country }) => country);

const byCountry = new Map(addressFormats.map((one) => [one.country, one]));

/** A plain form for a country without a row. */
export function addressFormat(country: Country): AddressFormat {
  const found = byCountry.get(country) ?? byCountry.get(anywhere);
  if (found === undefined) throw new Error('There is no address format for countries without a row');
  return found;
}

type AddressLabels = z.infer<typeof labelsSchema>[string];

export function labelsOfAddress(country: Country, locale: Locale): AddressLabels {
  const labels = addressLabels[locale];
  const found = labels[country] ?? labels[anywhere];
  if (found === undefined) throw new Error('There are no labels for countries without a row');
  return found;
}

const tags: Record<Locale, string> = { en: 'en', nb: 'nb' };

export const countryName = (country: string, locale: Locale): string =>
  new Intl.DisplayNames(tags[locale], { type: 'region' }).of(country) ?? country;

const byName = new Map(
  known.flatMap(({ country, names }) =>
    [countryName(country, 'en'), countryName(country, 'nb'), ...names].map(
      (name) => [foldName(name), country] as const,
    ),
  ),
);

/** By its name in English, Norwegian or its own language. */
export const countryByName = (name: string): Country | undefined => byName.get(foldName(name));
