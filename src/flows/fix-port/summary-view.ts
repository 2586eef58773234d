import type { View } from '../../cards/card.js';
import { rejectionTexts } from '../../reference/rejections.js';
import type { Ctx } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { compactNumbers } from '../shared/phone-format.js';
import { addressLine } from '../shared/port/letter.js';
import { splitName } from '../shared/port/signature.js';
import { billDifferences } from './bill-differences.js';
import { checksOf } from './checks.js';
import type { Data } from './data.js';
import { differences } from './diff.js';
import { historyOf } from './head.js';
import { remaining, theRejected } from './load.js';
import { staleOf, stepOf, tasksOf } from './tasks.js';

/** Reasons that were answered on a card of their own, to be answered once more. */
const answeredReasons = (data: Data, ctx: Ctx): { id: string; name: string }[] =>
  tasksOf(data)
    .filter((task) => stepOf(task, data) !== undefined)
    .map(({ at, reason }) => ({ id: String(at), name: rejectionTexts(reason.code, ctx.locale).label }));

const lineOf = (key: string, names: string, ctx: Ctx): string =>
  names === '' ? '' : ctx.t(`checks.${key}`, { names });

/** Old and new side by side, what the pre-checks say, and what is done together with it. */
export async function summaryView(data: Data, ctx: Ctx): Promise<View> {
  const rejected = await theRejected(data, ctx);
  const { order, location, next, port } = rejected;
  const checks = await checksOf(rejected, data, ctx);
  const stale = staleOf(data);
  const onBill = await billDifferences(rejected, data, ctx);
  const asIs = tasksOf(data).filter(({ how }) => how === 'as_is');
  const changes = differences(rejected, data, ctx);
  const reasons = answeredReasons(data, ctx);
  return {
    eyebrow: eyebrow(ctx, order.customerId),
    heading: ctx.t('summary.heading', { order: order.id }),
    place: ctx.t('head.place', { location: location.name, count: remaining(order, data).length }),
    history: historyOf(rejected, ctx),
    changes,
    unchanged: changes.length === 0 && !stale.has('loa') ? ctx.t('summary.unchanged') : '',
    asIs: asIs.map(({ reason }) => ({
      line: ctx.t('summary.asIs', { label: rejectionTexts(reason.code, ctx.locale).label }),
    })),
    later: data.loaLater === true ? ctx.t('summary.loaLater') : '',
    problems: [...checks.problems, ...onBill].map((line) => ({ line })),
    ok: lineOf('ok', checks.ok, ctx),
    carrier: lineOf('carrier', checks.carrier, ctx),
    cannot: lineOf('cannot', checks.cannot, ctx),
    fields: reasons,
    field: '',
    statement: ctx.t('sign.statement', {
      business: next?.businessName ?? '–',
      carrier: port.losingCarrier,
      numbers: compactNumbers(remaining(order, data)),
    }),
    stale: stale.has('loa') ? ctx.t(reasons.length > 0 ? 'sign.because' : 'sign.only') : '',
    ...splitName(next?.authorisedName),
    jobTitle: '',
    billing: '',
    service: next === undefined ? '–' : addressLine(next.serviceAddress),
    ptsWays: tasksOf(data).some(({ row }) => row.fix === 'sign_again') ? [{ x: 'contact_pts' }] : [],
  };
}
