import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/pts.json' with { type: 'json' };
import type { Data } from './data.js';
import { planOf } from './orders-to-be.js';
import { forPts, meaningOf } from './plan-view.js';

const most = 40;

function view(data: Data, ctx: Ctx): View {
  const apart = forPts(planOf(data));
  const shown = apart.slice(0, most).map((one) => ({ line: `${one.number}: ${meaningOf(one, ctx)}` }));
  const more = apart.length - shown.length;
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    customer: customerOf(ctx, data.customerId)?.name ?? '',
    location: data.location?.name ?? '',
    email: ctx.person.email,
    count: apart.length,
    lines: more === 0 ? shown : [...shown, { line: ctx.t('numbers.moreOdd', { count: more }) }],
  };
}

/** The case for PSTN technical support, written out: numbers that the check says no to, or leaves to people. */
export const ptsStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  ready: (data) => data.done !== true && forPts(planOf(data)).length > 0,
  view,
  actions: { plan: () => answer<Data>({}) },
});
