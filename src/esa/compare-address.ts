/** Old, entered and corrected address beside one another. */
import { addressFormat, type AddressField } from '../reference/address-formats.js';
import type { EsaAddress } from './address.js';
import { houseNumbers, unitValues, written } from './house-and-unit.js';
import { leftOut } from './left-out.js';

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

/** A suite, floor or house number that the provider has left out or changed, or the person while typing. */
export interface Lost {
  readonly what: 'unit' | 'house_number';
  /** `left_out`: the old address has it, and neither what was entered nor its correction. */
  readonly how: 'gone' | 'changed' | 'left_out';
  /** As it was entered, or as the old address has it. */
  readonly value: string;
  /** What stands there now; empty when it is gone. */
  readonly now: string;
}

export interface ComparedAddress {
  readonly fields: readonly ComparedField[];
  readonly lost: readonly Lost[];
}

function lostUnit(entered: EsaAddress, corrected: EsaAddress): Lost[] {
  const { address2: value = '' } = entered;
  if (value === '') return [];
  const now = corrected.address2 ?? '';
  // The provider may write the unit behind the street.
  const there = new Set([
    ...unitValues(now, corrected.country),
    ...unitValues(corrected.address1, corrected.country),
  ]);
  const isThere = unitValues(value, entered.country).every((word) => there.has(word));
  return isThere ? [] : [{ what: 'unit', how: now === '' ? 'gone' : 'changed', value, now }];
}

function lostNumber(entered: EsaAddress, corrected: EsaAddress): Lost[] {
  const before = houseNumbers(entered.address1);
  const after = [corrected.address1, corrected.address2 ?? ''].flatMap(houseNumbers);
  const own = houseNumbers(corrected.address1);
  const gone = before.filter((number) => !after.includes(number));
  if (gone.length === 0) return [];
  const now = written(own.filter((number) => !before.includes(number)));
  return [{ what: 'house_number', how: now === '' ? 'gone' : 'changed', value: written(gone), now }];
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
  const lost = [...lostNumber(entered, corrected), ...lostUnit(entered, corrected)];
  // The corrected street tells best whether it is still the same one.
  const left = old === undefined ? [] : leftOut(old, corrected);
  return { fields, lost: [...left.filter(({ what }) => !lost.some((one) => one.what === what)), ...lost] };
}
