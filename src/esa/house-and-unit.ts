/** What tells one house, one street and one door from another, however they are written. */
import { addressFormat } from '../reference/address-formats.js';
import type { Country } from '../reference/countries.js';
import { foldName } from '../reference/fold-name.js';
import type { AddressParts } from './split-address.js';
import words from './street-words.json' with { type: 'json' };

const streets = new Set(words.streets);
const directions = new Set(words.directions);
const ending = new RegExp(`(?:${words.endings.map(foldName).join('|')})$`);
const shortDirection = (word: string): string =>
  word.replace(/(north|south|east|west)/g, (whole) => whole.charAt(0));

const wordsOf = (text: string): string[] =>
  foldName(text)
    .split(' ')
    .filter((word) => word !== '');

/** `1200`, `12b`, `12 B`: the number with the letter that belongs to it; the N of `1200 N Harbor St` does not. */
const houseNumber = /\b\d+(?: ?(?![nsew] [a-z])[a-z]\b(?! \d))?/g;

export const houseNumbers = (street: string): string[] =>
  foldName(street)
    .match(houseNumber)
    ?.map((number) => number.replace(' ', '')) ?? [];

/** What tells one unit from another: its words without those that only say what it is. */
export function unitValues(unit: string, country: Country): string[] {
  const names = new Set(addressFormat(country).units.map(foldName));
  const values = wordsOf(unit)
    .filter((word) => !names.has(word))
    .map((word) => word.replace(/^(\d+)(?:st|nd|rd|th|e|er)$/, '$1'));
  // A penthouse or a lobby has no number: its name tells it.
  return values.length > 0 ? values : wordsOf(unit);
}

/** As one writes them: `12 B`. */
export const written = (numbers: readonly string[]): string =>
  numbers.map((number) => number.replace(/(?<=\d)(?=[a-z]$)/, ' ').toUpperCase()).join(' ');

/** `17. mai`, `5th Avenue`: a date or a count in the name of the street. */
const inName = /(?<!\d)\d+(?:(?:st|nd|rd|th|er|e)\b|\.(?= \p{L}))/giu;
const spelled = new RegExp(`^(?:${words.spelledNumbers.join('|')})\\s`, 'i');

/** A street without the number, or the name where a country has them, that tells one house from the next. */
export function lacksHouse({ address1, address2 }: AddressParts, country: Country): boolean {
  const { house, number } = addressFormat(country);
  if (house === 'none' || address1.trim() === '') return false;
  if (/\d/.test(address1.replace(inName, '')) || (number === 'before' && spelled.test(address1.trim()))) {
    return false;
  }
  const isNamed = address1.includes(',') || address2.trim() !== '';
  return house === 'number' || !isNamed;
}

/** What a street is called, however “Street”, “North”, “gata” or “Straße” is written. */
export function streetName(street: string): string {
  const named = wordsOf(foldName(street).replace(houseNumber, ' '));
  const own = named
    .filter((word) => !streets.has(word))
    .map((word) => (directions.has(word) ? shortDirection(word) : word.replace(ending, '')))
    .filter((word) => word !== '');
  return (own.length === 0 ? named : own).join(' ');
}
