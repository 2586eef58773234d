import { z } from 'zod';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { attention, orderLine, orderStatusTexts } from '../shared/order-words.js';
import { locationsOf, newestFirst, visibleOrder } from '../shared/orders.js';
import { start } from '../shared/outcomes.js';
import card from './cards/digest.json' with { type: 'json' };
import type { Data } from './data.js';

const most = 25;

async function ordersOf(ids: readonly string[], ctx: Ctx) {
  const found = await Promise.all(ids.map((id) => visibleOrder(id, ctx)));
  const orders = newestFirst(found.filter((order) => order !== undefined));
  const urgent = orders.filter((order) => attention(order) !== undefined);
  return [...urgent, ...orders.filter((order) => !urgent.includes(order))];
}

/** Several orders that have moved on, those that wait for somebody first. */
export const digestStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  final: true,
  async view({ orderIds = [] }, ctx) {
    const orders = await ordersOf(orderIds, ctx);
    const shown = orders.slice(0, most);
    const locations = await locationsOf(shown, ctx);
    return {
      heading: ctx.t('digest.heading', { count: orders.length }),
      rows: shown.map((order) => ({
        title: orderLine(order, locations.get(order.locationId), ctx),
        value: [
          orderStatusTexts(order, ctx).label,
          attention(order) === undefined ? '' : ctx.t('digest.waits'),
        ]
          .filter((part) => part !== '')
          .join(' · '),
      })),
      more: orders.length > most ? ctx.t('digest.more', { count: orders.length - most }) : '',
    };
  },
  actions: { start: (_input, _data, _ctx, flow) => start(flow) },
});
