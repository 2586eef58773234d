import type { Location } from '../../pstn/provider.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import type { Ctx, Next, Problem } from '../engine/flow.js';
import { trialLimit } from '../shared/allowance.js';
import { saidEarly } from '../shared/early.js';
import { settlePlace } from '../shared/place.js';
import { lacking, stopped, type Stop } from '../shared/stop.js';
import { alternatives, areaOf, settleWhere, whereText } from '../shared/where.js';
import { blockSizes, findBlocks } from './blocks.js';
import { questionOf, type Data } from './data.js';

/** From customer to location to search to the choice of a block to summary: the first that is open. */
export async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.placed !== undefined) return { step: 'placed', data };
  if (data.stop !== undefined) return { step: 'stop', data };
  const place = await settlePlace(data, ctx);
  if ('next' in place) return saidEarly(place.next, ctx, (open) => fitted(open, ctx));
  const { customer, location } = place;
  const seed = { customerId: customer.id, locationId: location.id };
  const details = [whereText(place.data.where ?? {}, ctx), ctx.t('blocks.consecutive')];
  const wish = { ...seed, quantity: data.size, details: details.filter((part) => part !== '').join('. ') };
  if (location.variant === 'B') return withoutChoice('blocksByRequest', location, wish, place.data, ctx);
  if (customer.subscription === 'trial') {
    const params = { customer: customer.name, limit: trialLimit };
    const offered = { ...seed, where: data.where };
    return stopped(place.data, { reason: 'blocksPaidOnly', params, offer: 'order-numbers', seed: offered });
  }
  if (!ctx.pstn.abilities.has('search_blocks'))
    return withoutChoice('blocksByHand', location, wish, place.data, ctx);
  return nextInSearch(place.data, location, ctx);
}

/** The bot sees no blocks there: so many numbers are asked for, with the wish that they follow each other. */
function withoutChoice(
  reason: 'blocksByRequest' | 'blocksByHand',
  location: Location,
  seed: NonNullable<Stop['seed']>,
  data: Data,
  { pstn }: Ctx,
): Next<Data> {
  if (!pstn.abilities.has('request_numbers')) return stopped(data, lacking('search_blocks', location));
  return stopped(data, { reason, params: { location: location.name }, offer: 'request-numbers', seed });
}

/** Why blocks do not come in this size, and in which they do. */
function fitted(data: Data, ctx: Ctx): { data: Data; problem: Problem } | undefined {
  const { size } = data;
  if (size === undefined || blockSizes.includes(size)) return undefined;
  const rule = whyNewNumbers(size > Math.max(...blockSizes) ? 'block_limit' : 'block_sizes', ctx.locale);
  const problem = { key: 'search.noSuchSize', params: { rule, sizes: blockSizes.join(', ') } };
  return { data: { ...data, size: undefined }, problem };
}

function nextInSearch(data: Data, location: Location, ctx: Ctx): Next<Data> | Promise<Next<Data>> {
  const { where, problem } = settleWhere(data.where, location, ctx);
  const settled = { ...data, where };
  if (problem !== undefined) return { step: 'search', data: settled, problem };
  const wrong = fitted(settled, ctx);
  if (wrong !== undefined) return { step: 'search', ...wrong };
  if (where.state === undefined) return { step: 'state', data: settled };
  if (areaOf(where) === '' || data.size === undefined) return { step: 'search', data: settled };
  return nextInBlocks(settled, ctx);
}

async function nextInBlocks(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const question = questionOf(data);
  if (data.foundFor === question) return { step: data.chosen === undefined ? 'blocks' : 'summary', data };
  const found = [...(await findBlocks(data, ctx))];
  if (found.length > 0)
    return { step: 'blocks', data: { ...data, found, foundFor: question, chosen: undefined } };
  const none = { ...data, found: undefined, foundFor: undefined, chosen: undefined };
  return { step: 'search', data: none, problem: await noneFound(none, ctx) };
}

/** Says what there is instead: other sizes in the same place, or the other area codes of the state. */
async function noneFound(data: Data, ctx: Ctx): Promise<Problem> {
  const { location, where = {}, size = 0 } = data;
  const here = { size, where: whereText(where, ctx) };
  const others = blockSizes.filter((other) => other !== size);
  const counts = await Promise.all(others.map((other) => findBlocks(data, ctx, other)));
  const sizes = others.filter((_, index) => (counts[index]?.length ?? 0) > 0);
  if (sizes.length > 0) return { key: 'search.otherSizes', params: { ...here, sizes: sizes.join(', ') } };
  const anywhere = await findBlocks({ ...data, where: { state: where.state } }, ctx);
  const codes = [...new Set(anywhere.map(({ first, city }) => `${first.slice(2, 5)} (${city})`))];
  if (codes.length > 0) return { key: 'search.otherCodes', params: { ...here, codes: codes.join('; ') } };
  const inventory = await ctx.pstn.inventory(location?.id ?? '', where.state ?? '');
  return { key: 'search.noBlocks', params: { ...here, singles: alternatives(inventory, {}).join('; ') } };
}
