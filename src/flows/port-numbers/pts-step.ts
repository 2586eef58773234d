import { z } from 'zod';
import type { View } from '../../cards/card.js';
import type { ApartNumber } from '../../orders/port/plan.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { filled } from '../shared/port/pts-case.js';
import card from './cards/pts.json' with { type: 'json' };
import type { Data } from './data.js';
import { planOf } from './orders-to-be.js';
import { forPts, labelOf } from './plan-view.js';
import words from './pts-words.json' with { type: 'json' };

const most = 40;

/** The case as it can be copied, whatever language the card around it has. */
function caseLines({ location, customerId }: Data, apart: readonly ApartNumber[], ctx: Ctx): string[] {
  const more = apart.length - most;
  const place = [location?.city, location?.state, location?.country].filter(Boolean).join(', ');
  return [
    words.title,
    words.request,
    filled(words.customer, { customer: customerOf(ctx, customerId)?.name ?? '' }),
    filled(words.location, { location: location?.name ?? '', place }),
    filled(words.contact, { email: ctx.person.email }),
    filled(words.numbers, { count: String(apart.length) }),
    ...apart
      .slice(0, most)
      .map((one) => filled(words.number, { number: one.number, why: labelOf(one, 'en') })),
    ...(more > 0 ? [filled(words.more, { count: String(more) })] : []),
  ];
}

function view(data: Data, ctx: Ctx): View {
  const lines = caseLines(data, forPts(planOf(data)), ctx);
  return { eyebrow: eyebrow(ctx, data.customerId), lines: lines.map((line) => ({ line })) };
}

/** The case for PSTN technical support, written out in English, since PTS reads it: numbers that the check says no to, or leaves to people. */
export const ptsStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  ready: (data) => data.done !== true && forPts(planOf(data)).length > 0,
  view,
  actions: { plan: () => answer<Data>({}) },
});
