import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import type { Location } from '../../pstn/provider.js';
import type { Ctx, Next, Problem } from '../engine/flow.js';
import { allowed, may } from '../engine/rights.js';
import { customerOf, mine } from '../shared/access.js';
import { addressFor, openAddressStep } from '../shared/esa/data.js';
import { locationsNamed } from '../shared/place.js';
import { lacking, notAllowed, nothingToSee, stopped } from '../shared/stop.js';
import { missingOf } from './checklist-step.js';
import type { Data } from './data.js';
import { isOpen } from './options-step.js';

/** Location, checklist, contact, address, summary: the first that is open. */
export async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.stop !== undefined) return { step: 'stop', data };
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  if (data.done !== undefined) return { step: 'done', data };
  const among = data.view === 'options' ? allowed(ctx, 'see_options') : mine(ctx);
  if (among.length === 0) return stopped(data, notAllowed(ctx, undefined));
  if (data.query !== undefined) return whereMeant(data, ctx);
  const known = customerOf(ctx, data.customerId) ?? (among.length === 1 ? among[0]?.customer : undefined);
  if (known === undefined) return { step: 'customer', data };
  const settled = { ...data, customerId: known.id };
  if (data.view === 'options') return { step: 'options', data: settled };
  if (!ctx.pstn.abilities.has('emergency_addresses')) return stopped(settled, lacking('emergency_addresses'));
  if (!may(ctx, ctx.deed, known.id)) return stopped(settled, notAllowed(ctx, known.id));
  const { location } = settled;
  return location === undefined ? whichLocation(settled, ctx) : onLocation(atLocation(settled, location));
}

/** With no location left to put on the plan, the options say why. */
async function whichLocation(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const open = (await ctx.pstn.locations(data.customerId ?? '')).filter(isOpen);
  if (open.length > 0) return { step: 'pick', data };
  const problem = {
    key: 'optionList.none',
    params: { rule: whyNewNumbers('existing_location', ctx.locale) },
  };
  return { step: 'options', data: { ...data, view: 'options' }, problem };
}

function whyNot({ name, pstn }: Location, ctx: Ctx): Problem {
  if (pstn === 'CISCO_PSTN') return { key: 'pick.already', params: { location: name } };
  const rule = whyNewNumbers('existing_location', ctx.locale);
  return {
    key: 'pick.other',
    params: { location: name, connection: ctx.t(`connection.${pstn}`, { location: name }), rule },
  };
}

/** The location a text names; one that has an operator already is said to have it. */
async function whereMeant({ query = '', asked, ...data }: Data, ctx: Ctx): Promise<Next<Data>> {
  const all = await Promise.all(mine(ctx).map(({ customer }) => ctx.pstn.locations(customer.id)));
  const named = locationsNamed(query, undefined, all.flat());
  const [only, ...more] = named;
  if (only === undefined) {
    const found = await next(data, ctx);
    const isPick = !('start' in found) && found.step === 'pick';
    return asked === true && isPick ? { ...found, problem: { key: 'pick.none' } } : found;
  }
  if (more.length > 0) return next({ ...data, customerId: only.customerId }, ctx);
  if (isOpen(only)) return next({ ...data, customerId: only.customerId, location: only }, ctx);
  const problem = whyNot(only, ctx);
  const found = await next({ ...data, customerId: only.customerId }, ctx);
  return 'start' in found ? found : { ...found, problem };
}

/** What was agreed for one location is not agreed for another. */
function atLocation(data: Data, { id, country }: Location): Data {
  const here = addressFor(data, id, country);
  return here === data ? data : { ...here, agreed: undefined };
}

function onLocation(data: Data): Next<Data> {
  const { told, ...rest } = data;
  if (rest.met === undefined) return { step: 'checklist', data: rest };
  if (missingOf(rest).length > 0) return { step: 'missing', data: rest };
  if (rest.contact === undefined) return { step: 'contact', data: rest };
  if (rest.agreed !== undefined) return { step: 'summary', data: rest };
  return { step: openAddressStep(rest), data: rest, ...(told === undefined ? {} : { problem: told }) };
}
