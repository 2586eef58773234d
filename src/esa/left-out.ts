/** What the person has left out while typing: the provider cannot miss what it was not told. */
import { foldName } from '../reference/fold-name.js';
import type { EsaAddress } from './address.js';
import type { Lost } from './compare-address.js';
import { houseNumbers, streetName, unitValues, written } from './house-and-unit.js';
import { separateUnit } from './separate-unit.js';

/** Wherever in the fields they stand. */
function streetAndUnit({ address1, address2 = '', country }: EsaAddress): { street: string; unit: string } {
  const { street, unit } = separateUnit(address1.split(/,\s*/), country);
  return { street, unit: [unit, address2].filter((part) => part !== '').join(', ') };
}

const missing = (from: readonly string[], there: readonly string[]): string[] =>
  from.filter((one) => !there.includes(one));

/** The first five signs: a ZIP code may come with or without its last four. */
const code = ({ postalCode }: EsaAddress): string => foldName(postalCode).replace(/ /g, '').slice(0, 5);

/** Somebody who has moved takes neither the number of the house nor that of the door along. */
function isElsewhere(old: EsaAddress, now: EsaAddress): boolean {
  const before = streetAndUnit(old).street;
  const after = streetAndUnit(now).street;
  if (streetName(before) !== streetName(after)) return true;
  if (foldName(old.city) !== foldName(now.city) && code(old) !== code(now)) return true;
  const gone = missing(houseNumbers(before), houseNumbers(after));
  // `12` for `12 B` is the same house without its letter.
  const isOf = (number: string, other: string): boolean =>
    /[a-z]$/.test(other) && other.slice(0, -1) === number;
  return missing(houseNumbers(after), houseNumbers(before)).some(
    (number) => !gone.some((other) => isOf(number, other)),
  );
}

/** The parts of the old unit that the new address does not have; none where another unit was typed on purpose. */
function unitsLeftOut(old: EsaAddress, now: EsaAddress): string[] {
  const valuesOf = (unit: string): string[] => (unit === '' ? [] : unitValues(unit, now.country));
  const before = streetAndUnit(old).unit;
  const there = valuesOf(streetAndUnit(now).unit);
  if (missing(there, valuesOf(before)).length > 0) return [];
  return before.split(/,\s*/).filter((part) => missing(valuesOf(part), there).length > 0);
}

export function leftOut(old: EsaAddress, now: EsaAddress): Lost[] {
  if (isElsewhere(old, now)) return [];
  const numbers = missing(houseNumbers(streetAndUnit(old).street), houseNumbers(streetAndUnit(now).street));
  const units = unitsLeftOut(old, now);
  const lose = (what: Lost['what'], value: string): Lost[] =>
    value === '' ? [] : [{ what, how: 'left_out', value, now: '' }];
  return [...lose('house_number', written(numbers)), ...lose('unit', units.join(', '))];
}
