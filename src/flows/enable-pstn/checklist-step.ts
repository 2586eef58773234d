import { z } from 'zod';
import { deskName, type DeskId } from '../../reference/desks.js';
import { asksOfSetup, setupIfNot, setupText } from '../../reference/pstn-setup.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import checklistCard from './cards/checklist.json' with { type: 'json' };
import missingCard from './cards/missing.json' with { type: 'json' };
import { metSaid } from './checklist-said.js';
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
    all: () => answer<Data>({ met: [...all] }),
    check({ met }) {
      const ticked = met.split(',').filter((id) => all.some((one) => one === id));
      return ticked.length === 0 ? retry('checklist.nothing') : answer<Data>({ met: ticked });
    },
  },
  text(said) {
    const met = isElsewhere(said, ['enable_pstn']) ? undefined : metSaid(said.text);
    return met && answer<Data>({ met: [...met] });
  },
});

/** The desks that know about what is missing, each once. */
const desksFor = (data: Data): readonly DeskId[] => [
  ...new Set(missingOf(data).flatMap(({ desk }) => desk ?? [])),
];

/** What the desk is asked: how to get what is not so yet. */
function question(data: Data, desk: string, ctx: Ctx): string {
  const rows = missingOf(data)
    .filter((row) => row.desk === desk)
    .map(({ id }) => setupText(id, ctx.locale))
    .join(' ');
  return ctx.t('missing.question', { location: data.location?.name, rows });
}

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
      desks: desksFor(data).map((id) => ({
        id,
        name: ctx.t('missing.ask', { desk: deskName(id, ctx.locale) }),
      })),
    };
  },
  actions: {
    again: () => ({ type: 'change', step: 'checklist' }),
    desk: (_input, data, ctx, desk) => start('route-support', { desk, text: question(data, desk, ctx) }),
  },
});
