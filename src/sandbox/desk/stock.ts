import { z } from 'zod';
import type { Country } from '../../reference/countries.js';
import { createRandom } from './random.js';
import rows from './stock.json' with { type: 'json' };

/** Line numbers 0100–0199 of exchange 555 are the only ones the North American plan keeps for fiction. */
const exchange = '555';
const firstLine = 100;
const lines = 100;

/** How much of an area code is free: all, its second half, two tens, single numbers, or nothing. */
const areaCodeRow = z.object({
  country: z.enum(['US', 'CA']),
  state: z.string().length(2),
  areaCode: z.string().regex(/^\d{3}$/),
  left: z.enum(['whole', 'half', 'tens', 'gaps', 'none']),
  cities: z.array(z.string()).min(1),
});
type AreaCodeRow = z.infer<typeof areaCodeRow>;

export interface StockNumber {
  /** E.164. */
  readonly number: string;
  readonly country: Country;
  readonly state: string;
  readonly areaCode: string;
  readonly prefix: string;
  readonly city: string;
  /** Place within the area code, 0–99: blocks are aligned to it. */
  readonly place: number;
  /** False when the number was gone before the sandbox began. */
  readonly free: boolean;
}

const isFree = (left: AreaCodeRow['left'], place: number, chance: () => number, gaps: readonly number[]) => {
  const ten = Math.floor(place / 10);
  const gap = gaps[ten] === place % 10 || chance() < 0.45;
  switch (left) {
    case 'whole':
      return true;
    case 'half':
      return place >= 50 || !gap;
    case 'tens':
      return ten === 3 || ten === 7 || !gap;
    case 'gaps':
      return !gap;
    case 'none':
      return false;
  }
};

const stockOf = (row: AreaCodeRow, seed: number): StockNumber[] => {
  const random = createRandom(seed + Number(row.areaCode));
  const gaps = Array.from({ length: 10 }, () => Math.floor(random() * 10));
  return Array.from({ length: lines }, (_, place) => ({
    number: `+1${row.areaCode}${exchange}0${firstLine + place}`,
    country: row.country,
    state: row.state,
    areaCode: row.areaCode,
    prefix: exchange,
    city: row.cities[Math.floor((place * row.cities.length) / lines)] ?? '',
    place,
    free: isFree(row.left, place, random, gaps),
  }));
};

/** Every number of the sandbox in ascending order; the same seed always gives the same gaps. */
export const createStock = (seed: number): ReadonlyMap<string, StockNumber> =>
  new Map(
    z
      .array(areaCodeRow)
      .parse(rows)
      .flatMap((row) => stockOf(row, seed))
      .sort((a, b) => a.number.localeCompare(b.number))
      .map((entry) => [entry.number, entry]),
  );

export type Stock = ReturnType<typeof createStock>;
