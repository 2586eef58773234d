import type { Ctx, Effect, Next } from '../engine/flow.js';
import { allowed, may } from '../engine/rights.js';
import { customerOf, mine } from '../shared/access.js';
import { addressFor, openAddressStep } from '../shared/esa/data.js';
import { spread } from '../shared/esa/read-address.js';
import { fill } from '../shared/outcomes.js';
import { isOnPlan } from '../shared/place.js';
import { lacking, notAllowed, nothingToSee, stopped } from '../shared/stop.js';
import type { Data } from './data.js';
import { find, myLocations } from './find.js';
import { freshOf } from './fresh-step.js';
import { idOf } from './known.js';
import { nextReviewOf } from './register-rows.js';

/** From whom it is for, over what is known, to the address and its comparison: the first that is open. */
export async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.stop !== undefined) return { step: 'stop', data };
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  if (data.view !== undefined) return inRegister(data, ctx);
  if (data.saved !== undefined) return ended(data, ctx);
  if (!ctx.pstn.abilities.has('emergency_addresses')) return stopped(data, lacking('emergency_addresses'));
  if (mine(ctx).length === 0) return stopped(data, notAllowed(ctx, undefined));
  if (data.target === undefined && data.orderId !== undefined) return ofOrder(data, ctx);
  return data.target === undefined ? whoFor(data, ctx) : onTarget(data, ctx);
}

async function reviewEffects(
  { reviewing }: Data,
  customerId: string,
  ctx: Ctx,
): Promise<{ effects?: readonly Effect[] }> {
  if (reviewing === undefined) return {};
  const at = reviewing === 'on' ? { at: await nextReviewOf(customerId, ctx) } : {};
  return { effects: [{ type: 'review-addresses', customerId, ...at }] };
}

/** Anybody who sees the customer may look at its register. */
async function inRegister(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const among = allowed(ctx, 'see_register');
  const only = among.length === 1 ? among[0] : undefined;
  const customer = customerOf({ access: among }, data.customerId) ?? only?.customer;
  if (customer === undefined) return { step: 'customer', data: { ...data, customerId: undefined } };
  const settled = { ...data, customerId: customer.id };
  return {
    step: data.view === 'review' ? 'review' : 'register',
    data: settled,
    ...(await reviewEffects(data, customer.id, ctx)),
  };
}

async function ended(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.saved === 'kept') return { step: 'kept', data };
  const effects = await reviewEffects(data, data.location?.customerId ?? '', ctx);
  return { step: 'done', data, ...effects };
}

/** Numbers that have just come; where none of them is on the default, there is nothing to ask. */
async function ofOrder(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const fresh = await freshOf(data, ctx);
  if (fresh === undefined || !may(ctx, 'save_address', fresh.order.customerId)) {
    return next({ ...data, orderId: undefined }, ctx);
  }
  const settled = { ...data, customerId: fresh.order.customerId };
  if (fresh.numbers.length > 0) return { step: 'fresh', data: settled };
  const problem = { key: 'pick.noneFresh', params: { order: fresh.order.id } };
  return { step: 'pick', data: { ...settled, orderId: undefined }, problem };
}

async function whoFor(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const { query, asked, told, matches, ...rest } = data;
  if (matches !== undefined && query === undefined) return { step: 'matches', data };
  const open: Data = { ...rest };
  if (query === undefined) {
    const locations = (await myLocations(ctx)).filter(isOnPlan);
    if (locations.length === 0) {
      const customer = mine(ctx)
        .map((access) => access.customer.name)
        .join(', ');
      return stopped(open, { reason: 'noLocations', params: { customer } });
    }
    return { step: 'pick', data: open, ...(told === undefined ? {} : { problem: told }) };
  }
  const { matches: found, strange, offPlan } = await find(query, undefined, ctx);
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return next({ ...open, ...only }, ctx);
  if (only !== undefined) return { step: 'matches', data: { ...open, matches: [...found] } };
  const pick = { step: 'pick' as const, data: open };
  if (strange !== undefined)
    return { ...pick, problem: { key: 'pick.notYours', params: { number: strange } } };
  if (offPlan !== undefined) {
    const { name: location, pstn } = offPlan;
    const params = { location, connection: ctx.t(`connection.${pstn}`, { location }) };
    return { ...pick, problem: { key: 'pick.offPlan', params } };
  }
  return asked ? { ...pick, problem: { key: 'pick.unknown', params: { query: query.slice(0, 60) } } } : pick;
}

async function onTarget(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const { location, target, query, pasted, told, ...rest } = data;
  if (query !== undefined) return next({ ...rest, told, query, asked: true }, ctx);
  if (location === undefined || target === undefined) return whoFor(rest, ctx);
  const settled = addressFor<Data>(
    { ...rest, location, target },
    idOf({ location, target }),
    location.country,
  );
  if (pasted !== undefined && target.kind !== 'extension') {
    return onTarget(fill<Data>({ ...settled, deed: 'change' }, spread(pasted, location, ctx)), ctx);
  }
  const { deed } = settled;
  // A location has nothing to go back to.
  const isNothing = target.kind === 'extension' || (deed === 'restore' && target.kind === 'location');
  if (deed === undefined || isNothing) return { step: 'target', data: settled };
  const step = deed === 'restore' ? 'restore' : openAddressStep(settled);
  return { step, data: settled, ...(told === undefined ? {} : { problem: told }) };
}
