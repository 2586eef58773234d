import { z } from 'zod';
import { areaCodes } from '../reference/area-codes.js';
import { foldName } from '../reference/fold-name.js';
import { states } from '../reference/states.js';
import { groupBy } from './group-by.js';
import data from './places.json' with { type: 'json' };

const table = z
  .strictObject({
    aliases: z.array(
      z.strictObject({
        names: z.array(z.string()),
        city: z.string().optional(),
        state: z.string().optional(),
      }),
    ),
    introducing: z.array(z.string()),
    cautious: z.array(z.string()),
    alsoAbroad: z.array(z.string()),
    wordCodes: z.array(z.string()),
    neverAlone: z.array(z.string()),
  })
  .parse(data);

/** A name of the tables: a state, a city with the states it lies in, or both (`New York`). */
export interface Place {
  readonly state?: string;
  readonly city?: string;
  readonly cityStates: readonly string[];
}

/** Words after which a name is surely meant as a place. */
export const introducing: ReadonlySet<string> = new Set(table.introducing);
/** Names that are ordinary words or people too: places only when introduced or followed by their state. */
export const cautiousNames: ReadonlySet<string> = new Set(table.cautious.map(foldName));
/** State codes that are words: states only right after a city, or in capitals after an introducing word. */
export const wordCodes: ReadonlySet<string> = new Set(table.wordCodes);
/** Codes that more often mean something else (`LA`): states only right after a city. */
export const neverAlone: ReadonlySet<string> = new Set(table.neverAlone);

const abroad = new Set(table.alsoAbroad.map(foldName));
const places = new Map<string, Place>();

const put = (name: string, place: Partial<Place>) => {
  const known = places.get(name);
  places.set(name, { cityStates: [], ...known, ...place });
};

for (const row of areaCodes) {
  for (const city of row.cities) {
    const known = places.get(foldName(city));
    put(foldName(city), {
      city: known?.city ?? city,
      cityStates: [...new Set([...(known?.cityStates ?? []), row.state])],
    });
  }
}
for (const row of states) {
  for (const name of [row.en, row.nb ?? row.en, ...row.short]) put(foldName(name), { state: row.code });
}
for (const { names, city, state } of table.aliases) {
  const cityStates = city !== undefined && state !== undefined ? [state] : [];
  const place = { ...(city === undefined ? { ...(state && { state }) } : { city }), cityStates };
  for (const name of names) places.set(name, place);
}

export const longestPlaceName = Math.max(...[...places.keys()].map((name) => name.split(' ').length));

/** By folded name. */
export const place = (name: string): Place | undefined => places.get(name);

/** The state a city lies in when only one can be meant. */
export const onlyStateOf = (city: string, cityStates: readonly string[]): string | undefined =>
  cityStates.length === 1 && !abroad.has(foldName(city)) ? cityStates[0] : undefined;

const longNames = [...places.keys()].filter((name) => name.length >= 6 && !name.includes(' '));
const longNamesByLetter = groupBy(longNames, (name) => name.charAt(0));

/** Single-word names of six letters or more that start with the letter, for matching slips of typing. */
export const longPlaceNames = (letter: string): readonly string[] => longNamesByLetter.get(letter) ?? [];
