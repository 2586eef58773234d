import { z } from 'zod';
import type { Entities } from '../../language/understanding.js';
import type { Inventory, Location } from '../../pstn/provider.js';
import { areaCode as areaCodeRow } from '../../reference/area-codes.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { state, stateName } from '../../reference/states.js';
import { tollFreeCodes } from '../../reference/toll-free.js';
import type { Ctx, Problem } from '../engine/flow.js';
import { fitting, type Choice } from './choices.js';

/** Where numbers are looked for. Tied to a location once it is known: another location begins anew. */
export const whereSchema = z.object({
  locationId: z.string().optional(),
  state: z.string().optional(),
  areaCode: z.string().optional(),
  city: z.string().optional(),
  prefix: z.string().optional(),
});
export type Where = z.infer<typeof whereSchema>;

/** The area field of a search card: an area code, a city, or empty. What is chosen becomes a choice of the next card. */
export const areaInput = z
  .string()
  .trim()
  .max(60)
  .regex(/^[^,\n]*$/)
  .default('');

/** The prefix field of a search card: three digits, or empty. */
export const prefixInput = z
  .string()
  .trim()
  .regex(/^(?:\d{3})?$/)
  .default('');

/** What a sentence says about where; `undefined` when it says nothing of it. */
export function hearWhere(text: string, entities: Entities, before: Where = {}): Where | undefined {
  const alone = /^\s*(\d{3})\s*$/.exec(text)?.[1];
  const isArea = alone !== undefined && (areaCodeRow(alone) !== undefined || tollFreeCodes.includes(alone));
  const areaCode = entities.areaCode ?? (isArea ? alone : undefined);
  const { city, prefix } = entities;
  const { locationId } = before;
  if (areaCode !== undefined) return { locationId, areaCode, prefix };
  if (city !== undefined) return { locationId, state: entities.state, city, prefix };
  if (prefix !== undefined) return { ...before, prefix };
  return entities.state === undefined ? undefined : { locationId, state: entities.state };
}

export const isTollFreeCode = (code: string | undefined): boolean =>
  code !== undefined && tollFreeCodes.includes(code);

export const tollFreeProblem = (ctx: Ctx): Problem => ({
  key: 'search.tollFree',
  params: { rule: whyNewNumbers('no_toll_free', ctx.locale) },
});

interface WhereSettled {
  readonly where: Where;
  readonly problem?: Problem;
}

/** Ties what was asked to the location, fills in the state, and takes out an area code that cannot be had. */
export function settleWhere(asked: Where | undefined, location: Location, ctx: Ctx): WhereSettled {
  const same = asked?.locationId === undefined || asked.locationId === location.id;
  const { areaCode, ...rest }: Where = same ? (asked ?? {}) : {};
  const home = { locationId: location.id, state: location.state };
  const tied = { ...rest, locationId: location.id, state: rest.state ?? location.state };
  const abroad = (area: string, code: string): WhereSettled => {
    const params = { area, state: stateName(code, ctx.locale), location: location.name };
    return { where: home, problem: { key: 'search.otherCountry', params } };
  };
  if (areaCode === undefined) {
    const country = state(tied.state ?? '')?.country ?? location.country;
    return country === location.country ? { where: tied } : abroad(tied.city ?? '', tied.state ?? '');
  }
  if (isTollFreeCode(areaCode)) return { where: home, problem: tollFreeProblem(ctx) };
  const row = areaCodeRow(areaCode);
  if (row === undefined) return { where: home, problem: { key: 'search.noSuchCode', params: { areaCode } } };
  if (row.country !== location.country) return abroad(areaCode, row.state);
  const served = tied.state !== undefined && [row.state, ...row.alsoIn].includes(tied.state);
  return { where: { ...tied, areaCode, state: served ? tied.state : row.state } };
}

/** Area codes and cities of a state that have numbers, or the one already chosen, each with how many. */
export function areaChoices(inventory: Inventory, chosen: string, ctx: Ctx): readonly Choice[] {
  const stocked = inventory.areaCodes.filter(
    ({ areaCode, available }) => available > 0 || areaCode === chosen,
  );
  const codes = stocked.map(({ areaCode, cities, available }) => ({
    id: areaCode,
    name: ctx.t('search.areaCode', { areaCode, cities: cities.join(', '), available }),
  }));
  const names = [...new Set(stocked.flatMap(({ cities }) => cities))].sort();
  const cities = names.flatMap((city) => {
    const serving = stocked.filter((row) => row.cities.includes(city));
    if (serving.length < 2 && serving[0]?.cities.length === 1) return [];
    const alone = serving.every((row) => row.cities.length === 1);
    const available = serving.reduce((sum, row) => sum + row.available, 0);
    return [{ id: city, name: ctx.t(alone ? 'search.city' : 'search.cityPartly', { city, available }) }];
  });
  return fitting(withChosen([...cities, ...codes], chosen), chosen);
}

const withChosen = (choices: readonly Choice[], chosen: string): readonly Choice[] =>
  chosen === '' || choices.some(({ id }) => id === chosen)
    ? choices
    : [{ id: chosen, name: chosen }, ...choices];

/** The value of the area field: three digits are an area code, anything else a city. */
export const areaOf = ({ areaCode, city }: Where): string => areaCode ?? city ?? '';

export const whereFromArea = (area: string): Pick<Where, 'areaCode' | 'city'> =>
  /^\d{3}$/.test(area) ? { areaCode: area, city: undefined } : { areaCode: undefined, city: area };

/** Where as a person says it, e.g. `713 (Texas)`. */
export function whereText(where: Where, ctx: Ctx): string {
  const state = where.state === undefined ? '' : stateName(where.state, ctx.locale);
  const area = areaOf(where);
  const prefixed = where.prefix === undefined ? area : `${area}-${where.prefix}`;
  return state === '' ? prefixed : `${prefixed} (${state})`;
}

/** Other area codes of the state that have numbers now, those of the same city first. */
export function alternatives(inventory: Inventory, where: Where): string[] {
  const chosen = inventory.areaCodes.find(({ areaCode }) => areaCode === where.areaCode);
  const near = (cities: readonly string[]): number =>
    cities.some((city) => chosen?.cities.includes(city)) ? 0 : 1;
  return inventory.areaCodes
    .filter(({ areaCode, available }) => available > 0 && areaCode !== where.areaCode)
    .sort((one, other) => near(one.cities) - near(other.cities) || other.available - one.available)
    .slice(0, 5)
    .map(({ areaCode, cities, available }) => `${areaCode} (${cities.join(', ')}, ${available})`);
}
