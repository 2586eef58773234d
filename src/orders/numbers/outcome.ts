import type { Country } from '../../reference/countries.js';

/** The countries whose way of writing numbers is known; of any other, numbers are read with their country code alone. */
export const portCountries = ['US', 'CA', 'GB', 'NO'] as const;
export type PortCountry = (typeof portCountries)[number];
export const isPortCountry = (country: Country): country is PortCountry =>
  portCountries.some((known) => known === country);

export const whys = [
  'duplicate',
  'too_short',
  'too_long',
  'letters',
  'foreign',
  'tollfree',
  'premium',
  'personal',
  'n11',
  'extension',
  'range_reversed',
  'range_too_large',
  'fictional',
  'invalid_area',
  'ambiguous',
] as const;
/** Why a token is questioned, or held back until the person answers. */
export type Why = (typeof whys)[number];

const questioned: ReadonlySet<Why> = new Set<Why>(['foreign', 'tollfree', 'extension', 'letters']);

/** Whether a number with this problem stays in the list; `letters` only where a word spells a number. */
export const staysInList = (why: Why | undefined): boolean => why === undefined || questioned.has(why);

/** What digits are when they are no telephone number. */
export type Aside = 'label' | 'date' | 'time' | 'amount' | 'code' | 'address' | 'extension' | 'other';

/** What became of one token of the text: numbers, a reason why not, or something else than a number. */
export interface TokenRead {
  /** As written, trimmed. */
  readonly token: string;
  /** E.164. */
  readonly numbers: readonly string[];
  readonly why?: Why;
  /** Left out on purpose: no number, or one the text excepts. */
  readonly aside?: Aside | 'excepted';
}
