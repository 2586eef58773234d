import { limits } from '../../reference/limits.js';
import type { Ctx, Outcome, Patch } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import type { Block, Data } from './data.js';

export const blockSizes: readonly number[] = limits.blockSizes.value;
const maxListed = 10;

/** Every number of the block, E.164. */
export const numbersOf = ({ first, size }: Block): string[] =>
  Array.from({ length: size }, (_, index) => `+${BigInt(first.slice(1)) + BigInt(index)}`);

export const blockText = ({ first, last }: Block): string => `${formatNumber(first)} – ${formatNumber(last)}`;

export async function findBlocks(data: Data, ctx: Ctx, size = data.size): Promise<readonly Block[]> {
  const { location, where, draft } = data;
  if (location === undefined || where?.state === undefined || size === undefined) return [];
  const { state, areaCode, city, prefix } = where;
  return ctx.pstn.searchBlocks({
    locationId: location.id,
    state,
    size,
    holdKey: draft,
    limit: maxListed,
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(city === undefined ? {} : { city }),
    ...(prefix === undefined ? {} : { prefix }),
  });
}

/** Holds the block for this draft; when others took from it, the list comes again without it, and says so. */
export const hold = async (chosen: Block, data: Data, ctx: Ctx): Promise<Outcome<Data>> =>
  answer<Data>(await holdAgain(chosen, data, ctx));

export async function holdAgain(chosen: Block, data: Data, ctx: Ctx): Promise<Patch<Data>> {
  const { taken, until } = await ctx.pstn.hold(data.draft, numbersOf(chosen));
  return taken.length > 0 ? withoutTaken(chosen, data, ctx) : { chosen, heldUntil: until, lost: undefined };
}

export const afterTaken = async (lost: Block, data: Data, ctx: Ctx): Promise<Outcome<Data>> =>
  answer<Data>(await withoutTaken(lost, data, ctx));

async function withoutTaken(lost: Block, data: Data, ctx: Ctx): Promise<Patch<Data>> {
  await ctx.pstn.hold(data.draft, []);
  const searchAgain = { found: undefined, foundFor: undefined };
  return { ...searchAgain, chosen: undefined, heldUntil: undefined, lost };
}
