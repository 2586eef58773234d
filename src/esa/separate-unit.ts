import { addressFormat } from '../reference/address-formats.js';
import type { Country } from '../reference/countries.js';

export interface StreetAndUnit {
  readonly street: string;
  /** Suite, floor, flat; empty where there is none. */
  readonly unit: string;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\#]/g, '\\$&');

interface UnitShapes {
  /** A part that is nothing but a unit. */
  readonly whole: RegExp;
  /** A unit behind a street on the same part. */
  readonly behind: RegExp;
  /** A unit before a street on the same part. */
  readonly before: RegExp;
}

function shapesOf(country: Country): UnitShapes {
  const { units } = addressFormat(country);
  const words = units
    .filter((word) => word !== '#')
    .map(escaped)
    .join('|');
  const named = `(?:${words})\\b\\.?(?:\\s*\\S+)?`;
  const counted = `\\d+(?:st|nd|rd|th|e|er|ème|\\.|:a)?\\s*(?:${words})\\b\\.?`;
  const marks = units.includes('#') ? '|#\\s*\\S+' : '';
  // Unit numbers of the Norwegian land register.
  const register = country === 'NO' ? '|[HULK]\\d{4}' : '';
  const one = `(?:${counted}|${named}${marks}${register})`;
  return {
    whole: new RegExp(`^${one}(?:[\\s,]+${one})*$`, 'iu'),
    behind: new RegExp(`^(.*?\\d\\S*(?:\\s+\\S+?)*?)\\s+(${one}.*)$`, 'iu'),
    before: new RegExp(`^(${one})\\s+(\\d.*)$`, 'iu'),
  };
}

const shapes = new Map<Country, UnitShapes>();

function unitShapes(country: Country): UnitShapes {
  const known = shapes.get(country) ?? shapesOf(country);
  shapes.set(country, known);
  return known;
}

/** A number alone is no street where the number goes first: `1200 Suite Street`. */
const isStreet = (text: string, country: Country): boolean =>
  addressFormat(country).number === 'after' || /\d.*\s\p{L}/u.test(text);

function splitPart(part: string, country: Country): StreetAndUnit {
  const { whole, behind, before } = unitShapes(country);
  if (whole.test(part)) return { street: '', unit: part };
  const first = before.exec(part);
  if (first !== null && isStreet(first[2] ?? '', country))
    return { street: first[2] ?? '', unit: first[1] ?? '' };
  const last = behind.exec(part);
  if (last === null || !isStreet(last[1] ?? '', country)) return { street: part, unit: '' };
  return { street: last[1] ?? '', unit: last[2] ?? '' };
}

/** The parts of a street, told apart from suite, floor or flat; no word is lost. */
export function separateUnit(parts: readonly string[], country: Country): StreetAndUnit {
  const split = parts.map((part) => splitPart(part, country));
  const streets = split.flatMap(({ street }) => (street === '' ? [] : [street]));
  const units = split.flatMap(({ unit }) => (unit === '' ? [] : [unit]));
  // Nothing but units: then one of them is the street after all.
  if (streets.length === 0) return { street: parts.join(', '), unit: '' };
  return { street: streets.join(', '), unit: units.join(', ') };
}
