import { z } from 'zod';
import { readRejections, sureOfRejection } from '../../language/rejections/read-rejection.js';
import { isDate } from '../../orders/port/business-days.js';
import { orderStatuses, type OrderStatus } from '../../orders/order.js';
import { movesFrom, transition } from '../../orders/transitions.js';
import { rejectionTexts } from '../../reference/rejections.js';
import type { Order } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Outcome, type StatusReport, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { orderStatusTexts, statusLabel } from '../shared/order-words.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { isTime, momentAt } from '../shared/port/days.js';
import statusCard from './cards/status.json' with { type: 'json' };
import enteredCard from './cards/entered.json' with { type: 'json' };
import { maxWords, type Data } from './data.js';
import { hear, hearFiles } from './hear.js';
import { customerOfOrder, loadTyped, theTyped } from './load.js';

const input = z.object({
  status: z.string().default(''),
  date: z.string().default(''),
  time: z.string().default(''),
  words: z.string().default(''),
});
type Input = z.infer<typeof input>;

/** What may come next, and what the mail says where a gap can be bridged to it. */
function choicesOf({ type, status }: Order, told: OrderStatus | undefined): readonly OrderStatus[] {
  const next = movesFrom(type, status).map(({ to }) => to);
  const bridged = told !== undefined && transition(type, status, told) !== undefined ? [told] : [];
  return [...new Set([...next, ...bridged])];
}

/** The reasons that the words surely state; else that there is a reason, in these words. */
function reasonsIn(words: string): NonNullable<StatusReport['reasons']> {
  const text = words === '' ? {} : { text: words };
  const sure = readRejections(words).filter(
    ({ label, confidence }) => label !== 'unknown' && confidence >= sureOfRejection,
  );
  const codes = [...new Set(sure.map(({ label }) => label))];
  return codes.length === 0 ? [{ code: 'unknown', ...text }] : codes.map((code) => ({ code, ...text }));
}

async function enter(typed: Input, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await loadTyped(data.orderId, ctx);
  if (found === undefined) return answer<Data>({ report: undefined });
  const { order, location } = found;
  const choices = choicesOf(order, data.report?.status);
  const status = orderStatuses.find((one) => one === typed.status && choices.includes(one));
  const words = typed.words.trim().slice(0, maxWords);
  const isFoc = status === 'foc_received';
  if (status === undefined) return retry('status.chooseFirst');
  if (isFoc && !isDate(typed.date)) return retry('status.dateFirst');
  if (isFoc && !isTime(typed.time)) return retry('status.timeFirst');
  const needsWhy = transition(order.type, order.status, status)?.reason === true;
  if (needsWhy && words === '') return retry('status.wordsFirst');
  const report: StatusReport = {
    orderId: order.id,
    status,
    ...(isFoc ? { foc: momentAt(typed.date, typed.time, location.timeZone) } : {}),
    ...(status === 'rejected' ? { reasons: reasonsIn(words) } : {}),
    ...(words === '' || status === 'rejected' ? {} : { note: words }),
  };
  return {
    type: 'answer',
    data: { report: undefined, mail: undefined, entered: status },
    effects: [{ type: 'report-status', report }],
  };
}

/** A status from a press, or as a mail tells it: looked over before it counts. */
export const statusStep: Step<Data> = defineStep<Data, typeof input>({
  card: statusCard,
  input,
  final: true,
  async view(data, ctx) {
    const { order, location } = await theTyped(data, ctx);
    const { status, date = '', time = '', words = '' } = data.report ?? {};
    const choices = choicesOf(order, status);
    const sure = status === 'rejected' ? reasonsIn(words).filter(({ code }) => code !== 'unknown') : [];
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      before: orderStatusTexts(order, ctx).label,
      from: data.mail === undefined ? '' : ctx.t('status.fromMail'),
      reasons: sure.map(({ code }) => ({ line: rejectionTexts(code, ctx.locale).label })),
      choices: choices.map((id) => ({ id, name: statusLabel(order, id, ctx) })),
      status: status !== undefined && choices.includes(status) ? status : '',
      dated: choices.includes('foc_received'),
      location: location.name,
      date,
      time,
      words,
    };
  },
  deeds: { enter: { deed: 'report_status', customer: customerOfOrder } },
  actions: {
    enter: (typed, data, ctx) => enter(typed, data, ctx),
    leave: () => answer<Data>({ report: undefined, mail: undefined }),
  },
  text: hear,
  files: hearFiles,
});

/** It counts from now on; everybody who follows the order hears of it. */
export const enteredStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: enteredCard,
  input: z.object({}),
  final: true,
  async view(data, ctx) {
    const { order } = await theTyped(data, ctx);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: ctx.t('entered.heading', {
        order: order.id,
        status: statusLabel(order, data.entered ?? 'unknown', ctx),
      }),
      fix: data.entered === 'rejected' ? [{ x: 'fix-port', name: ctx.t('entered.fix') }] : [],
    };
  },
  actions: {
    start: (_input, { orderId }, _ctx, flow) => start(flow, { orderId }),
    status: (_input, { orderId }) => start('order-status', { orderId }),
    follow: () => answer<Data>({ entered: undefined }),
  },
  text: hear,
  files: hearFiles,
});
