import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import card from './cards/review.json' with { type: 'json' };
import { checkOrders } from './checks.js';
import type { Data } from './data.js';
import { classFact, factsOf } from './facts.js';
import { hear } from './hear.js';
import { current, ordersToBe, shownOf } from './orders-to-be.js';
import { changeable, changeTo, hearChangeOf } from './review-fields.js';
import { rules } from './rules.js';
import { submit } from './submit.js';
import { takeBill } from './take-bill.js';
import { carrierName, moreOrders } from './words.js';

const input = z.object({ field: z.string().default('') });

/** Of many orders each gets fewer words. */
const partsFor = (orders: number): number => (orders > 3 ? 4 : 10);

async function view(data: Data, ctx: Ctx): Promise<View> {
  const orders = ordersToBe(data);
  const all = await checkOrders(data, ctx);
  const checks = all[0]?.checks ?? [];
  const ask = checks.filter(({ verdict }) => verdict === 'ask_carrier').length;
  const ok = checks.filter(({ verdict }) => verdict === 'ok').length;
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    about: ctx.t('review.about', { orders: orders.length, location: data.location?.name ?? '' }),
    count: orders.length,
    orders: shownOf(orders).shown.map((order) => ({
      title: ctx.t('review.order', {
        index: orders.length > 1 ? order.index : 0,
        carrier: carrierName(order, ctx),
      }),
      facts: [...factsOf(order, data, ctx, partsFor(orders.length)), classFact(order, ctx)],
    })),
    late: orders.some(({ data: known }) => known.loaLater === true) ? ctx.t('review.loaLate') : '',
    notes: [...moreOrders(orders.length, ctx), ...rules(['keep_active', 'numbers_final'], ctx)],
    checked: ctx.t('review.checked', { checked: ok, ask }),
    fields: changeable(data, ctx),
    field: '',
  };
}

/** Everything at one glance, secrets masked; any of it can be changed from here. */
export const reviewStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: (data) => ordersToBe(data).length > 0,
  view,
  deeds: {
    submit: {
      deed: 'port_numbers',
      customer: ({ customerId }) => customerId,
      quantity: ({ numbers = [] }) => numbers.length,
    },
  },
  actions: {
    submit: (_input, data, ctx) => submit(data, ctx),
    checks: () => ({ type: 'change', step: 'checks' }),
    change: ({ field }, data, ctx) => changeTo(field, data, ctx),
  },
  text: (said, data, ctx) => hearChangeOf(said, data, ctx) ?? hear(said, data, ctx),
  files: (files, _said, data, ctx) => takeBill(files, { ...data, at: current(data)?.key }, ctx),
});
