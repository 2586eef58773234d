/** Where a fix ends: sent again, given to PTS, or nothing to fix any more. */
import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { orderStatusTexts } from '../shared/order-words.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { start } from '../shared/outcomes.js';
import { dateFacts } from '../shared/port/date-facts.js';
import { controlHub } from '../shared/port/pts-case.js';
import goneCard from './cards/gone.json' with { type: 'json' };
import noneCard from './cards/none.json' with { type: 'json' };
import openedCard from './cards/opened.json' with { type: 'json' };
import sentCard from './cards/sent.json' with { type: 'json' };
import waitingCard from './cards/waiting.json' with { type: 'json' };
import { rejectedOrders } from './choose-step.js';
import type { Data } from './data.js';
import { handInLetter, sentOrders, withoutLetter } from './late-loa.js';

const noInput = z.object({});

const ways = {
  status: (_input: unknown, { orderId }: Data) => start('order-status', { orderId }),
  more: (_input: unknown, { orderId }: Data) => start('change-port', { orderId }),
  another: () => start('fix-port'),
  documents: (_input: unknown, _data: Data, _ctx: Ctx, orderId: string) => start('port-numbers', { orderId }),
};

async function another(data: Data, ctx: Ctx): Promise<{ name: string }[]> {
  const left = (await rejectedOrders(ctx)).filter(({ id }) => id !== data.orderId);
  return left.length === 0 ? [] : [{ name: ctx.t('sent.another', { count: left.length }) }];
}

/** The orders that still wait for a bill or a letter of agency. */
async function waiting(data: Data, ctx: Ctx): Promise<readonly string[]> {
  const bills = (data.groups ?? []).filter(({ billLater }) => billLater === true);
  const letters = await withoutLetter(data, ctx);
  const ids = [...bills.map((group) => group.orderId), ...letters.map(({ id }) => id)];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

async function sentView(data: Data, ctx: Ctx): Promise<View> {
  const orders = await sentOrders(data, ctx);
  const [first] = orders;
  const location = first && (await locationsOf([first], ctx)).get(first.locationId);
  const split = data.done === 'split';
  const texts = first === undefined ? undefined : orderStatusTexts(first, ctx);
  return {
    eyebrow: eyebrow(ctx, first?.customerId),
    heading: split
      ? ctx.t('sent.split', { order: data.orderId ?? '', count: orders.length })
      : ctx.t('sent.again', { order: data.orderId ?? '' }),
    rows: split
      ? orders.map(({ id, numbers }) => ({ line: ctx.t('sent.row', { id, count: numbers.length }) }))
      : [],
    status: texts === undefined ? '' : ctx.t('sent.state', { status: texts.label }),
    next: ctx.t('sent.next'),
    dates: first === undefined || location === undefined ? [] : dateFacts(first, location, ctx),
    documents: (await waiting(data, ctx))
      .slice(0, 1)
      .map((x) => ({ x, name: ctx.t('sent.documents', { order: x }) })),
    others: await another(data, ctx),
  };
}

/** Sent again, or filed anew as several orders: how it goes on, with the four dates. */
export const sentStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: sentCard,
  input: noInput,
  final: true,
  view: sentView,
  actions: ways,
});

/** Sent without the letter of agency: the draft stays, with its reminders, until the letter is there. */
export const waitingStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: { ...sentCard, ...waitingCard },
  input: noInput,
  private: true,
  waits: true,
  settled: true,
  async view(data, ctx) {
    const ids = (await withoutLetter(data, ctx)).map(({ id }) => id);
    const next = ctx.t('waiting.letter', { count: ids.length, ids: ids.join(', ') });
    return { ...(await sentView(data, ctx)), next };
  },
  actions: ways,
  files: (files, said, data, ctx) => handInLetter(files, said.text, data, ctx),
});

/** PTS has the case; what it tells can be pasted here. */
export const openedStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: openedCard,
  input: noInput,
  final: true,
  async view(data, ctx) {
    const order = await visibleOrder(data.orderId ?? '', ctx);
    return {
      eyebrow: eyebrow(ctx, order?.customerId),
      heading: ctx.t('opened.heading', { order: data.orderId ?? '' }),
      next: ctx.t('opened.next', { order: data.orderId ?? '' }),
      links: [{ url: controlHub }],
      others: await another(data, ctx),
    };
  },
  actions: ways,
});

/** The order is no longer, or was never, rejected. */
export const goneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: goneCard,
  input: noInput,
  final: true,
  async view(data, ctx) {
    const order = await visibleOrder(data.orderId ?? '', ctx);
    const texts = order === undefined ? undefined : orderStatusTexts(order, ctx);
    const moved = order?.port?.rejections.length ?? 0;
    return {
      eyebrow: eyebrow(ctx, order?.customerId),
      heading: `${data.orderId ?? ''} · ${texts?.label ?? ''}`,
      why: ctx.t(order?.type !== 'port' ? 'gone.noPort' : moved > 0 ? 'gone.movedOn' : 'gone.notRejected'),
      meaning: texts?.meaning ?? '',
      next: texts?.next ?? '',
      changes: order?.type === 'port' ? [{ name: ctx.t('gone.more') }] : [],
      others: await another(data, ctx),
    };
  },
  actions: ways,
});

export const noneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: noneCard,
  input: noInput,
  final: true,
  view: () => ({}),
  actions: { all: () => start('order-status') },
});
