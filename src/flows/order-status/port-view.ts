import { isOpenPort } from '../../orders/port/port-view.js';
import type { PortFacts } from '../../orders/port/port-order.js';
import type { Location, Order, OrderEvent } from '../../pstn/provider.js';
import { rejectionTexts } from '../../reference/rejections.js';
import type { Ctx } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { isByHand, isToBeTyped } from '../shared/handed-over.js';
import { orderStatusTexts } from '../shared/order-words.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { dateFacts, knownDateFacts } from '../shared/port/date-facts.js';
import { rejectionLabels } from '../shared/port/rejection-labels.js';
import { zonedDay, zonedText } from '../shared/port/days.js';
import { openRejection } from '../../orders/port/fix.js';

export interface Fact {
  readonly title: string;
  readonly value: string;
}

const scopeText = ({ scope }: PortFacts, ctx: Ctx): string => {
  const { kind, remaining = 'partial', newBtn } = scope;
  const number = newBtn === undefined ? 'none' : formatNumber(newBtn);
  return ctx.t(`portScope.${kind === 'full' ? 'full' : remaining}`, { newBtn: number });
};

/** Orders of the same plan, each with its status. */
export async function siblingsOf(order: Order, ctx: Ctx): Promise<readonly Order[]> {
  const plan = order.port?.plan;
  if (plan === undefined) return [];
  const all = await ctx.pstn.orders(order.customerId);
  return all.filter(({ id, port }) => id !== order.id && (port?.plan === plan || id === plan));
}

/** The day at the location on which a document was handed in. */
export const documentDay = (at: string, location: Location | undefined, ctx: Ctx): string =>
  zonedDay(at, location?.timeZone ?? 'UTC', ctx.locale);

/** The name of a file may hold an account number, so a group sees what it is and no name. */
export const documentName = (name: string, ctx: Ctx): string | undefined =>
  ctx.space.type === 'direct' ? name : undefined;

/** What a port holds beside what every order holds; nothing secret. */
export async function portFacts(
  order: Order,
  location: Location | undefined,
  ctx: Ctx,
): Promise<readonly Fact[]> {
  const { port } = order;
  if (port === undefined) return [];
  const siblings = await siblingsOf(order, ctx);
  const documents = port.documents.map(({ kind, name, at }) =>
    ctx.t('order.document', {
      kind: ctx.t(`documents.${kind}`),
      name: documentName(name, ctx) ?? 'none',
      day: documentDay(at, location, ctx),
    }),
  );
  const rows = [
    ['carrier', port.losingCarrier],
    ['btn', formatNumber(port.btn)],
    ['scope', scopeText(port, ctx)],
    ['documents', documents.join('; ')],
    ['siblings', siblings.map((one) => `${one.id} (${orderStatusTexts(one, ctx).label})`).join(', ')],
  ] as const;
  return rows
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ title: ctx.t(`facts.${key}`), value }));
}

/** The four dates, or only those that are known. */
export const portDatesOf = (
  order: Order,
  location: Location | undefined,
  onlyKnown: boolean,
  ctx: Ctx,
): readonly Fact[] => {
  if (order.port === undefined || location === undefined) return [];
  return onlyKnown ? knownDateFacts(order, location, ctx) : dateFacts(order, location, ctx);
};

/** One line for each reason of the open rejection, with what the carrier has written. */
export const reasonLines = (order: Order, ctx: Ctx): { line: string }[] =>
  (openRejection(order)?.reasons ?? []).map(({ code, text, numbers = [] }) => {
    const { label, todo } = rejectionTexts(code, ctx.locale);
    const about = numbers.length === 0 ? '' : `: ${compactNumbers(numbers)}`;
    const words =
      text === undefined || text.trim() === '' ? '' : ctx.t('order.words', { words: text.trim() });
    return { line: [`**${label}${about}.**`, words, todo].filter(Boolean).join(' ') };
  });

/** What Cisco's support still waits for. */
export const wantedLines = ({ port }: Order, ctx: Ctx): { line: string }[] =>
  (port?.wanted ?? []).map((wish) => ({ line: ctx.t('order.wanted', { wish }) }));

/** What an event of a port was about, beside who and when. */
export function eventNote(event: OrderEvent, location: Location | undefined, ctx: Ctx): string {
  const timeZone = location?.timeZone ?? 'UTC';
  const reasons = rejectionLabels(event.reasons ?? [], ctx);
  const foc =
    event.foc === undefined
      ? ''
      : ctx.t('order.focAt', { moment: zonedText(event.foc, timeZone, ctx.locale) });
  const numbers = event.numbers === undefined ? '' : compactNumbers(event.numbers);
  const until = event.deadline === undefined ? '' : zonedText(event.deadline, timeZone, ctx.locale);
  const deadline = until === '' ? '' : ctx.t('order.deadline', { until });
  return [event.reason ?? '', reasons, foc, numbers, deadline].filter(Boolean).join(' · ');
}

export interface Button {
  readonly a: string;
  readonly x: string;
  readonly name: string;
}

/** What a person has still to type in, or to say after the numbers were seen. */
async function handButton(order: Order, ctx: Ctx): Promise<Button | undefined> {
  const deed = order.type === 'port' ? 'port_numbers' : 'request_numbers';
  if (!isByHand(ctx) || !may(ctx, deed, order.customerId)) return undefined;
  const button = (key: string): Button => ({ a: 'start', x: 'hand-over', name: ctx.t(key) });
  if (await isToBeTyped(order, ctx))
    return button(order.status === 'cancelled' ? 'order.cancelThere' : 'order.typeIn');
  return order.events.at(-1)?.what === 'sighted' ? button('order.enterStatus') : undefined;
}

/** The one thing to do next about this order, where it is of a port mostly; what it is depends on how it stands. */
export async function nextButton(order: Order, ctx: Ctx): Promise<Button | undefined> {
  const hand = await handButton(order, ctx);
  if (hand !== undefined) return hand;
  if (order.type !== 'port' || order.port === undefined) return undefined;
  if (order.status === 'rejected') return { a: 'start', x: 'fix-port', name: ctx.t('order.fix') };
  if ((order.port.wanted ?? []).length > 0 && isOpenPort(order)) {
    return { a: 'start', x: 'port-numbers', name: ctx.t('order.handIn') };
  }
  return isOpenPort(order) ? { a: 'start', x: 'change-port', name: ctx.t('order.can') } : undefined;
}
