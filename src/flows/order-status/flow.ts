import { z } from 'zod';
import type { Order } from '../../pstn/provider.js';
import { defineFlow, type Ctx, type Handover, type Next, type Opening } from '../engine/flow.js';
import { allowed, may } from '../engine/rights.js';
import { visibleOrder } from '../shared/orders.js';
import { fill } from '../shared/outcomes.js';
import { customerStep } from '../shared/place-steps.js';
import { nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { withPortTexts } from '../shared/port/texts.js';
import { dataSchema, type Data } from './data.js';
import { exportedStep, exportStep, fileOf } from './export-step.js';
import { askedIn, hear } from './hear.js';
import { listStep } from './list-step.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { orderStep } from './order-step.js';
import { customerInScope, usualScope } from './scope.js';

const seedSchema = dataSchema.pick({ scope: true, customerId: true, orderId: true, told: true }).catch({});
/** A press on a notice. */
const pressSchema = z.object({ press: z.string() });

function begin({ seed, said }: Opening, ctx: Ctx): Data {
  const pressed = pressSchema.safeParse(seed);
  const { told, ...asked } = seedSchema.parse(seed);
  if (pressed.success) return { ...asked, exporting: pressed.data.press === 'export' ? true : undefined };
  return fill<Data>({ ...asked, told }, said === undefined ? {} : askedIn(said, ctx));
}

/** What was asked for, and that an order of new numbers is not cancelled here when that was wanted. */
async function next({ cancelAsked, words, reporting, ...data }: Data, ctx: Ctx): Promise<Next<Data>> {
  const order = data.orderId === undefined ? undefined : await visibleOrder(data.orderId, ctx);
  const elsewhere = order === undefined ? undefined : meantFor(order, { cancelAsked, words, reporting });
  if (elsewhere !== undefined) return elsewhere;
  const shown = await shownOf(data, ctx);
  return cancelAsked && !('start' in shown) ? { problem: { key: 'list.notCancelled' }, ...shown } : shown;
}

/** What is said of a port in the same breath belongs to the flows that fix and change it. */
function meantFor(
  { id, type, status, port }: Order,
  { cancelAsked, words, reporting }: Pick<Data, 'cancelAsked' | 'words' | 'reporting'>,
): Handover | undefined {
  if (type !== 'port' || port === undefined) return undefined;
  if (reporting) return { start: 'change-port', seed: { orderId: id } };
  if (words !== undefined && status === 'rejected')
    return { start: 'fix-port', seed: { orderId: id, text: words } };
  return cancelAsked ? { start: 'change-port', seed: { orderId: id, what: 'cancel' } } : undefined;
}

async function shownOf(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  const { orderId } = data;
  const scope = data.scope ?? (await usualScope(data, ctx));
  if (orderId !== undefined) {
    const order = await visibleOrder(orderId, ctx);
    if (order !== undefined) return oneOrder(order, data, ctx);
    const problem = { key: 'list.unknownId', params: { id: orderId } };
    return { step: 'list', data: { ...data, scope, orderId: undefined }, problem };
  }
  const settled = { ...data, scope };
  if (scope === 'customer' && customerInScope(settled, ctx) === undefined) {
    return { step: 'customer', data: settled };
  }
  return { step: 'list', data: settled };
}

async function oneOrder(order: Order, { exporting, ...data }: Data, ctx: Ctx): Promise<Next<Data>> {
  if (exporting !== true || !may(ctx, 'export_order', order.customerId)) {
    return { step: 'order', data: { ...data, format: undefined } };
  }
  const { format } = data;
  if (format === undefined) return { step: 'export', data };
  return { step: 'exported', data, effects: [await fileOf(order, format, ctx)] };
}

/** How orders are going: lists, and one order in full. */
export default defineFlow<Data>({
  id: 'order-status',
  version: 1,
  data: dataSchema,
  texts: withPortTexts({ en, nb }),
  intents: ['order_status', 'export_order'],
  question: true,
  announcesOrders: 'order',
  rank: 30,
  offers: ({ access, pstn }) => pstn.connected && access.length > 0,
  begin,
  next,
  steps: {
    customer: { ...customerStep((ctx) => allowed(ctx, 'see_orders')), text: hear },
    list: listStep,
    order: orderStep,
    export: exportStep,
    exported: exportedStep,
    stop: stopStep,
  },
});
