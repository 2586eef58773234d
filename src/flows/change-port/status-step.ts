import { z } from 'zod';
import { statusTexts } from '../../reference/statuses.js';
import { rejectionTexts } from '../../reference/rejections.js';
import { defineStep, type Ctx, type Outcome, type StatusReport, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { orderStatusTexts } from '../shared/order-words.js';
import { answer, retry } from '../shared/outcomes.js';
import { isTime, momentAt, zonedText } from '../shared/port/days.js';
import { isDate } from '../../orders/port/business-days.js';
import card from './cards/status.json' with { type: 'json' };
import type { Data } from './data.js';
import { customerOfPort, thePort } from './load.js';

const input = z.object({
  date: z.string().default(''),
  time: z.string().default(''),
  note: z.string().default(''),
});
const maxNote = 500;

/** Entered by somebody with the role; the book of orders decides whether it can follow the present status. */
async function enter(typed: z.infer<typeof input>, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { order, location } = await thePort(data, ctx);
  const { report } = data;
  if (report === undefined) return answer<Data>({ report: undefined });
  const isFoc = report.status === 'foc_received';
  if (isFoc && !isDate(typed.date)) return retry('status.dateFirst');
  if (isFoc && !isTime(typed.time)) return retry('status.timeFirst');
  const note = typed.note.trim().slice(0, maxNote);
  const told: StatusReport = {
    orderId: order.id,
    status: report.status,
    ...(isFoc ? { foc: momentAt(typed.date, typed.time, location.timeZone) } : {}),
    ...(report.status === 'rejected'
      ? { reasons: (report.reasons ?? ['unknown']).map((code) => ({ code })) }
      : {}),
    ...(note === '' ? {} : { note }),
  };
  return {
    type: 'answer',
    data: { done: 'reported' },
    effects: [{ type: 'report-status', report: told }],
  };
}

export const statusStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  async view(data, ctx) {
    const { order, location } = await thePort(data, ctx);
    const { status = 'pending', foc, reasons = [] } = data.report ?? {};
    const entered = statusTexts('port', status, ctx.locale);
    const known = foc?.time === undefined ? undefined : momentAt(foc.date, foc.time, location.timeZone);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      before: orderStatusTexts(order, ctx).label,
      after: entered.label,
      meaning: entered.meaning,
      moment:
        known === undefined
          ? ''
          : ctx.t('status.moment', { at: zonedText(known, location.timeZone, ctx.locale) }),
      reasons: reasons.map((code) => ({ line: rejectionTexts(code, ctx.locale).label })),
      dated: status === 'foc_received',
      date: foc?.date ?? '',
      time: foc?.time ?? '',
      location: location.name,
      note: '',
    };
  },
  deeds: { enter: { deed: 'report_status', customer: customerOfPort } },
  actions: {
    enter: (typed, data, ctx) => enter(typed, data, ctx),
    can: () => answer<Data>({ report: undefined }),
  },
});
