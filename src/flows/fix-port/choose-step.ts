import { z } from 'zod';
import { openRejection } from '../../orders/port/fix.js';
import type { Order } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { mine } from '../shared/access.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { orderLine } from '../shared/order-words.js';
import { locationsOf, newestFirst } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import { rejectionLabels } from '../shared/port/rejection-labels.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/choose.json' with { type: 'json' };
import type { Data } from './data.js';

const input = z.object({ order: z.string().default('') });

/** Every rejected port of every customer the person may act for, newest first. */
export async function rejectedOrders(ctx: Ctx): Promise<readonly Order[]> {
  const lists = await Promise.all(mine(ctx).map(({ customer }) => ctx.pstn.orders(customer.id)));
  return newestFirst(lists.flat()).filter(
    ({ type, status, port }) => type === 'port' && status === 'rejected' && port !== undefined,
  );
}

const labels = (order: Order, ctx: Ctx): string =>
  rejectionLabels(openRejection(order)?.reasons ?? [{ code: 'unknown' }], ctx);

async function hear(said: Saying, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  if (isElsewhere(said, ['fix_order'])) return undefined;
  const row = /^\s*(\d{1,2})\s*$/.exec(said.text)?.[1];
  if (row !== undefined) {
    const order = (await rejectedOrders(ctx))[Number(row) - 1];
    return order === undefined ? retry('choose.none') : answer<Data>({ orderId: order.id });
  }
  const { orderId } = said.entities;
  return orderId === undefined ? undefined : answer<Data>({ orderId });
}

export const chooseStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ done }) => done === undefined,
  async view({ orderId = '', words }, ctx) {
    const orders = await rejectedOrders(ctx);
    const locations = await locationsOf(orders, ctx);
    const all = orders.map((order) => ({
      id: order.id,
      name: `${orderLine(order, locations.get(order.locationId), ctx)} · ${labels(order, ctx)}`,
    }));
    const rows = fitting(all, orderId);
    return {
      count: orders.length,
      about: ctx.t(words === undefined ? 'choose.about' : 'choose.aboutWords'),
      rows,
      order: orderId === '' ? (rows[0]?.id ?? '') : orderId,
      style: choiceStyle(rows),
    };
  },
  actions: {
    choose: ({ order }) => (order === '' ? retry('choose.none') : answer<Data>({ orderId: order })),
  },
  text: (said, _data, ctx) => hear(said, ctx),
});
