import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { controlHubUrl } from '../../reference/control-hub-pages.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/type.json' with { type: 'json' };
import type { Data } from './data.js';
import { filesOf } from './files.js';
import { isSecret, noteOf, pagesOf, type Entry, type Page, type Typed } from './form.js';
import { hear, hearFiles } from './hear.js';
import { byHandOf, customerOfOrder, loadTyped, theTyped } from './load.js';

const input = z.object({ ticks: z.string().default('') });

/** Longer lists are in the files; the card says how long. */
const mostShown = 20;

function entryName({ label, values }: Entry, ctx: Ctx): string {
  if (values.length === 0) return label;
  const value =
    values.length > mostShown ? ctx.t('type.inFile', { count: values.length }) : values.join(', ');
  return ctx.t('type.entry', { label, value });
}

const pageAt = (pages: readonly Page[], { page = 0 }: Data): number => Math.min(page, pages.length - 1);

async function view(data: Data, ctx: Ctx): Promise<View> {
  const typed = await theTyped(data, ctx);
  const { order, handOver } = typed;
  const pages = pagesOf(typed, ctx);
  const at = pageAt(pages, data);
  const page = pages[at];
  const all = pages.flatMap(({ entries }) => entries.map(({ id }) => id));
  const done = all.filter((id) => handOver.ticks.includes(id)).length;
  const here = (page?.entries ?? []).map(({ id }) => id).filter((id) => handOver.ticks.includes(id));
  const isLast = at === pages.length - 1;
  return {
    eyebrow: eyebrow(ctx, order.customerId),
    heading: ctx.t(`type.${handOver.kind}`, { order: order.id }),
    note: at === 0 ? noteOf(typed, ctx) : '',
    progress: ctx.t('type.progress', { page: at + 1, pages: pages.length, done, all: all.length }),
    page: page?.title ?? '',
    entries: (page?.entries ?? []).map((entry) => ({ id: entry.id, name: entryName(entry, ctx) })),
    ticks: here.join(','),
    save: ctx.t(isLast ? 'type.last' : 'type.next'),
    before: at === 0 ? [] : [{ x: String(at - 1) }],
    links: [{ url: controlHubUrl }],
  };
}

/** What was ticked on the other pages stays; of this one exactly what is ticked now. */
async function tick(ticked: string, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const typed = await loadTyped(data.orderId, ctx);
  if (typed === undefined) return answer<Data>({});
  const pages = pagesOf(typed, ctx);
  const at = pageAt(pages, data);
  const here = (pages[at]?.entries ?? []).map(({ id }) => id);
  const now = ticked.split(',').filter((id) => here.includes(id));
  const others = typed.handOver.ticks.filter((id) => !here.includes(id));
  await byHandOf(ctx).tick(typed.order.id, [...others, ...now]);
  return at === pages.length - 1 ? placed(data, typed, ctx) : answer<Data>({ page: at + 1 });
}

/** What Control Hub knows already keeps its number there; a new order is asked for it. */
async function placed(data: Data, typed: Typed, ctx: Ctx): Promise<Outcome<Data>> {
  const { controlHubId } = typed.handOver;
  if (controlHubId === undefined) return answer<Data>({ placing: true });
  await byHandOf(ctx).filed(typed.order.id, controlHubId, ctx.person);
  return afterFiling(data, typed.order.id, controlHubId);
}

/** On to the next order that is to be typed in, if there is one. */
export function afterFiling({ queue = [] }: Data, order: string, id: string): Outcome<Data> {
  const [following, ...later] = queue;
  const told = { key: 'follow.filed', params: { order, id } };
  const fresh = { placing: undefined, page: undefined, told };
  return following === undefined
    ? answer<Data>(fresh)
    : answer<Data>({ ...fresh, orderId: following, queue: later });
}

/** The checklist: one page of Control Hub at a time, every tick remembered. */
export const typeStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  // Without a look at the order nobody knows what is in it.
  private: ({ secret }) => secret !== false,
  view,
  deeds: {
    tick: { deed: 'report_status', customer: customerOfOrder },
    page: { deed: 'report_status', customer: customerOfOrder },
    files: { deed: 'report_status', customer: customerOfOrder },
    placed: { deed: 'report_status', customer: customerOfOrder },
  },
  actions: {
    tick: ({ ticks }, data, ctx) => tick(ticks, data, ctx),
    page: (_input, _data, _ctx, page) => answer<Data>({ page: Number(page) || 0 }),
    async files(_input, data, ctx) {
      const typed = await loadTyped(data.orderId, ctx);
      if (typed === undefined || (isSecret(typed.order) && ctx.space.type !== 'direct'))
        return answer<Data>({});
      return { type: 'effects', effects: await filesOf(typed, ctx, true) };
    },
    async placed(_input, data, ctx) {
      const typed = await loadTyped(data.orderId, ctx);
      return typed === undefined ? answer<Data>({}) : placed(data, typed, ctx);
    },
  },
  text: hear,
  files: hearFiles,
});
