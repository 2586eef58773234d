import { transition } from '../../orders/transitions.js';
import type { Ctx, Next } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { isToBeTyped } from '../shared/handed-over.js';
import { visibleOrder } from '../shared/orders.js';
import { notAllowed, nothingToSee, stopped } from '../shared/stop.js';
import type { Data } from './data.js';
import { filesOf } from './files.js';
import { isSecret, type Typed } from './form.js';
import { loadTyped, openOrders, typingDeed } from './load.js';
import { ordersIn, reportIn } from './mail.js';
import { readMail } from '../../language/mail/read-mail.js';

type Shown = Extract<Next<Data>, { step: string }>;

/** From the order to what is to be typed in, its order number, and how it goes from then on. */
export async function next({ told, ...data }: Data, ctx: Ctx): Promise<Next<Data>> {
  const found = await nextOf(data, ctx);
  if ('start' in found || told === undefined) return found;
  return { ...found, problem: { key: told.key, params: told.params ?? {} } };
}

/** What was begun with an order ends where that is out of reach, or the role was narrowed. */
export async function barred(data: Data, ctx: Ctx): Promise<Next<Data> | undefined> {
  const { orderId, sheet, stop } = data;
  if (orderId === undefined || sheet !== undefined || stop !== undefined) return undefined;
  const isHere = ctx.pstn.connected && ctx.pstn.byHand !== undefined;
  const order = isHere ? (await loadTyped(orderId, ctx))?.order : undefined;
  if (order !== undefined && may(ctx, typingDeed(order), order.customerId)) return undefined;
  return next(data, ctx);
}

async function nextOf(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  if (ctx.pstn.byHand === undefined) return elsewhere(data, ctx);
  if (data.sheet !== undefined) return inSheet(data);
  if (data.mail !== undefined && data.report === undefined) return inMail(data.mail, data, ctx);
  if (data.orderId === undefined) return whichOrder(data, ctx);
  const typed = await loadTyped(data.orderId, ctx);
  if (typed === undefined) {
    const problem = { key: 'choose.unknownId', params: { id: data.orderId } };
    return { step: 'choose', data: { ...data, orderId: undefined }, problem };
  }
  const { order } = typed;
  const known = { ...data, orderId: order.id, secret: isSecret(order) };
  if (!may(ctx, typingDeed(order), order.customerId)) {
    const way = { deed: typingDeed(order), offer: 'order-status', seed: { orderId: order.id } };
    return stopped(known, notAllowed(ctx, order.customerId, way));
  }
  return onOrder(known, typed, ctx);
}

/** Orders that file themselves are told of, and what a mail says of them is for the flows that know them. */
async function elsewhere({ orderId, mail }: Data, ctx: Ctx): Promise<Next<Data>> {
  const reading = mail === undefined ? undefined : readMail(mail);
  const id = orderId ?? reading?.orderIds[0];
  const order = id === undefined ? undefined : await visibleOrder(id, ctx);
  if (order?.status === 'rejected' && mail !== undefined)
    return { start: 'fix-port', seed: { orderId: order.id, text: mail } };
  return { start: 'order-status', seed: order === undefined ? {} : { orderId: order.id } };
}

const inSheet = (data: Data): Shown => {
  const { id, status } = data.sheet ?? {};
  return { step: id === undefined || status === undefined ? 'columns' : 'sheet', data };
};

async function whichOrder(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const [only, ...more] = await openOrders(ctx);
  return only !== undefined && more.length === 0 && data.mail === undefined
    ? nextOf({ ...data, orderId: only.order.id }, ctx)
    : { step: 'choose', data };
}

/** The order the mail is about: the one it names, or the one a person has chosen for it. */
async function inMail(mail: string, data: Data, ctx: Ctx): Promise<Next<Data>> {
  const { found, ids, isAlone } = await ordersIn(mail, ctx);
  const [only, ...more] = found;
  const chosen = data.orderId === undefined ? undefined : await visibleOrder(data.orderId, ctx);
  const order = only !== undefined && more.length === 0 ? only : chosen;
  if (order === undefined) {
    const key = found.length > 1 ? 'choose.mailSeveral' : 'choose.mailUnknown';
    const problem = { key, params: { ids: ids.join(', ') } };
    return { step: 'choose', data: { ...data, orderId: undefined }, problem };
  }
  const typed = await loadTyped(order.id, ctx);
  const report = reportIn(mail, isAlone, typed?.location, ctx);
  return nextOf({ ...data, orderId: order.id, report }, ctx);
}

async function onOrder(data: Data, typed: Typed, ctx: Ctx): Promise<Next<Data>> {
  const { order } = typed;
  if (data.entered !== undefined) return { step: 'entered', data };
  if (data.report !== undefined) return reported(data, typed);
  if (!(await isToBeTyped(order, ctx))) return { step: 'follow', data: { ...data, placing: undefined } };
  if (data.placing === true) return { step: 'filed', data };
  const maySee = !isSecret(order) || ctx.space.type === 'direct';
  if (!maySee || data.posted === order.id) return { step: 'type', data };
  const effects = await filesOf(typed, ctx);
  return { step: 'type', data: { ...data, page: data.page ?? 0, posted: order.id }, effects };
}

/** What the mail says may not be able to follow; what it does not say is asked. */
function reported(data: Data, { order }: Typed): Shown {
  const { status } = data.report ?? {};
  if (data.mail === undefined) return { step: 'status', data };
  if (status === undefined) return { step: 'status', data, problem: { key: 'status.mailUnread' } };
  const can = transition(order.type, order.status, status) !== undefined || status === order.status;
  return can ? { step: 'status', data } : { step: 'status', data, problem: { key: 'status.cannotFollow' } };
}
