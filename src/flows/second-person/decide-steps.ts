import { z } from 'zod';
import { defineStep, type Ctx, type Effect, type Next, type Step } from '../engine/flow.js';
import { inWords } from '../engine/in-words.js';
import { may } from '../engine/rights.js';
import { eyebrow } from '../shared/access.js';
import { formatMoment } from '../shared/moments.js';
import { answer } from '../shared/outcomes.js';
import { notAllowed, stopped } from '../shared/stop.js';
import decidedCard from './cards/decided.json' with { type: 'json' };
import waitingCard from './cards/waiting.json' with { type: 'json' };
import type { Data } from './data.js';

const noInput = z.object({});

/** What a press on the card leads to: the first decision counts, and never one's own. */
export async function decided(data: Data, ctx: Ctx): Promise<Next<Data>> {
  const { approvalId = '', press } = data;
  const ended = (outcome: NonNullable<Data['outcome']>, effects: readonly Effect[] = []): Next<Data> => ({
    step: 'decided',
    data: { ...data, press: undefined, outcome },
    effects,
  });
  const approval = await ctx.approval(approvalId);
  if (approval === undefined || approval.decision !== undefined) return ended('late');
  const { by, deed, customerId } = approval;
  const decide = (approve: boolean): Effect[] => [{ type: 'decide-second', id: approvalId, approve }];
  const isOwn = by.id === ctx.person.id || by.email.toLowerCase() === ctx.person.email.toLowerCase();
  if (isOwn) return press === 'decline' ? ended('withdrawn', decide(false)) : ended('own');
  if (!may(ctx, 'see_orders', customerId)) return ended('notYours');
  if (!may(ctx, deed, customerId)) return stopped(data, notAllowed(ctx, customerId, { deed }));
  return press === 'approve' ? ended('approved', decide(true)) : ended('declined', decide(false));
}

/** Who asked hears for whom it waits, and can withdraw it. */
export const waitingStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: waitingCard,
  input: noInput,
  final: true,
  view({ waiting, customerId }, ctx) {
    const { title = '', people = [], until = '' } = waiting ?? {};
    const list = inWords(people, ctx.locale, 'or');
    return {
      eyebrow: eyebrow(ctx, customerId),
      heading: ctx.t('waiting.heading', { title }),
      who: ctx.t(people.length === 0 ? 'waiting.nobody' : 'waiting.who', { people: list }),
      until: ctx.t('waiting.until', { moment: `${formatMoment(until, 'UTC', ctx.locale)} UTC` }),
    };
  },
  actions: {
    withdraw: (_input, { waiting }) =>
      answer<Data>({ waiting: undefined, approvalId: waiting?.id, press: 'decline' }),
  },
});

export const decidedStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: decidedCard,
  input: noInput,
  final: true,
  view: ({ outcome = 'late' }, ctx) => ({
    heading: ctx.t(`decided.${outcome}`),
    about: ctx.t(`after.${outcome}`),
  }),
  actions: {},
});
