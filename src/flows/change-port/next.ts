import { portActionText } from '../../reference/port-actions.js';
import type { Ctx, Next } from '../engine/flow.js';
import { handedOver } from '../shared/handed-over.js';
import { visibleOrder } from '../shared/orders.js';
import { wishProblem } from '../shared/port/days.js';
import { lacking, notAllowed, nothingToSee, stopped } from '../shared/stop.js';
import { openPorts } from './choose-step.js';
import type { Data } from './data.js';
import { deedIn, loadPort, type Port } from './load.js';

type Shown = Extract<Next<Data>, { step: string }>;

/** From the order to what is wanted of it: done by the bot where it can, else a case for PTS. */
export async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.done !== undefined) return afterDone(data, ctx);
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  if (data.orderId === undefined) return whichOrder(data, ctx);
  const order = await visibleOrder(data.orderId, ctx);
  if (order === undefined) {
    const problem = { key: 'choose.unknownId', params: { id: data.orderId } };
    const among = await openPorts(ctx);
    return { step: among.length === 0 ? 'none' : 'choose', data: { ...data, orderId: undefined }, problem };
  }
  const found = await loadPort(data, ctx);
  // Nothing of a new order can be changed here: how it stands says what to do.
  if (found === undefined) return { start: 'order-status', seed: { orderId: order.id } };
  const wants = data.what !== undefined || data.report !== undefined;
  if (!wants) return { step: 'can', data };
  if (found.mayAct) return wanted(data, found, ctx);
  const way = { deed: deedIn(data), offer: 'order-status', seed: { orderId: order.id } };
  return stopped(data, notAllowed(ctx, order.customerId, way));
}

/** What was changed in the order is typed in after it; a status that was entered is not. */
function afterDone(data: Data, ctx: Ctx): Next<Data> {
  const isChange = data.done === 'changed' || data.done === 'moved' || data.done === 'cancelled';
  const ids = isChange && data.orderId !== undefined ? [data.orderId] : [];
  return handedOver(ids, ctx) ?? { step: 'done', data };
}

async function whichOrder(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const [only, ...more] = await openPorts(ctx);
  if (only === undefined) return { step: 'none', data };
  return more.length > 0 ? { step: 'choose', data } : next({ ...data, orderId: only.id }, ctx);
}

function wanted(data: Data, found: Port, ctx: Ctx): Next<Data> {
  if (data.report !== undefined) return { step: 'status', data };
  const { what } = data;
  const row = found.can.find(({ action }) => action === what);
  if (row === undefined || row.how === 'no') return impossible(data, row?.why, ctx);
  if (row.how === 'bot' && row.action !== 'documents' && !ctx.pstn.abilities.has('change_ports')) {
    return stopped(data, lacking('change_ports', found.location));
  }
  const { order } = found;
  const corrects = row.action === 'edit' || row.action === 'new_date';
  if (order.status === 'rejected' && corrects) return { start: 'fix-port', seed: { orderId: order.id } };
  if (row.action === 'new_date') {
    const asked = whichDate(data, found, ctx);
    if (row.how === 'bot' || data.wish === undefined || asked.problem !== undefined) return asked;
  }
  if (row.how === 'pts') return { step: 'pts', data };
  if (row.action === 'documents') return { start: 'port-numbers', seed: { orderId: order.id } };
  return byBot(data, row.action);
}

/** A date that cannot be asked for is said at once, with what can. */
function whichDate(data: Data, { location }: Port, ctx: Ctx): Shown {
  const problem = data.wish === undefined ? undefined : wishProblem(data.wish, location, ctx);
  return { step: 'date', data, ...(problem === undefined ? {} : { problem }) };
}

function byBot(data: Data, action: NonNullable<Data['what']>): Shown {
  switch (action) {
    case 'cancel':
      return { step: 'cancel', data };
    case 'edit':
      if (data.field === undefined) return { step: 'edit', data };
      return { step: data.field === 'numbers' ? 'remove' : 'value', data };
    default:
      return { step: 'can', data };
  }
}

/** Says why not, and what is possible instead. */
function impossible(data: Data, why: Port['can'][number]['why'] | undefined, ctx: Ctx): Shown {
  const open = { ...data, what: undefined, wish: undefined };
  if (why === undefined) return { step: 'can', data: open };
  return {
    step: 'can',
    data: open,
    problem: { key: 'can.notNow', params: { why: portActionText(why, ctx.locale) } },
  };
}
