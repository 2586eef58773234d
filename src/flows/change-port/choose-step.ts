import { z } from 'zod';
import { isOpenPort } from '../../orders/port/port-view.js';
import type { Order } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { orderLine, orderStatusTexts } from '../shared/order-words.js';
import { locationsOf, visibleOrders } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/choose.json' with { type: 'json' };
import type { Data } from './data.js';

const input = z.object({ order: z.string().default('') });

/** Every port that has not come to its end, newest first. */
export const openPorts = async (ctx: Ctx): Promise<readonly Order[]> =>
  (await visibleOrders(ctx)).filter((order) => isOpenPort(order) && order.port !== undefined);

async function hear(said: Saying, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  if (isElsewhere(said, ['change_order'])) return undefined;
  const row = /^\s*(\d{1,2})\s*$/.exec(said.text)?.[1];
  const order = row === undefined ? undefined : (await openPorts(ctx))[Number(row) - 1];
  const orderId = order?.id ?? said.entities.orderId;
  if (orderId !== undefined) return answer<Data>({ orderId });
  return row === undefined ? undefined : retry('choose.none');
}

export const chooseStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  async view(_data, ctx) {
    const orders = await openPorts(ctx);
    const locations = await locationsOf(orders, ctx);
    const rows = fitting(
      orders.map((order) => ({
        id: order.id,
        name: `${orderLine(order, locations.get(order.locationId), ctx)} · ${orderStatusTexts(order, ctx).label}`,
      })),
      '',
    );
    return { rows, order: rows[0]?.id ?? '', style: choiceStyle(rows) };
  },
  actions: {
    choose: ({ order }) => (order === '' ? retry('choose.none') : answer<Data>({ orderId: order })),
  },
  text: (said, _data, ctx) => hear(said, ctx),
});
