/** Whom or what a text means: a location, a number, or somebody with a number. */
import type { DirectoryRow } from '../../esa/directory.js';
import { matchNames } from '../../language/match-names.js';
import type { Location } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { mine } from '../shared/access.js';
import { isOnPlan, locationsNamed } from '../shared/place.js';
import type { Match } from './data.js';

export interface Found {
  readonly matches: readonly Match[];
  /** A whole telephone number that nobody here has. */
  readonly strange?: string;
  /** A location with another operator. */
  readonly offPlan?: Location;
}

export async function myLocations(ctx: Ctx): Promise<readonly Location[]> {
  const all = await Promise.all(mine(ctx).map(({ customer }) => ctx.pstn.locations(customer.id)));
  return all.flat();
}

async function myDirectory(ctx: Ctx): Promise<readonly DirectoryRow[]> {
  const all = await Promise.all(mine(ctx).map(({ customer }) => ctx.pstn.directory(customer.id)));
  return all.flat();
}

export const ofLocation = (location: Location): Match => ({
  target: { kind: 'location', id: location.id, name: location.name },
  location,
});

export function ofRow({ number, extension = '', owner }: DirectoryRow, location: Location): Match {
  const who = owner === undefined ? {} : { name: owner.name, ownerId: owner.id };
  const target =
    number === undefined
      ? { kind: 'extension' as const, id: extension }
      : { kind: 'number' as const, id: number };
  return { target: { ...target, ...who }, location };
}

const wholeNumber = /\+?\d[\d\s().-]{5,}\d/g;
const shortest = 7;

/** The telephone numbers in a text: as written, and their digits without what is dialled before them at home. */
const numbersIn = (text: string): { written: string; digits: string }[] =>
  (text.match(wholeNumber) ?? [])
    .map((written) => ({ written, digits: written.replace(/\D/g, '').replace(/^0+/, '') }))
    .filter(({ digits: { length } }) => length >= shortest);

/** The end of a number, as people look one up. */
const endIn = (text: string): string | undefined => /^\s*(?:[x#.…]*)(\d{3,6})\s*$/.exec(text)?.[1];

function rowsMeant(
  text: string,
  rows: readonly DirectoryRow[],
): { rows: readonly DirectoryRow[]; strange?: string } {
  const whole = numbersIn(text);
  const end = endIn(text);
  const digits = whole.length > 0 ? whole.map((one) => one.digits) : end === undefined ? [] : [end];
  if (digits.length > 0) {
    const found = rows.filter(
      ({ number, extension }) =>
        digits.some((one) => number?.endsWith(one)) || digits.includes(extension ?? ''),
    );
    const strange = whole[0]?.written;
    return found.length > 0 || strange === undefined ? { rows: found } : { rows: [], strange };
  }
  const names = matchNames(text, [...new Set(rows.flatMap(({ owner }) => owner?.name ?? []))]);
  return { rows: rows.filter(({ owner }) => owner !== undefined && names.includes(owner.name)) };
}

export async function find(text: string, city: string | undefined, ctx: Ctx): Promise<Found> {
  const locations = await myLocations(ctx);
  const onPlan = locations.filter(isOnPlan);
  const { rows, strange } = rowsMeant(text, await myDirectory(ctx));
  const places = locationsNamed(text, city, locations);
  const people = rows.flatMap((row) => {
    const location = onPlan.find(({ id }) => id === row.locationId);
    return location === undefined ? [] : [ofRow(row, location)];
  });
  const there = people.filter(({ location }) => places.some(({ id }) => id === location.id));
  if (people.length > 0) return { matches: there.length > 0 ? there : people };
  if (strange !== undefined) return { matches: [], strange };
  const meant = places.filter(isOnPlan);
  const [offPlan] = places;
  if (meant.length > 0 || offPlan === undefined) return { matches: meant.map(ofLocation) };
  return { matches: [], offPlan };
}
