import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { preCheckText } from '../../reference/pre-checks.js';
import { rejectionTexts } from '../../reference/rejections.js';
import type { PreProblem, PreVerdict } from '../../orders/port/pre-checks.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/checks.json' with { type: 'json' };
import { checkOrders, stepOf, type Checked } from './checks.js';
import type { Data } from './data.js';
import { hearChangeOf } from './review-fields.js';
import { ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { carrierName, someNumbers } from './words.js';

const mostFixes = 2;

function problemLine(problem: PreProblem, checked: Checked, orders: number, ctx: Ctx): string {
  const { numbers = [], orderId } = problem;
  const beside = [
    ...(numbers.length > 0 ? [someNumbers(numbers, ctx, 5)] : []),
    ...(orderId === undefined ? [] : [orderId]),
  ];
  const what = [
    preCheckText(problem.why, ctx.locale),
    ...(beside.length > 0 ? [`(${beside.join(', ')})`] : []),
  ].join(' ');
  return orders > 1 ? ctx.t('checks.for', { what, which: carrierName(checked.order, ctx) }) : what;
}

/** Reasons that have this verdict in every order: one of them with a problem takes it out. */
function idsWith(verdict: PreVerdict, all: readonly Checked[]) {
  const [first] = all;
  const has = (id: string): boolean =>
    all.every(({ checks }) => checks.some((check) => check.id === id && check.verdict === verdict));
  return (first?.checks ?? []).map(({ id }) => id).filter(has);
}

function sections(all: readonly Checked[], ctx: Ctx): View[] {
  const label = (id: string): string => rejectionTexts(id, ctx.locale).label;
  const problems = all.flatMap((checked) =>
    checked.problems.map((problem) => ({ line: problemLine(problem, checked, all.length, ctx) })),
  );
  const inOneLine = (verdict: PreVerdict) => {
    const labels = idsWith(verdict, all).map(label).join(' · ');
    return labels === '' ? [] : [{ line: labels }];
  };
  const script = idsWith('ask_carrier', all).map((id) => ({
    line: `- ${rejectionTexts(id, ctx.locale).ask}`,
  }));
  const carriers = [...new Set(all.map(({ order }) => carrierName(order, ctx)))].join(', ');
  const parts = [
    { title: ctx.t('checks.problem'), lines: problems },
    { title: ctx.t('checks.checked'), lines: inOneLine('ok') },
    { title: ctx.t('checks.cannot'), lines: inOneLine('cannot_check') },
    { title: ctx.t('checks.script', { carrier: carriers }), lines: script },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

interface Fix {
  readonly to: string;
  readonly name: string;
}

/** An account that another order holds: the numbers may wait for a later port, or the main number is wrong. */
const stepsOf = ({ why, field }: PreProblem, data: Data): string[] =>
  why === 'btn_in_order' ? ['numbers', stepOf(field, data)] : [stepOf(field, data)];

/** A way back to each place that has a problem, the first two of them. */
function fixesOf(all: readonly Checked[], data: Data, ctx: Ctx): Fix[] {
  const ways = all.flatMap(({ order, problems }) =>
    problems.flatMap((problem) => stepsOf(problem, data).map((step) => ({ step, key: order.key }))),
  );
  const once = ways.filter(
    (way, index) => ways.findIndex(({ step, key }) => step === way.step && key === way.key) === index,
  );
  return once.slice(0, mostFixes).map(({ step, key }) => ({
    to: `${step}|${key}`,
    name: ctx.t('checks.fix', { what: ctx.t(`fields.${step}`) }),
  }));
}

async function view(data: Data, ctx: Ctx): Promise<View> {
  const all = await checkOrders(data, ctx);
  const count = all.reduce((sum, { problems }) => sum + problems.length, 0);
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    about:
      count === 0
        ? `${ctx.t('checks.aboutFine')} ${rule('one_reason_at_a_time', ctx)}`
        : ctx.t('checks.aboutProblem', { count }),
    sections: sections(all, ctx),
    fixes: fixesOf(all, data, ctx),
    canGo: count === 0,
  };
}

/** What was tested, what nobody here can test, and what to ask the losing carrier. */
export const checksStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  private: true,
  ready: (data) => ordersToBe(data).length > 0,
  view,
  actions: {
    fix(_input, _data, _ctx, to) {
      const [step = '', at] = to.split('|');
      return { type: 'change', step, data: { at } };
    },
    exact: () => ({ type: 'change', step: 'exact' }),
    review: () => answer<Data>({}),
  },
  text: (said, data, ctx) => hearChangeOf(said, data, ctx),
});
