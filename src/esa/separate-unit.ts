import { addressFormat } from '../reference/address-formats.js';
import type { Country } from '../reference/countries.js';

export interface StreetAndUnit {
  readonly street: string;
  /** Suite, floor, flat; empty where there is none. */
  readonly unit: string;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\#]/g, '\\$&');

interface UnitShapes {
  /** One unit, where it is looked for. */
  readonly one: RegExp;
  /** A unit before a street on the same part. */
  readonly before: RegExp;
}

function shapesOf(country: Country): UnitShapes {
  const { units } = addressFormat(country);
  const words = units
    .filter((word) => word !== '#')
    .map(escaped)
    .join('|');
  const named = `(?:${words})\\b\\.?(?:\\s*(?!(?:${words})\\b)[^\\s,]+)?`;
  const counted = `\\d+(?:st|nd|rd|th|e|er|ème|\\.|:a)?\\s*(?:${words})\\b\\.?`;
  const marks = units.includes('#') ? '|#\\s*\\S+' : '';
  // Unit numbers of the Norwegian land register.
  const register = country === 'NO' ? '|[HULK]\\d{4}' : '';
  const one = `(?:${counted}|${named}${marks}${register})`;
  return {
    one: new RegExp(one, 'iuy'),
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
  addressFormat(country).number === 'after' || /^\D*\d.*\s\p{L}/u.test(text);

const between = /[\s,]+/y;

/** Where the match that begins here ends; no unit can be read in two ways, so none is tried twice. */
function endAt(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}

function isUnits(part: string, one: RegExp): boolean {
  for (let at: number | undefined = 0; at !== undefined;) {
    const end = endAt(one, part, at);
    if (end === undefined || end === part.length) return end !== undefined;
    at = endAt(between, part, end);
  }
  return false;
}

/** The first unit that begins a word behind a number. */
function unitBehind(part: string, one: RegExp): StreetAndUnit | undefined {
  const number = part.search(/\d/);
  const seams = number < 0 ? [] : [...part.matchAll(/\s+/g)].filter(({ index }) => index > number);
  const seam = seams.find(({ index, 0: gap }) => endAt(one, part, index + gap.length) !== undefined);
  if (seam === undefined) return undefined;
  return { street: part.slice(0, seam.index), unit: part.slice(seam.index + seam[0].length) };
}

function splitPart(part: string, country: Country): StreetAndUnit {
  const { one, before } = unitShapes(country);
  if (isUnits(part, one)) return { street: '', unit: part };
  const first = before.exec(part);
  if (first !== null && isStreet(first[2] ?? '', country))
    return { street: first[2] ?? '', unit: first[1] ?? '' };
  const last = unitBehind(part, one);
  return last !== undefined && isStreet(last.street, country) ? last : { street: part, unit: '' };
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
