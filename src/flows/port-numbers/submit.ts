import type { NewDocument, Order } from '../../pstn/provider.js';
import type { Ctx, Effect, Outcome, Patch, StoredFile } from '../engine/flow.js';
import { isByHand } from '../shared/handed-over.js';
import { answer } from '../shared/outcomes.js';
import { firstLetterReminder } from '../shared/port/letter-reminders.js';
import { changedSince } from './check-numbers.js';
import { checkOrders } from './checks.js';
import type { Data, PlacedPort } from './data.js';
import { newPort } from './new-port.js';
import { ordersToBe, type OrderToBe } from './orders-to-be.js';
import { someNumbers } from './words.js';

async function handIn(
  order: Order,
  kind: NewDocument['kind'],
  file: StoredFile | undefined,
  ctx: Ctx,
): Promise<void> {
  if (file === undefined) return;
  const bytes = await ctx.files.read(file.id);
  if (bytes === undefined) return;
  await ctx.pstn.addDocument(order.id, { kind, name: file.name, type: file.type, bytes }, ctx.person);
}

type Placing =
  | { readonly ok: true; readonly placed: PlacedPort }
  | { readonly ok: false; readonly taken: readonly string[] }
  | { readonly ok: false; readonly taken?: undefined; readonly reason: string };

/** One order with its documents. The key makes a second attempt find the order of the first. */
async function place(order: OrderToBe, data: Data, ctx: Ctx): Promise<Placing> {
  const port = newPort(order, data, ctx.person);
  if (port === undefined) return { ok: false, reason: ctx.t('submit.incomplete') };
  const result = await ctx.pstn.placeOrder(port);
  if (!result.ok) {
    if (result.why === 'taken') return { ok: false, taken: result.taken };
    return { ok: false, reason: result.why === 'refused' ? result.reason : ctx.t('submit.trial') };
  }
  await handIn(result.order, 'bill', order.data.bill?.file, ctx);
  await handIn(result.order, 'loa', order.data.loa, ctx);
  const loaOpen = order.data.loa === undefined;
  const { id, status, numbers } = result.order;
  const placed = { id, status, numbers: [...numbers], group: order.key, losingCarrier: order.carrier };
  return { ok: true, placed: { ...placed, ...(loaOpen ? { loaOpen } : {}) } };
}

function effectsOf(placed: readonly PlacedPort[], customerId: string, ctx: Ctx): Effect[] {
  const told = placed.map(({ id }): Effect => ({
    type: 'order-placed',
    orderId: id,
    customerId,
    origin: ctx.origin,
  }));
  const open = !isByHand(ctx) && placed.some(({ loaOpen }) => loaOpen === true);
  return open ? [...told, { type: 'nudge', at: firstLetterReminder(ctx) }] : told;
}

/** Places one order a group. What was placed stays placed; what was not stays in the draft, with the reason. */
export async function submit(data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { customerId = '' } = data;
  if (!ctx.pstn.connected) return answer<Data>({});
  const checked = await checkOrders(data, ctx);
  const numbers = checked.flatMap(({ order }) => order.group.numbers);
  const changed = await changedSince(numbers, data, ctx);
  if (changed !== undefined) return { type: 'answer', data: { ...changed.data, told: changed.problem } };
  if (checked.some(({ problems }) => problems.length > 0)) return answer<Data>({});
  const placed: PlacedPort[] = [];
  let rest: Patch<Data> = { done: true };
  for (const order of ordersToBe(data)) {
    const result = await place(order, data, ctx);
    if (result.ok) {
      placed.push(result.placed);
      continue;
    }
    rest = result.taken === undefined ? refused(result.reason) : takenAtLast(result.taken, ctx);
    break;
  }
  const all = [...(data.placed ?? []), ...placed];
  return { type: 'answer', data: { placed: all, ...rest }, effects: effectsOf(placed, customerId, ctx) };
}

/** The check a moment ago saw them free: looked at anew, and told. */
const takenAtLast = (taken: readonly string[], ctx: Ctx): Patch<Data> => {
  const params = { numbers: someNumbers(taken, ctx, 5), count: taken.length };
  return {
    verdictsFor: undefined,
    agreedTo: undefined,
    told: { key: 'plan.nowTakenSomewhere', params },
  };
};

const refused = (reason: string): Patch<Data> => ({ told: { key: 'review.failed', params: { reason } } });
