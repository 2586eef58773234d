/** An address pasted on one line, or as a block, in the parts of its country's form. */
import { addressFormat, countryByName } from '../reference/address-formats.js';
import type { Country } from '../reference/countries.js';
import { state as stateRow, stateByName } from '../reference/states.js';
import { separateUnit } from './separate-unit.js';
import words from './street-words.json' with { type: 'json' };

export interface AddressParts {
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

export interface SplitAddress extends AddressParts {
  /** Named in the text; absent when it names none. */
  readonly country?: Country;
}

/** An address is a few lines; what is longer is none, and is not worth the time. */
const longest = 1_000;
const streets = new Set(words.streets);
const directions = new Set(words.directions);

const partsOf = (text: string): string[] =>
  text
    .slice(0, longest)
    .split(/[,;\n\r·|]+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');

const without = <T>(list: readonly T[], last: T | ''): T[] => [
  ...list.slice(0, -1),
  ...(last === '' ? [] : [last]),
];

/** Takes the name of a country from the end. */
function takeCountry(parts: readonly string[]): { parts: string[]; country?: Country } {
  const last = (parts.at(-1) ?? '').split(' ');
  for (let from = Math.max(0, last.length - 4); from < last.length; from += 1) {
    const country = countryByName(last.slice(from).join(' '));
    const isAll = from === 0 && parts.length === 1;
    if (country !== undefined && !isAll) {
      return { parts: without(parts, last.slice(0, from).join(' ')), country };
    }
  }
  return { parts: [...parts] };
}

/** Takes the state from the end, by code or name. */
function takeState(parts: readonly string[], country: Country): { parts: string[]; state: string } {
  const last = (parts.at(-1) ?? '').split(' ');
  for (let from = Math.max(0, last.length - 3); from < last.length; from += 1) {
    const name = last.slice(from).join(' ');
    const row = stateRow(name) ?? stateByName(name);
    const isAustralian = country === 'AU' && /^(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)$/.test(name);
    if (isAustralian || (row !== undefined && row.country === country)) {
      return { parts: without(parts, last.slice(0, from).join(' ')), state: row?.code ?? name };
    }
  }
  return { parts: [...parts], state: '' };
}

/** Where the town begins on a line without commas: after the last street word, and a direction or unit behind it. */
function townStart(tokens: readonly string[], country: Country): number {
  const plain = tokens.map((token) => token.toLowerCase().replace(/\.$/, ''));
  const street = plain.findLastIndex((word, at) => at > 0 && at < plain.length - 1 && streets.has(word));
  // `1200 Harbor Street` is all street.
  if (street === -1 && streets.has(plain.at(-1) ?? '')) return tokens.length;
  if (street === -1) return Math.max(1, tokens.length - 1);
  const past = directions.has(plain[street + 1] ?? '') ? street + 2 : street + 1;
  const unit = addressFormat(country).units.includes((plain[past] ?? '').replace(/^#.*/, '#'));
  if (!unit) return past;
  return /^#./.test(plain[past] ?? '') ? past + 1 : past + 2;
}

interface Rest {
  readonly parts: readonly string[];
  readonly city: string;
}

/** The town is the last of several parts, or what stands behind the street on the only one. */
function takeTown(parts: readonly string[], country: Country): Rest {
  if (parts.length > 1) return { parts: parts.slice(0, -1), city: parts.at(-1) ?? '' };
  const tokens = (parts[0] ?? '').split(' ').filter((token) => token !== '');
  if (tokens.length < 3) return { parts, city: '' };
  const from = townStart(tokens, country);
  const city = tokens.slice(from).join(' ');
  return { parts: [tokens.slice(0, from).join(' ')], city };
}

function codeLast(
  parts: readonly string[],
  country: Country,
): Omit<SplitAddress, 'address1' | 'address2'> & Rest {
  const { pattern } = addressFormat(country);
  const last = parts.at(-1) ?? '';
  const match = new RegExp(`^(.*?)(?:^|\\s)(${pattern})$`, 'i').exec(last);
  const postalCode = match?.[2] ?? '';
  const before = match === null ? [...parts] : without(parts, (match[1] ?? '').trim());
  const { parts: placed, state } = takeState(before, country);
  const isPlain = postalCode === '' && state === '' && parts.length === 1;
  const town = isPlain ? { parts: placed, city: '' } : takeTown(placed, country);
  return { ...town, state, postalCode: postalCode.toUpperCase() };
}

function codeFirst(
  parts: readonly string[],
  country: Country,
): Omit<SplitAddress, 'address1' | 'address2'> & Rest {
  const { pattern } = addressFormat(country);
  const last = parts.at(-1) ?? '';
  const place = new RegExp(`^(.*?)(?:^|\\s)(?:[A-Z]{1,2}-)?(${pattern})\\s+(\\p{L}[^\\d]*)$`, 'iu').exec(
    last,
  );
  if (place === null) return { parts, city: '', state: '', postalCode: '' };
  const [, before = ''] = place;
  const groups = place.slice(2);
  return {
    parts: without(parts, before.trim()),
    city: groups.at(-1) ?? '',
    state: '',
    postalCode: (groups[0] ?? '').toUpperCase(),
  };
}

export interface SplitPlace extends Omit<SplitAddress, 'address1' | 'address2'> {
  /** Street and unit as they were written. */
  readonly streets: readonly string[];
}

/** The place of an address apart from its street. */
export function splitPlace(text: string, usual: Country): SplitPlace {
  const { parts, country } = takeCountry(partsOf(text));
  const of = country ?? usual;
  const { order } = addressFormat(of);
  const isCodeFirst = order.indexOf('postalCode') < order.indexOf('city');
  const { parts: written, ...place } = (isCodeFirst ? codeFirst : codeLast)(parts, of);
  return { ...place, streets: written, ...(country === undefined ? {} : { country }) };
}

/** Every word of the text ends in one of the parts; what cannot be told apart stays with the street. */
export function splitAddress(text: string, usual: Country): SplitAddress {
  const { streets: written, ...place } = splitPlace(text, usual);
  const { street, unit } = separateUnit(written, place.country ?? usual);
  return { address1: street, address2: unit, ...place };
}
