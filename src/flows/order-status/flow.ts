import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import { fill } from '../shared/outcomes.js';
import { customerStep } from '../shared/place-steps.js';
import { nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { dataSchema, type Data } from './data.js';
import { askedIn, hear } from './hear.js';
import { listStep } from './list-step.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { orderStep } from './order-step.js';
import { customerInScope, usualScope } from './scope.js';

const seedSchema = dataSchema.pick({ scope: true, customerId: true, orderId: true }).catch({});

const begin = ({ seed, said }: Opening, ctx: Ctx): Data =>
  fill<Data>(seedSchema.parse(seed), said === undefined ? {} : askedIn(said, ctx));

/** What was asked for, and that a placed order is not cancelled here when that was wanted. */
async function next({ cancelAsked, ...data }: Data, ctx: Ctx): Promise<Next<Data>> {
  const shown = await shownOf(data, ctx);
  return cancelAsked && !('start' in shown) ? { problem: { key: 'list.notCancelled' }, ...shown } : shown;
}

async function shownOf(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (ctx.access.length === 0) return stopped(data, nothingToSee(ctx));
  const { orderId } = data;
  const scope = data.scope ?? (await usualScope(data, ctx));
  if (orderId !== undefined) {
    if ((await visibleOrder(orderId, ctx)) !== undefined) return { step: 'order', data };
    const problem = { key: 'list.unknownId', params: { id: orderId } };
    return { step: 'list', data: { ...data, scope, orderId: undefined }, problem };
  }
  const settled = { ...data, scope };
  if (scope === 'customer' && customerInScope(settled, ctx) === undefined) {
    return { step: 'customer', data: settled };
  }
  return { step: 'list', data: settled };
}

/** How orders are going: lists, and one order in full. */
export default defineFlow<Data>({
  id: 'order-status',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['order_status'],
  question: true,
  announcesOrders: 'order',
  rank: 40,
  offers: ({ access, pstn }) => pstn.connected && access.length > 0,
  begin,
  next,
  steps: {
    customer: { ...customerStep(({ access }) => access), text: hear },
    list: listStep,
    order: orderStep,
    stop: stopStep,
  },
});
