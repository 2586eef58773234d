import { z } from 'zod';
import { asksOfSetup, setupIfNot, setupText } from '../../reference/pstn-setup.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { meansAll } from '../shared/said.js';
import checklistCard from './cards/checklist.json' with { type: 'json' };
import missingCard from './cards/missing.json' with { type: 'json' };
import type { Data } from './data.js';

const input = z.object({ met: z.string().default('') });
const noInput = z.object({});

const all = asksOfSetup.map(({ id }) => id);
export const missingOf = ({ met = [] }: Data) => asksOfSetup.filter(({ id }) => !met.includes(id));

const told = (data: Data, ctx: Ctx): { text: string }[] => {
  const isTrial = customerOf(ctx, data.customerId)?.subscription === 'trial';
  return [
    { text: setupText('toll_free', ctx.locale) },
    ...(isTrial ? [{ text: setupText('trial', ctx.locale) }] : []),
  ];
};

/** Requirements and restrictions, answered one by one instead of read (fact sheet 1 and 2). */
export const checklistStep: Step<Data> = defineStep<Data, typeof input>({
  card: checklistCard,
  input,
  ready: ({ location }) => location !== undefined,
  view(data, ctx) {
    return {
      eyebrow: eyebrow(ctx, data.customerId),
      location: data.location?.name ?? '',
      rows: asksOfSetup.map(({ id }) => ({ id, name: setupText(id, ctx.locale) })),
      met: (data.met ?? []).join(','),
      told: told(data, ctx),
    };
  },
  actions: {
    check: ({ met }) => answer<Data>({ met: met.split(',').filter((id) => all.some((one) => one === id)) }),
  },
  text: (said) => (meansAll(said) ? answer<Data>({ met: [...all] }) : undefined),
});

/** What is not so yet, and who can see to it. */
export const missingStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: missingCard,
  input: noInput,
  ready: (data) => data.met !== undefined && missingOf(data).length > 0,
  view(data, ctx) {
    return {
      eyebrow: eyebrow(ctx, data.customerId),
      location: data.location?.name ?? '',
      rows: missingOf(data).map(({ id }) => ({
        text: `**${setupText(id, ctx.locale)}** ${setupIfNot(id, ctx.locale)}`,
      })),
    };
  },
  actions: { again: () => ({ type: 'change', step: 'checklist' }) },
});
