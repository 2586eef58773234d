/** Every location and number of a customer with what is known of its emergency address. */
import type { DirectoryRow } from './directory.js';
import { recordOf, type EsaRecord } from './record.js';
import { reviewDue } from './review.js';

export type AddressState =
  /** Set through the bot. */
  | 'set'
  /** Put back on the location's address through the bot. */
  | 'follows'
  /** Never set through the bot: a number then has its location's, unless somebody set one elsewhere. */
  | 'unknown';

export interface RegisterRow {
  readonly state: AddressState;
  readonly record?: EsaRecord;
  /** ISO time; absent when nothing was ever set through the bot. */
  readonly due?: string;
}

export interface NumberEntry extends RegisterRow {
  readonly directory: DirectoryRow;
}

export interface LocationEntry<L> extends RegisterRow {
  readonly location: L;
  readonly numbers: readonly NumberEntry[];
  /** People who have an extension only: their calls go by the location's callback number. */
  readonly extensionsOnly: number;
}

export interface Followers {
  /** Numbers with an address of their own, set through the bot. */
  readonly own: number;
  /** All others, as far as the bot knows. */
  readonly follows: number;
}

const stateOf = (record: EsaRecord | undefined): AddressState =>
  record === undefined ? 'unknown' : record.address === undefined ? 'follows' : 'set';

const rowOf = (record: EsaRecord | undefined): RegisterRow => ({
  state: stateOf(record),
  ...(record === undefined ? {} : { record, due: reviewDue(record.at) }),
});

const entryOf = (directory: DirectoryRow, records: readonly EsaRecord[]): NumberEntry => ({
  directory,
  ...rowOf(recordOf(records, { target: 'number', id: directory.number ?? '' })),
});

export function register<L extends { readonly id: string }>(
  locations: readonly L[],
  directory: readonly DirectoryRow[],
  records: readonly EsaRecord[],
): readonly LocationEntry<L>[] {
  return locations.map((location) => {
    const here = directory.filter(({ locationId }) => locationId === location.id);
    return {
      location,
      ...rowOf(recordOf(records, { target: 'location', id: location.id })),
      numbers: here.filter(({ number }) => number !== undefined).map((row) => entryOf(row, records)),
      extensionsOnly: here.filter(({ number }) => number === undefined).length,
    };
  });
}

export function followers(numbers: readonly NumberEntry[]): Followers {
  const own = numbers.filter(({ state }) => state === 'set').length;
  return { own, follows: numbers.length - own };
}

/** Of these numbers, the ones that have no address of their own as far as the bot knows. */
export const onDefault = (numbers: readonly string[], records: readonly EsaRecord[]): readonly string[] =>
  numbers.filter((id) => stateOf(recordOf(records, { target: 'number', id })) !== 'set');
