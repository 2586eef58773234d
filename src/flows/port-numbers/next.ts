import { isPortCountry, portCountries } from '../../orders/numbers/outcome.js';
import type { Location } from '../../pstn/provider.js';
import { countryName } from '../../reference/address-formats.js';
import type { Ctx, Handover, Next } from '../engine/flow.js';
import { inWords } from '../engine/in-words.js';
import { visibleOrder } from '../shared/orders.js';
import { handedOver } from '../shared/handed-over.js';
import { fill } from '../shared/outcomes.js';
import { settlePlace } from '../shared/place.js';
import { lacking, stopped, type Stop } from '../shared/stop.js';
import { withVerdicts } from './check-numbers.js';
import { checkOrders } from './checks.js';
import { withComparison } from './compare.js';
import type { Data } from './data.js';
import { withEarlyBill } from './early-bill.js';
import { withLettersSeen } from './late-loa.js';
import { openStep } from './open-step.js';
import { ordersToBe, planName, type OrderToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { added, tooMany } from './take-numbers.js';

type Found = Exclude<Next<Data>, Handover>;

/** From the place to the numbers, the plan, each order of it and the summary: the first that is open. */
export async function next(before: Data, ctx: Ctx): Promise<Next<Data>> {
  const { told, ...data } = before;
  const found = await nextOf(data, ctx);
  return 'start' in found || told === undefined
    ? found
    : { ...found, problem: { key: told.key, params: told.params ?? {} } };
}

async function nextOf(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.done === true) return nextAfter(data, ctx);
  if (data.stop !== undefined) return { step: 'stop', data };
  if (data.orderId !== undefined) return nextForDocuments(data.orderId, data, ctx);
  const place = await settlePlace(data, ctx);
  if ('next' in place) return place.next;
  const { customer } = place;
  if (!ctx.pstn.abilities.has('port_numbers')) {
    return stopped(place.data, lacking('port_numbers', place.location));
  }
  if (customer.subscription === 'trial') {
    const params = { customer: customer.name, rule: rule('trial_no_ports', ctx) };
    return stopped(place.data, { reason: 'trialNoPort', params, offer: 'order-numbers' });
  }
  if (!isPortCountry(place.location.country)) {
    return stopped(place.data, unread(place.location, ctx));
  }
  return nextInNumbers(place.data, ctx);
}

/** Without knowing how a country writes its numbers there is no telling them apart, and nothing to check. */
function unread({ id, customerId, name }: Location, ctx: Ctx): Stop {
  const known = portCountries.map((one) => countryName(one, ctx.locale));
  const params = { location: name, known: inWords(known, ctx.locale) };
  const seed = { customerId, locationId: id };
  return { reason: 'numbersUnread', params, offer: 'request-numbers', seed };
}

/** Once all is submitted only a letter of agency can still be open. */
async function nextAfter(before: Data, ctx: Ctx): Promise<Next<Data>> {
  const data = await withLettersSeen(before, ctx);
  const { placed = [] } = data;
  const ids = placed.map(({ id }) => id);
  const isOpen = placed.some(({ loaOpen }) => loaOpen === true);
  // A missing letter is uploaded in Control Hub, now or later, and Cisco reminds of it there.
  return handedOver(ids, ctx) ?? { step: isOpen ? 'waiting' : 'placed', data };
}

/** Documents are for port orders; of any other the status is told. */
async function nextForDocuments(orderId: string, data: Data, ctx: Ctx): Promise<Next<Data>> {
  const order = await visibleOrder(orderId, ctx);
  return order?.type === 'port' ? { step: 'documents', data } : { start: 'order-status', seed: { orderId } };
}

async function nextInNumbers(asked: Data, ctx: Ctx): Promise<Next<Data>> {
  const { location, pasted } = asked;
  let data = asked;
  if (location !== undefined && pasted !== undefined) {
    const patch = added(pasted, location, asked, ctx);
    const problem = tooMany(patch);
    if (problem !== undefined)
      return { step: 'numbers', data: fill<Data>(asked, { pasted: undefined }), problem };
    data = fill<Data>(asked, { ...patch, told: undefined });
  }
  if ((data.numbers ?? []).length === 0 || data.settled !== true) return { step: 'numbers', data };
  return nextInPlan(await withVerdicts(data, ctx), ctx);
}

async function nextInPlan(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const orders = ordersToBe(data);
  if (orders.length === 0 && (data.placed ?? []).length > 0) return nextAfter({ ...data, done: true }, ctx);
  if (orders.length === 0 || data.agreedTo !== planName(data)) return { step: 'plan', data };
  const early = await withEarlyBill(data, ctx);
  const found = await nextInOrders(early.data, orders, ctx);
  return early.problem === undefined ? found : { problem: early.problem, ...found };
}

async function nextInOrders(data: Data, orders: readonly OrderToBe[], ctx: Ctx): Promise<Found> {
  let known = data;
  for (const { key } of orders) {
    const order = ordersToBe(known).find((one) => one.key === key);
    if (order === undefined) continue;
    known = await withComparison(known, order, ctx);
    const compared = ordersToBe(known).find((one) => one.key === key) ?? order;
    const open = openStep(compared, known, ctx);
    if (open === undefined) continue;
    const { step, problem } = open;
    return { step, data: { ...known, at: key }, ...(problem === undefined ? {} : { problem }) };
  }
  const checked = await checkOrders(known, ctx);
  return { step: checked.some(({ problems }) => problems.length > 0) ? 'checks' : 'review', data: known };
}
