/** Old, entered and corrected address beside one another. */
import { addressFormat, type AddressField } from '../reference/address-formats.js';
import { foldName } from '../reference/fold-name.js';
import type { EsaAddress } from './address.js';

export interface ComparedField {
  readonly field: AddressField;
  /** Empty where the address has none, or where no old address is known. */
  readonly old: string;
  readonly entered: string;
  readonly corrected: string;
  /** The provider has changed what was entered. */
  readonly isCorrected: boolean;
  /** Another value than the old address has. */
  readonly isNew: boolean;
}

/** A suite, floor or house number that the provider has left out or changed. */
export interface Lost {
  readonly what: 'unit' | 'house_number';
  readonly how: 'gone' | 'changed';
  /** As it was entered. */
  readonly value: string;
  /** What stands there now; empty when it is gone. */
  readonly now: string;
}

export interface ComparedAddress {
  readonly fields: readonly ComparedField[];
  readonly lost: readonly Lost[];
}

const wordsOf = (text: string): string[] =>
  foldName(text)
    .split(' ')
    .filter((word) => word !== '');

/** `1200`, `12b`, `12 B`: the number with the letter that belongs to it. */
const houseNumbers = (street: string): string[] =>
  foldName(street)
    .match(/\b\d+(?: ?[a-z]\b(?! \d))?/g)
    ?.map((number) => number.replace(' ', '')) ?? [];

/** What tells one unit from another: its words without those that only say what it is. */
function unitValues(unit: string, { country }: EsaAddress): string[] {
  const names = new Set(addressFormat(country).units.map(foldName));
  const values = wordsOf(unit)
    .filter((word) => !names.has(word))
    .map((word) => word.replace(/^(\d+)(?:st|nd|rd|th|e|er)$/, '$1'));
  // A penthouse or a lobby has no number: its name tells it.
  return values.length > 0 ? values : wordsOf(unit);
}

function lostUnit(entered: EsaAddress, corrected: EsaAddress): Lost[] {
  const { address2: value = '' } = entered;
  if (value === '') return [];
  const now = corrected.address2 ?? '';
  // The provider may write the unit behind the street.
  const there = new Set([...unitValues(now, corrected), ...unitValues(corrected.address1, corrected)]);
  const isThere = unitValues(value, entered).every((word) => there.has(word));
  return isThere ? [] : [{ what: 'unit', how: now === '' ? 'gone' : 'changed', value, now }];
}

function lostNumber(entered: EsaAddress, corrected: EsaAddress): Lost[] {
  const before = houseNumbers(entered.address1);
  const after = houseNumbers(`${corrected.address1} ${corrected.address2 ?? ''}`);
  const own = houseNumbers(corrected.address1);
  const gone = before.filter((number) => !after.includes(number));
  if (gone.length === 0) return [];
  const now = own.filter((number) => !before.includes(number)).join(' ');
  return [{ what: 'house_number', how: now === '' ? 'gone' : 'changed', value: gone.join(' '), now }];
}

const valueOf = (address: EsaAddress | undefined, field: AddressField): string => address?.[field] ?? '';

export function compareAddress(
  old: EsaAddress | undefined,
  entered: EsaAddress,
  corrected: EsaAddress,
): ComparedAddress {
  const fields = addressFormat(corrected.country)
    .order.map((field) => {
      const [before, typed, now] = [old, entered, corrected].map((one) => valueOf(one, field)) as [
        string,
        string,
        string,
      ];
      return {
        field,
        old: before,
        entered: typed,
        corrected: now,
        isCorrected: typed !== now,
        isNew: old !== undefined && before !== now,
      };
    })
    .filter(({ old: before, entered: typed, corrected: now }) => before + typed + now !== '');
  return { fields, lost: [...lostNumber(entered, corrected), ...lostUnit(entered, corrected)] };
}
