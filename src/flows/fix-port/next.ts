import { fixPlan } from '../../orders/port/fix.js';
import { rejection } from '../../reference/rejections.js';
import type { Ctx, Next } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { handedOver } from '../shared/handed-over.js';
import { visibleOrder } from '../shared/orders.js';
import { lacking, notAllowed, nothingToSee, stopped } from '../shared/stop.js';
import { rejectedOrders } from './choose-step.js';
import type { Data } from './data.js';
import { withoutLetter } from './late-loa.js';
import { loadRejected, type Rejected } from './load.js';
import { nextInSplit } from './split-next.js';
import { openTask, staleOf, stepOf, tasksOf } from './tasks.js';

/** From the order to its reasons to each fix to the summary: the first that is open. */
export async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.done === 'case') return { step: 'opened', data };
  if (data.done !== undefined) {
    if ((await withoutLetter(data, ctx)).length > 0) return { step: 'waiting', data };
    return handedOver(sentIds(data), ctx) ?? { step: 'sent', data };
  }
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  if (data.orderId === undefined) return whichOrder(data, ctx);
  const order = await visibleOrder(data.orderId, ctx);
  if (order === undefined) {
    const problem = { key: 'choose.unknownId', params: { id: data.orderId } };
    return { problem, ...(await whichOrder({ ...data, orderId: undefined }, ctx)) };
  }
  if (!may(ctx, ctx.deed, order.customerId)) {
    const way = { offer: 'order-status', seed: { orderId: order.id } };
    return stopped(data, notAllowed(ctx, order.customerId, way));
  }
  if (!ctx.pstn.abilities.has('fix_ports')) return stopped(data, lacking('fix_ports'));
  const rejected = await loadRejected(data, ctx);
  return rejected === undefined ? { step: 'gone', data } : nextReason(data, rejected, ctx);
}

/** The corrected order, or the one that was split and those it became. */
const sentIds = ({ orderId, groups = [] }: Data): readonly string[] =>
  [orderId, ...groups.map((group) => group.orderId)].filter((id) => id !== undefined);

async function whichOrder(data: Data, ctx: Ctx): Promise<Extract<Next<Data>, { step: string }>> {
  const orders = await rejectedOrders(ctx);
  const [only, ...more] = orders;
  if (only === undefined) return { step: 'none', data };
  if (more.length > 0) return { step: 'choose', data };
  const chosen = await next({ ...data, orderId: only.id }, ctx);
  return 'start' in chosen ? { step: 'choose', data } : chosen;
}

type Reasons = NonNullable<Data['reasons']>;

/** What the rejection tells, a code once; a rejection that tells nothing is of unknown reason. */
function toldBy({ order, location, rejection: open }: Rejected, ctx: Ctx): Reasons {
  const plan = fixPlan(order, { place: location, now: ctx.now });
  return (plan?.reasons ?? open.reasons).map(({ code, text, numbers }) => ({
    code,
    ...(text === undefined ? {} : { text }),
    ...(numbers === undefined ? {} : { numbers: [...numbers] }),
  }));
}

/** The reasons of the rejection, sharpened by what the carrier has written; splitting comes last. */
function reasonsOf({ pasted = [] }: Data, rejected: Rejected, ctx: Ctx): Reasons {
  const told = toldBy(rejected, ctx);
  const known = told.filter(({ code }) => rejection(code).fix !== 'contact_pts');
  const fresh = pasted.filter(({ code }) => !known.some((reason) => reason.code === code));
  const all = pasted.length > 0 ? [...known, ...fresh] : told;
  const last = (code: string): number => (rejection(code).inPlace ? 0 : 1);
  return all.sort((one, other) => last(one.code) - last(other.code));
}

function nextReason(before: Data, rejected: Rejected, ctx: Ctx): Next<Data> | Promise<Next<Data>> {
  const { rejection: open } = rejected;
  if (before.guesses !== undefined) return { step: 'reason', data: before };
  const anew = before.rejectedAt !== undefined && before.rejectedAt !== open.at;
  const data: Data = anew ? { draft: ctx.key, orderId: before.orderId } : before;
  const reasons = data.reasons ?? reasonsOf(data, rejected, ctx);
  const settled = { ...data, rejectedAt: open.at, reasons };
  const going = nextTask(settled, rejected, ctx);
  return anew ? withProblem(going) : going;
}

const withProblem = async (going: Next<Data> | Promise<Next<Data>>): Promise<Next<Data>> => {
  const found = await going;
  return 'start' in found ? found : { problem: { key: 'head.rejectedAnew' }, ...found };
};

function nextTask(data: Data, rejected: Rejected, ctx: Ctx): Next<Data> | Promise<Next<Data>> {
  const task = openTask(data);
  const step = task === undefined ? undefined : stepOf(task, data);
  if (step === 'split') return nextInSplit(data, rejected, ctx);
  if (step !== undefined) return { step, data };
  const hows = tasksOf(data).map(({ how }) => how);
  if (hows.length > 0 && hows.every((how) => how === 'pts')) {
    return { step: 'opened', data: { ...data, done: 'case' } };
  }
  if (!staleOf(data).has('loa')) return { step: 'summary', data };
  if (rejected.location.variant === 'A') return { step: 'sign', data };
  return { step: data.loa === undefined && data.loaLater !== true ? 'loa' : 'summary', data };
}
