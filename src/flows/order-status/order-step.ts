import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { onDefault } from '../../esa/register.js';
import type { Location, Order, OrderEvent } from '../../pstn/provider.js';
import { deskName } from '../../reference/desks.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { status as statusRow } from '../../reference/statuses.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { eyebrow } from '../shared/access.js';
import { attention, orderStatusTexts, orderWhat } from '../shared/order-words.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { answer, start } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { termsLinks } from '../shared/placed-view.js';
import { zonedText } from '../shared/port/days.js';
import card from './cards/order.json' with { type: 'json' };
import type { Data } from './data.js';
import { eventLabel } from './event-label.js';
import { hear } from './hear.js';
import {
  eventNote,
  nextButton,
  portDatesOf,
  portFacts,
  reasonLines,
  wantedLines,
  type Button,
} from './port-view.js';

const input = z.object({});

/** What a notice says of the order itself; the rest is behind its button. */
const onNotices: readonly string[] = ['what', 'location', 'numbers', 'details'];
const mostOnNotices = 2;
const newest = ({ events }: Order): readonly OrderEvent[] =>
  events.filter(({ what }) => what !== 'ordered' && what !== 'document').slice(-mostOnNotices);

function timeline(
  events: readonly OrderEvent[],
  order: Order,
  location: Location | undefined,
  ctx: Ctx,
): { title: string; value: string }[] {
  const timeZone = location?.timeZone ?? 'UTC';
  return events.map((event) => ({
    title: eventLabel(event, order, ctx),
    value: [
      zonedText(event.at, timeZone, ctx.locale),
      ...(event.by === undefined ? [] : [event.by]),
      eventNote(event, location, ctx),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
}

/** Terms are worth a word where they are what the order waits for. */
function termsNote(order: Order, canAccept: boolean, ctx: Ctx): string {
  if (attention(order) !== 'terms') return '';
  const why = whyNewNumbers('terms_activate', ctx.locale);
  return canAccept ? why : `${why} ${ctx.t('order.askCustomer')}`;
}

async function orderView({ orderId = '', told }: Data, ctx: Ctx): Promise<View> {
  const order = await visibleOrder(orderId, ctx);
  if (order === undefined) return goneView(orderId, ctx);
  const location = (await locationsOf([order], ctx)).get(order.locationId);
  const { label, meaning, next } = orderStatusTexts(order, ctx);
  const links = attention(order) === 'terms' ? termsLinks(order.terms?.url, order.customerId, ctx) : [];
  const reasons = reasonLines(order, ctx);
  const addresses = await addressButton(order, ctx);
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
    // The reasons of a rejection say what is wrong and what to do, each for itself.
    meaning: reasons.length > 0 ? '' : meaning,
    next: attention(order) === 'terms' || reasons.length > 0 ? '' : next,
    terms: termsNote(order, links.length > 0, ctx),
    links,
    facts: [
      ...facts
        .filter(([key, value]) => value !== '' && (told !== true || onNotices.includes(key)))
        .map(([key, value]) => ({ title: ctx.t(`facts.${key}`), value })),
      ...(told === true ? [] : await portFacts(order, location, ctx)),
    ],
    reasons: [...reasons, ...wantedLines(order, ctx)],
    dates: portDatesOf(order, location, told === true, ctx),
    times: ctx.t('order.times', { location: location?.name ?? 'UTC' }),
    timeline: timeline(told === true ? newest(order) : order.events, order, location, ctx),
    ...(await buttonsOf(order, { links: links.length, addresses: addresses.length }, told === true, ctx)),
    addresses,
  };
}

/** Numbers that have come are all on the emergency address of their location: who sits elsewhere needs another. */
async function addressButton({ customerId, status, numbers }: Order, ctx: Ctx): Promise<readonly Button[]> {
  const hasCome = status === 'completed' || status === 'provisioned';
  if (!hasCome || !may(ctx, 'save_address', customerId)) return [];
  const open = onDefault(numbers, await ctx.esaRecords(customerId));
  return open.length === 0 ? [] : [{ a: 'start', x: 'edit-esa', name: ctx.t('order.addresses') }];
}

const most = 5;

/** The desk the order is stuck with, with a text to paste. */
function deskButton({ type, status }: Order, ctx: Ctx): Button | undefined {
  const desk = statusRow(type === 'port' ? 'port' : 'new', status)?.contact;
  return desk && { a: 'desk', x: desk, name: ctx.t('order.desk', { desk: deskName(desk, ctx.locale) }) };
}

/** On a notice the one next step; else what matters now, and the ways on as far as there is room. */
async function buttonsOf(
  order: Order,
  { links, addresses }: { readonly links: number; readonly addresses: number },
  isTold: boolean,
  ctx: Ctx,
): Promise<{ main: readonly Button[]; others: readonly Button[] }> {
  const next = (await nextButton(order, ctx)) ?? deskButton(order, ctx);
  const main = next === undefined ? [] : [next];
  const button = (a: string, key: string): Button => ({ a, x: '', name: ctx.t(key) });
  const refresh = button('refresh', 'order.refresh');
  if (isTold)
    return { main, others: next === undefined && links === 0 ? [button('refresh', 'order.whole')] : [] };
  const fixes =
    order.status === 'rejected' ? [{ a: 'start', x: 'change-port', name: ctx.t('order.can') }] : [];
  const port = [...fixes, button('export', 'order.export'), button('follow', 'order.follow')];
  const all = button('all', 'order.all');
  const others =
    order.type === 'port' ? [...port, all, refresh] : [refresh, all, button('cancel', 'common.home')];
  return { main, others: others.slice(0, most - main.length - links - addresses) };
}

const goneView = (orderId: string, ctx: Ctx): View => ({
  heading: orderId,
  tone: 'default',
  meaning: ctx.t('list.unknownId', { id: orderId }),
  next: '',
  terms: '',
  links: [],
  addresses: [],
  facts: [],
  reasons: [],
  dates: [],
  main: [],
  others: [],
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
    export: () => answer<Data>({ exporting: true }),
    follow: (_input, { orderId }) => start('notifications', { orderId }),
    start: (_input, { orderId }, _ctx, flow) => start(flow, { orderId }),
    desk: (_input, { orderId }, _ctx, desk) => start('route-support', { desk, orderId }),
    all: () => answer<Data>({ orderId: undefined, page: 0 }),
  },
  text: hear,
});
