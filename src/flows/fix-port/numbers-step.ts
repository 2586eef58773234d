import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/numbers.json' with { type: 'json' };
import type { Data } from './data.js';
import { headView, reasonCard } from './head.js';
import { theRejected, type Rejected } from './load.js';
import { numbersNamed } from '../shared/port/numbers-named.js';
import { backFrom, settle, type Task, taskAt } from './tasks.js';
import { hearAsk, isAnother, waysAt } from './ways.js';

/** More than a card can list are named in words. */
const maxListed = 100;
const input = z.object({ out: z.string().default('') });

/** Numbers ticked already: those the rejection names, the main number where it is about that. */
function named({ reason, row }: Task, { order, port }: Rejected): readonly string[] {
  const told = (reason.numbers ?? []).filter((number) => order.numbers.includes(number));
  if (told.length > 0) return told;
  return row.fields.includes('btn') && order.numbers.includes(port.btn) ? [port.btn] : [];
}

/** The card shows all that goes, so its answer replaces what other reasons took out. */
function remove(out: readonly string[], task: Task, { order }: Rejected, data: Data): Outcome<Data> {
  const gone = order.numbers.filter((number) => out.includes(number));
  if (gone.length === 0) return retry('numbers.chooseFirst');
  if (gone.length === order.numbers.length) return retry('numbers.nothingLeft', { order: order.id });
  return answer<Data>({ change: { ...data.change, remove: gone }, ...settle(task, data) });
}

export const numbersStep: Step<Data> = defineStep<Data, typeof input>({
  card: reasonCard(card),
  input,
  ready: (data) => taskAt('numbers', data) !== undefined,
  back: backFrom('numbers'),
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const task = taskAt('numbers', data);
    const listed = [...rejected.order.numbers].slice(0, maxListed);
    const ticked = task === undefined ? [] : named(task, rejected);
    const out = [...new Set([...ticked, ...(data.change?.remove ?? [])])];
    return {
      ...headView(task, rejected, data, ctx),
      rows: listed.map((number) => ({ id: number, name: formatNumber(number) })),
      out: out.filter((number) => listed.includes(number)).join(','),
      told: ticked.length > 0 ? ctx.t('numbers.ticked', { count: ticked.length }) : ctx.t('numbers.untold'),
      whole: rejected.order.numbers.length === 1 ? [{ order: rejected.order.id }] : [],
    };
  },
  actions: {
    async remove({ out }, data, ctx) {
      const task = taskAt('numbers', data);
      if (task === undefined) return answer<Data>({});
      return remove(out.split(',').filter(Boolean), task, await theRejected(data, ctx), data);
    },
    /** Where no number would be left there is nothing to send again. */
    cancelOrder: (_input, { orderId }) => start('change-port', { orderId, what: 'cancel' }),
    ...waysAt('numbers'),
  },
  async text(said, data, ctx) {
    const script = hearAsk(said, data);
    const task = taskAt('numbers', data);
    if (
      script !== undefined ||
      task === undefined ||
      isAnother(said, data) ||
      isElsewhere(said, ['fix_order'])
    )
      return script;
    return hearNumbers(said.text, task, data, ctx);
  },
});

async function hearNumbers(
  text: string,
  task: Task,
  data: Data,
  ctx: Ctx,
): Promise<Outcome<Data> | undefined> {
  const rejected = await theRejected(data, ctx);
  const { known, others } = numbersNamed(text, rejected.order, rejected.location);
  if (known.length > 0) return remove([...(data.change?.remove ?? []), ...known], task, rejected, data);
  return others.length > 0
    ? retry('numbers.notInOrder', { numbers: others.map(formatNumber).join(', ') })
    : undefined;
}
