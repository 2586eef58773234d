import type { Ctx, Outcome, Saying } from '../engine/flow.js';
import { hearChange } from '../shared/change.js';
import { fitting, type Choice } from '../shared/choices.js';
import { retry } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { ordersToBe } from './orders-to-be.js';

const ofPlan = (data: Data): string[] => [
  'location',
  'numbers',
  ...(data.location?.variant === 'B' ? ['date'] : []),
];
const ofEach = (data: Data): string[] => [
  'account',
  'address',
  'bill',
  data.location?.variant === 'B' ? 'loa' : 'sign',
];

/** What can be changed from the summary; what belongs to one order of several names it. */
export function changeable(data: Data, ctx: Ctx): readonly Choice[] {
  const orders = ordersToBe(data);
  const several = orders.length > 1;
  const all = [
    ...orders.flatMap(({ key, index }) =>
      ofEach(data).map((step) => {
        const what = ctx.t(`fields.${step}`);
        return { id: `${step}|${key}`, name: several ? ctx.t('review.ofOrder', { what, index }) : what };
      }),
    ),
    ...ofPlan(data).map((step) => ({ id: step, name: ctx.t(`fields.${step}`) })),
  ];
  return fitting(all, '');
}

export function changeTo(choice: string, data: Data, ctx: Ctx): Outcome<Data> {
  if (!changeable(data, ctx).some(({ id }) => id === choice)) return retry('common.changeNone');
  const [step = '', at] = choice.split('|');
  return { type: 'change', step, data: at === undefined ? {} : { at } };
}

const dryRun = /\b(?:dry\s?run|exact order|prøvekjør\w*|nøyaktig)\b/i;
const checks = /^\s*(?:checks?|kontroll(?:er|ene)?|sjekk)\b/i;

/** "Change the bill", "dry run", "checks": what is asked for while the summary is shown. */
export function hearChangeOf(said: Saying, data: Data, ctx: Ctx): Outcome<Data> | undefined {
  if (dryRun.test(said.text)) return { type: 'change', step: 'exact' };
  if (checks.test(said.text)) return { type: 'change', step: 'checks' };
  return hearChange<Data>(said, [...ofEach(data), ...ofPlan(data)], ctx);
}
