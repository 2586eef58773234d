import { z } from 'zod';
import data from './area-codes.json' with { type: 'json' };
import { foldName } from './fold-name.js';

const stateCode = z.string().regex(/^[A-Z]{2}$/);

const schema = z.object({
  source: z.string(),
  rows: z.array(
    z.strictObject({
      code: z.string().regex(/^[2-9][0-8]\d$/),
      country: z.enum(['US', 'CA']),
      state: stateCode,
      /** Further states the code serves, e.g. Prince Edward Island beside Nova Scotia. */
      alsoIn: z.array(stateCode).default([]),
      /** Largest first. */
      cities: z.array(z.string()).min(1).max(4),
    }),
  ),
});

/** Geographic area codes in service in the USA, its territories and Canada. */
export const areaCodes = schema.parse(data).rows;
export type AreaCode = (typeof areaCodes)[number];

const group = (keysOf: (row: AreaCode) => readonly string[]): ReadonlyMap<string, readonly AreaCode[]> => {
  const groups = new Map<string, AreaCode[]>();
  for (const row of areaCodes) {
    for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};

const byCode = new Map(areaCodes.map((row) => [row.code, row]));
const byState = group((row) => [row.state, ...row.alsoIn]);
const byCity = group((row) => row.cities.map(foldName));

const serves = (row: AreaCode, state: string) => row.state === state || row.alsoIn.includes(state);

export const areaCode = (code: string): AreaCode | undefined => byCode.get(code);

/** Empty for an unknown state. */
export const areaCodesOfState = (state: string): readonly AreaCode[] =>
  byState.get(state.toUpperCase()) ?? [];

/** Only for the main cities of the table; several states when the name is shared and no state is given. */
export const areaCodesOfCity = (city: string, state?: string): readonly AreaCode[] =>
  (byCity.get(foldName(city)) ?? []).filter((row) => state === undefined || serves(row, state.toUpperCase()));
