import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { isToBeTyped } from '../shared/handed-over.js';
import { formatDay } from '../shared/moments.js';
import { attention, orderLine, orderStatusTexts } from '../shared/order-words.js';
import { locationsOf, visibleOrders } from '../shared/orders.js';

const maxRows = 5;

export interface Waiting {
  readonly rows: readonly { readonly line: string }[];
  /** Ports that wait for a correction. */
  readonly rejected: number;
  /** The ordering system did not answer, so nobody knows. */
  readonly unknown: boolean;
}

function nextStep(order: Order, ctx: Ctx): string {
  if (attention(order) === 'status') {
    const { label, next } = orderStatusTexts(order, ctx);
    const isFixable =
      order.type === 'port' && order.status === 'rejected' && may(ctx, 'fix_port', order.customerId);
    return `${label}. ${isFixable ? ctx.t('home.rejectedWaits', { order: order.id }) : next}`;
  }
  const accepts = may(ctx, 'accept_terms', order.customerId);
  return ctx.t(accepts ? 'home.termsAccept' : 'home.termsCustomer', { url: order.terms?.url });
}

const rowOf = (order: Order, locations: ReadonlyMap<string, Location>, ctx: Ctx) => ({
  line: ctx.t('home.orderWaits', {
    order: orderLine(order, locations.get(order.locationId), ctx),
    next: nextStep(order, ctx),
  }),
});

async function orderRows(waiting: readonly Order[], ctx: Ctx): Promise<{ line: string }[]> {
  const shown = waiting.slice(0, maxRows);
  const locations = await locationsOf(shown, ctx);
  const more = waiting.length - shown.length;
  return [
    ...shown.map((order) => rowOf(order, locations, ctx)),
    ...(more > 0 ? [{ line: ctx.t('home.moreWait', { count: more }) }] : []),
  ];
}

async function typeRows(toType: readonly Order[], ctx: Ctx): Promise<{ line: string }[]> {
  const shown = toType.slice(0, maxRows);
  const locations = await locationsOf(shown, ctx);
  return shown.map((order) => ({
    line: ctx.t(order.status === 'cancelled' ? 'home.cancelWaits' : 'home.typeWaits', {
      order: orderLine(order, locations.get(order.locationId), ctx),
      id: order.id,
    }),
  }));
}

function draftRows(ctx: Ctx): { line: string }[] {
  const newest = [...ctx.kept].reverse().slice(0, maxRows);
  const more = ctx.kept.length - newest.length;
  return [
    ...newest.map(({ name, at }) => ({
      line: ctx.t('home.draftWaits', { title: name, day: formatDay(at, 'UTC', ctx.locale) }),
    })),
    ...(more > 0 ? [{ line: ctx.t('home.moreDrafts', { count: more }) }] : []),
  ];
}

/** What somebody should see to: unfinished drafts, and orders that do not go on by themselves. */
export async function waitingFor(ctx: Ctx): Promise<Waiting> {
  try {
    const all = await visibleOrders(ctx);
    const typed = await Promise.all(all.map((order) => isToBeTyped(order, ctx)));
    const toType = all.filter((_, index) => typed[index]);
    const waiting = all.filter((order) => attention(order) !== undefined && !toType.includes(order));
    const rejected = waiting.filter(({ type, status }) => type === 'port' && status === 'rejected').length;
    const rows = [...draftRows(ctx), ...(await typeRows(toType, ctx)), ...(await orderRows(waiting, ctx))];
    return { rows, rejected, unknown: false };
  } catch {
    return { rows: draftRows(ctx), rejected: 0, unknown: true };
  }
}
