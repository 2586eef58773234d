import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { portDates } from '../../orders/port/dates.js';
import type { Location, Order } from '../../pstn/provider.js';
import { portDateTexts } from '../../reference/port-dates.js';
import { statusTexts } from '../../reference/statuses.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { start } from '../shared/outcomes.js';
import { wishText } from '../shared/port/days.js';
import card from './cards/placed.json' with { type: 'json' };
import type { Data, PlacedPort } from './data.js';
import { classOf } from './date-step.js';
import { momentText } from './days.js';
import type { Fact } from './facts.js';
import { shownOf } from './orders-to-be.js';
import { rules } from './rules.js';
import { moreOrders, someNumbers } from './words.js';

/** The four dates of an order, each with its label and zone. */
function dateFacts(order: Order, location: Location, data: Data, ctx: Ctx): Fact[] {
  return portDates(order, location, ctx.now, classOf(data)).map(({ id, at, date, time, timeZone }) => {
    const texts = portDateTexts(id, ctx.locale);
    if (at !== undefined) return { title: texts.label, value: momentText(at, data, ctx) };
    if (date === undefined) return { title: texts.label, value: texts.none };
    const wish = { date, ...(time === undefined ? {} : { time }) };
    return { title: texts.label, value: wishText(wish, timeZone, ctx.locale) };
  });
}

async function orderView(placed: PlacedPort, data: Data, ctx: Ctx): Promise<View> {
  const order = await ctx.pstn.order(placed.id);
  const { id, losingCarrier: carrier, numbers } = placed;
  const status = statusTexts('port', order?.status ?? placed.status, ctx.locale);
  const dates =
    order === undefined || data.location === undefined ? [] : dateFacts(order, data.location, data, ctx);
  return {
    title: ctx.t('placed.order', { id, carrier, count: numbers.length }),
    facts: [
      { title: ctx.t('facts.numbers'), value: someNumbers(numbers, ctx, 6) },
      { title: ctx.t('facts.status'), value: status.label },
      ...dates,
    ],
  };
}

const isFollowed = (id: string, { following }: Ctx): boolean =>
  following.followed.some((one) => one.kind === 'order' && one.id === id);

export async function placedView(data: Data, ctx: Ctx): Promise<View> {
  const { placed = [] } = data;
  const open = placed.filter(({ loaOpen }) => loaOpen === true).map(({ id }) => id);
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    count: placed.length,
    location: data.location?.name ?? '',
    orders: await Promise.all(shownOf(placed).shown.map((one) => orderView(one, data, ctx))),
    late: open.length === 0 ? '' : ctx.t('placed.nextLoa', { ids: open.join(', '), first: open[0] ?? '' }),
    next: [
      ...moreOrders(placed.length, ctx),
      { line: ctx.t('placed.nextCheck') },
      ...rules(['carrier_answer', 'keep_active'], ctx),
      { line: ctx.t('placed.nextNews') },
    ],
    canFollow: placed.some(({ id }) => !isFollowed(id, ctx)),
  };
}

export const followAll = ({ placed = [] }: Data): Outcome<Data> => ({
  type: 'effects',
  effects: placed.map(({ id }) => ({ type: 'follow', what: { kind: 'order', id }, on: true })),
});

/** Submitted: the orders, their dates, and what happens next. */
export const placedStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  final: true,
  private: true,
  view: placedView,
  actions: {
    status: (_input, { placed = [] }) =>
      placed.length === 1 ? start('order-status', { orderId: placed[0]?.id }) : start('order-status'),
    follow: (_input, data) => followAll(data),
    again: (_input, { customerId, location }) =>
      start('port-numbers', { customerId, locationId: location?.id }),
  },
});
