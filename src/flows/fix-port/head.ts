import type { View } from '../../cards/card.js';
import { rejectionTexts } from '../../reference/rejections.js';
import type { Ctx } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { formatDay } from '../shared/moments.js';
import { hasStates } from '../shared/port/account-fields.js';
import { rejectionLabels } from '../shared/port/rejection-labels.js';
import head from './cards/head.json' with { type: 'json' };
import type { Data } from './data.js';
import type { Rejected } from './load.js';
import { tasksOf, type Task } from './tasks.js';

/** What a card of a reason adds to the head. */
export interface Part {
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
}

/** A card of one reason: what was rejected and why, then what `part` asks, and the ways on. */
export const reasonCard = (part: Part): unknown => ({
  type: 'AdaptiveCard',
  version: '1.3',
  body: [...head.body, ...part.body],
  actions: [...(part.actions ?? []), ...head.actions],
});

/** What the order was rejected for before, and when it was answered; empty the first time. */
export const historyOf = ({ port, location, rejection }: Rejected, ctx: Ctx): string =>
  port.rejections
    .filter(({ at }) => at !== rejection.at)
    .map((earlier) =>
      ctx.t(earlier.answeredAt === undefined ? 'head.rejectedBefore' : 'head.answeredBefore', {
        reasons: rejectionLabels(earlier.reasons, ctx),
        day: formatDay(earlier.at, location.timeZone, ctx.locale),
        answered: formatDay(earlier.answeredAt ?? earlier.at, location.timeZone, ctx.locale),
      }),
    )
    .join(' ');

const maxWords = 400;
const quoted = (text: string | undefined): string =>
  text === undefined || text.trim() === '' ? '' : text.trim().slice(0, maxWords);

/** The upper part of every card of a reason. */
export function headView(task: Task | undefined, rejected: Rejected, data: Data, ctx: Ctx): View {
  const { order, location, port } = rejected;
  const texts = rejectionTexts(task?.reason.code ?? 'unknown', ctx.locale);
  const count = tasksOf(data).length;
  const place = ctx.t('head.place', { location: location.name, count: order.numbers.length });
  const words = quoted(task?.reason.text ?? data.words);
  return {
    eyebrow: eyebrow(ctx, order.customerId),
    heading: ctx.t('head.heading', { order: order.id, label: texts.label }),
    progress: count > 1 ? ctx.t('head.progress', { at: (task?.at ?? 0) + 1, count, place }) : place,
    meaning: texts.meaning,
    words: words === '' ? '' : ctx.t('head.words', { words }),
    history: historyOf(rejected, ctx),
    todo: [texts.todo, hasStates(location.country) ? texts.northAmerica : ''].filter(Boolean).join(' '),
    lookAt: texts.where === '' ? '' : ctx.t('head.lookAt', { where: texts.where }),
    script:
      data.script === true
        ? ctx.t('head.script', { carrier: port.losingCarrier, ask: texts.ask, order: order.id })
        : '',
    asks: data.script === true ? [] : [{ name: ctx.t('head.ask') }],
    ways: task === undefined ? [] : waysOf(task, ctx),
  };
}

/** Other ways than the row's own, as buttons; signing anew has its own card. */
const waysOf = ({ row }: Task, ctx: Ctx): { name: string; way: string }[] =>
  row.alternatives.slice(0, 1).map((way) => ({ way, name: ctx.t(`ways.${way}`) }));
