import { z } from 'zod';
import type { View } from '../../cards/card.js';
import type { Location, Order, OrderEvent } from '../../pstn/provider.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { formatMoment, zoneName } from '../shared/moments.js';
import { attention, orderStatusTexts, orderWhat } from '../shared/order-words.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { answer } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { termsLinks } from '../shared/placed-view.js';
import card from './cards/order.json' with { type: 'json' };
import type { Data } from './data.js';
import { hear } from './hear.js';

const input = z.object({});

const eventLabel = (event: OrderEvent, order: Order, ctx: Ctx): string => {
  if (event.what !== 'status') return ctx.t(`events.${event.what}`);
  return orderStatusTexts({ ...order, status: event.status ?? 'unknown' }, ctx).label;
};

function timeline(
  order: Order,
  location: Location | undefined,
  ctx: Ctx,
): { title: string; value: string }[] {
  const timeZone = location?.timeZone ?? 'UTC';
  return order.events.map((event) => ({
    title: eventLabel(event, order, ctx),
    value: [
      `${formatMoment(event.at, timeZone, ctx.locale)} ${zoneName(event.at, timeZone, ctx.locale)}`,
      ...(event.by === undefined ? [] : [event.by]),
      ...(event.reason === undefined ? [] : [event.reason]),
    ].join(' · '),
  }));
}

/** Terms are worth a word where they are what the order waits for. */
function termsNote(order: Order, canAccept: boolean, ctx: Ctx): string {
  if (attention(order) !== 'terms') return '';
  const why = whyNewNumbers('terms_activate', ctx.locale);
  return canAccept ? why : `${why} ${ctx.t('order.askCustomer')}`;
}

async function orderView({ orderId = '' }: Data, ctx: Ctx): Promise<View> {
  const order = await visibleOrder(orderId, ctx);
  if (order === undefined) return goneView(orderId, ctx);
  const location = (await locationsOf([order], ctx)).get(order.locationId);
  const { label, meaning, next } = orderStatusTexts(order, ctx);
  const links = attention(order) === 'terms' ? termsLinks(order.terms?.url, order.customerId, ctx) : [];
  const facts = [
    ['what', orderWhat(order, ctx)],
    ['location', location?.name ?? ''],
    ['numbers', order.numbers.length > 0 ? compactNumbers(order.numbers) : ctx.t('order.noNumbersYet')],
    ['details', order.details ?? ''],
    ['orderedBy', order.events.find(({ what }) => what === 'ordered')?.by ?? order.orderedBy.email],
  ] as const;
  return {
    eyebrow: eyebrow(ctx, order.customerId),
    heading: `${order.id} · ${label}`,
    tone: toneOf(order),
    meaning,
    next: attention(order) === 'terms' ? '' : next,
    terms: termsNote(order, links.length > 0, ctx),
    links,
    facts: facts
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ title: ctx.t(`facts.${key}`), value })),
    times: ctx.t('order.times', { location: location?.name ?? 'UTC' }),
    timeline: timeline(order, location, ctx),
  };
}

const goneView = (orderId: string, ctx: Ctx): View => ({
  heading: orderId,
  tone: 'default',
  meaning: ctx.t('list.unknownId', { id: orderId }),
  next: '',
  terms: '',
  links: [],
  facts: [],
  times: '',
  timeline: [],
});

function toneOf({ status }: Order): string {
  if (status === 'error' || status === 'rejected' || status === 'action_required') return 'attention';
  return status === 'provisioned' || status === 'completed' ? 'good' : 'emphasis';
}

export const orderStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  view: orderView,
  actions: {
    refresh: () => answer<Data>({}),
    all: () => answer<Data>({ orderId: undefined, page: 0 }),
  },
  text: hear,
});
