import { z } from 'zod';
import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import { withSharedTexts } from '../shared/texts.js';
import { dataSchema, type Data } from './data.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { dayBeforeStep, portOutStep, testedStep, testStep } from './steps.js';

const seedSchema = z.object({
  orderId: z.string().optional().catch(undefined),
  moment: dataSchema.shape.moment.catch(undefined),
  press: z.enum(['works', 'open', 'help']).optional().catch(undefined),
});

function begin({ seed }: Opening): Data {
  const { orderId, moment, press } = seedSchema.parse(seed);
  return { orderId, moment, press };
}

/** Without a moment it was begun by an order whose newest news is a request to port out. */
async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const order = data.orderId === undefined ? undefined : await visibleOrder(data.orderId, ctx);
  if (order === undefined) return { start: 'order-status', seed: {} };
  if (data.press === 'open') return { start: 'order-status', seed: { orderId: order.id } };
  if (data.press === 'help') return { start: 'change-port', seed: { orderId: order.id, what: 'pts' } };
  if (data.press === 'works')
    return { step: 'tested', data, effects: [{ type: 'port-tested', orderId: order.id }] };
  switch (data.moment) {
    case 'day_before':
      return { step: 'dayBefore', data };
    case 'test_15':
    case 'test_30':
      return { step: 'test', data };
    case 'port_out':
    case undefined:
      return { step: 'portOut', data };
  }
}

/** What a port needs on its day, and what a customer must know when numbers are asked away. */
export default defineFlow<Data>({
  id: 'port-watch',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: [],
  question: true,
  offers: () => false,
  begin,
  next,
  steps: {
    dayBefore: dayBeforeStep,
    test: testStep,
    tested: testedStep,
    portOut: portOutStep,
  },
});
