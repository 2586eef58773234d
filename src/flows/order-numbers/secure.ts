import type { Ctx, Patch } from '../engine/flow.js';
import type { Data, Found } from './data.js';

export const pageSize = 20;
const maxListed = 120;
const maxRounds = 3;

/** The numbers that fit the search now, with some to choose from beyond those asked for. */
export async function findNumbers(data: Data, ctx: Ctx): Promise<readonly Found[]> {
  const { location, where, quantity = 0 } = data;
  if (location === undefined || where?.state === undefined) return [];
  const { state, areaCode, city, prefix } = where;
  return ctx.pstn.searchNumbers({
    locationId: location.id,
    state,
    holdKey: data.draft,
    limit: Math.min(Math.max(quantity + pageSize, 2 * pageSize), maxListed),
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(city === undefined ? {} : { city }),
    ...(prefix === undefined ? {} : { prefix }),
  });
}

interface Secured extends Patch<Data> {
  readonly picked: string[];
}

/**
 * Holds `wanted` for this draft. What others took meanwhile is replaced by numbers that are free, and both
 * are told in `swap`. `gone` is known to be taken already.
 */
export async function secure(
  wanted: readonly string[],
  data: Data,
  ctx: Ctx,
  gone: readonly string[] = [],
): Promise<Secured> {
  const taken = new Set(gone);
  const offered = new Set<string>();
  let picked = wanted.filter((number) => !taken.has(number));
  let found: readonly Found[] = data.found ?? [];
  for (let round = 0; round < maxRounds; round += 1) {
    if (taken.size > 0) {
      found = await findNumbers(data, ctx);
      const spare = found.filter(({ number }) => !picked.includes(number) && !taken.has(number));
      const extra = spare.slice(0, wanted.length - picked.length).map(({ number }) => number);
      extra.forEach((number) => offered.add(number));
      picked = [...picked, ...extra];
    }
    const result = await ctx.pstn.hold(data.draft, picked);
    const heldUntil = result.held.length > 0 ? result.until : undefined;
    if (result.taken.length === 0) return secured({ found, picked, taken, offered, heldUntil });
    result.taken.forEach((number) => taken.add(number));
    picked = picked.filter((number) => !taken.has(number));
  }
  return secured({ found, picked, taken, offered, heldUntil: undefined });
}

function secured(state: {
  found: readonly Found[];
  picked: readonly string[];
  taken: ReadonlySet<string>;
  offered: ReadonlySet<string>;
  heldUntil: string | undefined;
}): Secured {
  const { found, taken, heldUntil } = state;
  const offered = [...state.offered].filter((number) => state.picked.includes(number));
  const order = new Map(found.map(({ number }, index) => [number, index]));
  const place = (number: string): number => order.get(number) ?? maxListed;
  return {
    found: found.filter(({ number }) => !taken.has(number)),
    picked: [...state.picked].sort((one, other) => place(one) - place(other)),
    heldUntil,
    swap: taken.size > 0 ? { taken: [...taken], offered } : undefined,
  };
}
