import type { Location } from '../../pstn/provider.js';
import type { Ctx, Next, Problem } from '../engine/flow.js';
import { customerOf, orderingWay } from '../shared/access.js';
import { leftInTrial, mostInOrder, tooMany, trialUsedUp } from '../shared/allowance.js';
import { saidEarly } from '../shared/early.js';
import { fill } from '../shared/outcomes.js';
import { settlePlace } from '../shared/place.js';
import { lacking, stopped } from '../shared/stop.js';
import { alternatives, areaOf, settleWhere, whereText } from '../shared/where.js';
import { questionOf, type Data } from './data.js';
import { swapText } from './numbers-view.js';
import { findNumbers, secure } from './secure.js';

/** From customer to location to search to numbers to summary: the first that is open. */
export async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.placed !== undefined) return { step: 'placed', data };
  if (data.stop !== undefined) return { step: 'stop', data };
  const place = await settlePlace(data, ctx);
  if ('next' in place) return saidEarly(place.next, ctx, (open) => lessened(open, ctx));
  const { customer, location } = place;
  const way = orderingWay(location, ctx);
  if (way === undefined) return stopped(place.data, lacking('search_numbers', location));
  if (way === 'B') {
    return { start: 'request-numbers', seed: asked(customer.id, location, data, ctx) };
  }
  if (leftInTrial(customer) === 0) return stopped(place.data, trialUsedUp(customer));
  return nextInSearch(place.data, location, ctx);
}

/** Where numbers are picked by hand, the area they should come from goes along. */
function asked(customerId: string, location: Location, { quantity, where = {} }: Data, ctx: Ctx) {
  const seed = { customerId, locationId: location.id, quantity };
  const isArea = location.variant === 'A' && areaOf(where) !== '';
  return isArea ? { ...seed, details: whereText(where, ctx) } : seed;
}

/** As many as one order may hold where more were asked for, and why. */
function lessened(data: Data, ctx: Ctx): { data: Data; problem: Problem } | undefined {
  const customer = customerOf(ctx, data.customerId);
  const problem = tooMany(data.quantity ?? 0, customer, ctx);
  return problem === undefined ? undefined : { data: { ...data, quantity: mostInOrder(customer) }, problem };
}

function nextInSearch(data: Data, location: Location, ctx: Ctx): Next<Data> | Promise<Next<Data>> {
  const { where, problem } = settleWhere(data.where, location, ctx);
  const settled = { ...data, where };
  if (problem !== undefined) return { step: 'search', data: settled, problem };
  const less = lessened(settled, ctx);
  if (less !== undefined) return { step: 'search', ...less };
  if (where.state === undefined) return { step: 'state', data: settled };
  if (areaOf(where) === '' || data.quantity === undefined) return { step: 'search', data: settled };
  return nextInNumbers(settled, ctx);
}

async function nextInNumbers(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const question = questionOf(data);
  if (data.foundFor === question) return { step: data.agreed ? 'summary' : 'numbers', data };
  const found = [...(await findNumbers(data, ctx))];
  const fresh = { ...data, found, foundFor: question, page: 0, agreed: undefined };
  if (found.length === 0) return noneFound({ ...fresh, foundFor: undefined, picked: [] }, ctx);
  const wanted = found.slice(0, data.quantity).map(({ number }) => number);
  return { step: 'numbers', data: fill<Data>(fresh, await secure(wanted, fresh, ctx)) };
}

async function noneFound(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const { location, where = {} } = data;
  const inventory = await ctx.pstn.inventory(location?.id ?? '', where.state ?? '');
  const others = alternatives(inventory, where).join('; ');
  const gone = data.swap === undefined ? '' : `${swapText(data, ctx)} `;
  const params = { where: whereText(where, ctx), others, gone };
  return others === ''
    ? { step: 'state', data, problem: { key: 'search.noneAtAll', params } }
    : { step: 'search', data, problem: { key: 'search.none', params } };
}
