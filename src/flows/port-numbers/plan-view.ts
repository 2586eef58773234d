import type { View } from '../../cards/card.js';
import type { Locale } from '../../locale.js';
import type { ApartNumber, ApartWhy, PlanWarning, PortPlan } from '../../orders/port/plan.js';
import { byHand } from '../../reference/abilities.js';
import {
  portabilityReason,
  portabilityTexts,
  type PortabilityReasonId,
} from '../../reference/portability.js';
import { portClassTexts } from '../../reference/port-classes.js';
import type { Ctx } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { formatNumber } from '../shared/phone-format.js';
import { ownOrder } from './check-numbers.js';
import type { Data } from './data.js';
import { openPorts, ordersToBe, planOf, shownOf, type OrderToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { carrierName, moreOrders, numbersAt, someNumbers } from './words.js';

interface Line {
  readonly line: string;
}

const plainReasons: Record<ApartWhy, PortabilityReasonId> = {
  no: 'other',
  manual: 'manual_only',
  in_progress: 'open_order',
  unknown: 'no_answer',
  tollfree: 'toll_free',
};
const codeOf = ({
  why,
  reason,
}: Pick<ApartNumber, 'why'> & { readonly reason?: string | undefined }): string =>
  reason ?? plainReasons[why];

async function whyApart({ why, reason, orderId }: ApartNumber, data: Data, ctx: Ctx): Promise<string> {
  if (why === 'in_progress') {
    const mine = await ownOrder(orderId, data, ctx);
    return mine === '' ? ctx.t('plan.inProgressSomewhere') : ctx.t('plan.inProgress', { orderId: mine });
  }
  const { meaning, todo } = portabilityTexts(codeOf({ why, reason }), ctx.locale);
  return `${meaning} ${todo}`;
}

/** Numbers left out, those with the same reason in one line, in bold as Control Hub shows them. */
async function apartLines(plan: PortPlan, data: Data, ctx: Ctx): Promise<Line[]> {
  const byWhy = new Map<string, string[]>();
  for (const apart of plan.apart) {
    const why = await whyApart(apart, data, ctx);
    byWhy.set(why, [...(byWhy.get(why) ?? []), apart.number]);
  }
  const elsewhere = plan.groups.filter((group) => group.elsewhere).flatMap(({ numbers }) => numbers);
  const lines = [...byWhy].map(([why, numbers]) => ({
    line: ctx.t('plan.unportable', { numbers: someNumbers(numbers, ctx, 8), why }),
  }));
  if (elsewhere.length === 0) return lines;
  const params = {
    numbers: numbersAt(data.location, elsewhere, ctx, 8),
    location: data.location?.name ?? '',
  };
  return [...lines, { line: ctx.t('plan.elsewhere', params) }];
}

/** Numbers left out that PTS can look further into. */
export const forPts = (plan: PortPlan): readonly ApartNumber[] =>
  plan.apart.filter((apart) => portabilityReason(codeOf(apart)).pts);

/** What the check says of a number left out, in a few words. */
export const labelOf = (apart: ApartNumber, locale: Locale): string =>
  portabilityTexts(codeOf(apart), locale).label;

const startLower = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleLowerCase(locale) + text.slice(1);

function orderView(order: OrderToBe, orders: number, data: Data, ctx: Ctx): View {
  const { group } = order;
  const texts = portClassTexts(group.portClass.id, ctx.locale);
  const count = group.numbers.length;
  const index = orders > 1 ? order.index : 0;
  return {
    title: ctx.t('plan.order', { index, carrier: carrierName(order, ctx), count }),
    lines: [
      { line: someNumbers(group.numbers, ctx, 8) },
      { line: ctx.t('plan.class', { label: texts.label, meaning: texts.meaning, expect: texts.expect }) },
      { line: ctx.t('plan.documents', { documents: startLower(texts.documents, ctx.locale) }) },
    ],
  };
}

/** Of an order of the plan: which it is, and the open order that holds its account. */
function openOrderLine(
  { group, orderId, btn }: Extract<PlanWarning, { id: 'open_order' }>,
  orders: readonly OrderToBe[],
  ctx: Ctx,
): Line[] {
  const order = orders.find(({ key }) => key === group);
  if (order === undefined) return [];
  const index = orders.length > 1 ? order.index : 0;
  const numbers = someNumbers(order.group.numbers, ctx, 3);
  const params = { index, carrier: carrierName(order, ctx), numbers, orderId, btn: formatNumber(btn) };
  return [{ line: ctx.t('plan.btnOpen', params) }];
}

function warningLine(warning: PlanWarning, orders: readonly OrderToBe[], ctx: Ctx): Line[] {
  switch (warning.id) {
    case 'open_order':
      return openOrderLine(warning, orders, ctx);
    case 'same_date':
      return [{ line: rule('one_account_together', ctx) }];
    case 'several_carriers':
    case 'carrier_unknown':
    case 'elsewhere':
      return [];
  }
}

/** Asked where an order may hold numbers of several bills: nobody but the person can tell. */
const mayBeSeveralBills = (orders: readonly OrderToBe[]): boolean =>
  orders.some(({ group }) => group.numbers.length > 1 && group.btn === undefined);

const isUnchecked = ({ verdicts = [] }: Data): boolean =>
  verdicts.some(({ verdict }) => verdict === 'unchecked');

function aboutOf(data: Data, good: number, total: number): string {
  if (good === 0) return 'noneGood';
  if (isUnchecked(data)) return 'unchecked';
  return good === total ? 'allGood' : 'someGood';
}

export async function planView(data: Data, ctx: Ctx): Promise<View> {
  const plan = planOf(data, await openPorts(data, ctx));
  const orders = ordersToBe(data);
  const total = (data.numbers ?? []).length;
  const good = orders.reduce((sum, { group }) => sum + group.numbers.length, 0);
  const country = data.location?.country;
  const isNorthAmerica = country === 'US' || country === 'CA';
  const counts = { good, total, orders: orders.length };
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    location: data.location?.name ?? '',
    about: ctx.t(`plan.${aboutOf(data, good, total)}`, counts),
    groups: shownOf(orders).shown.map((order) => orderView(order, orders.length, data, ctx)),
    unportable: await apartLines(plan, data, ctx),
    pts: forPts(plan).length === 0 ? '' : ctx.t('plan.pts'),
    notes: [
      ...moreOrders(orders.length, ctx),
      ...(isUnchecked(data) ? [{ line: byHand('check_portability', ctx.locale).hand }] : []),
      ...plan.warnings.flatMap((warning) => warningLine(warning, orders, ctx)),
      ...(good > 1 ? [{ line: rule('licences', ctx) }] : []),
      ...(isNorthAmerica && good > 0 ? [{ line: rule('messaging_moves', ctx) }] : []),
    ],
    oneBill: mayBeSeveralBills(orders) ? ctx.t('plan.oneBill') : '',
    go: good === 0 ? '' : ctx.t(good === total ? 'plan.goAll' : 'plan.go', { good }),
  };
}
