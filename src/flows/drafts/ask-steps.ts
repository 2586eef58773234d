import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import forgetCard from './cards/forget.json' with { type: 'json' };
import remindCard from './cards/remind.json' with { type: 'json' };
import type { Data } from './data.js';
import { spans, timeIn } from './times.js';

const input = z.object({});
const back = (): Outcome<Data> => answer<Data>({ ask: undefined });

const nameOf = ({ draftId }: Data, { kept }: Ctx): string =>
  kept.find(({ id }) => id === draftId)?.name ?? '';

const headed = (heading: 'remind.heading' | 'forget.heading') => (data: Data, ctx: Ctx) => ({
  heading: ctx.t(heading, { name: nameOf(data, ctx) }),
});

export const remindStep: Step<Data> = defineStep<Data, typeof input>({
  card: remindCard,
  input,
  final: true,
  view: headed('remind.heading'),
  actions: {
    at(_input, data, ctx, arg) {
      const { draftId } = data;
      const span = spans.find((one) => one === arg) ?? 'tomorrow';
      const at = timeIn(span, ctx);
      const done = { what: 'reminded' as const, name: nameOf(data, ctx), at };
      return {
        type: 'answer',
        data: { ask: undefined, done },
        effects: draftId === undefined ? [] : [{ type: 'nudge', at, draftId }],
      };
    },
    list: back,
  },
});

export const forgetStep: Step<Data> = defineStep<Data, typeof input>({
  card: forgetCard,
  input,
  final: true,
  view: headed('forget.heading'),
  actions: {
    forget: (_input, data, ctx) => ({
      type: 'forget',
      id: data.draftId ?? '',
      data: {
        ask: undefined,
        draftId: undefined,
        done: { what: 'forgotten', name: nameOf(data, ctx) },
      },
    }),
    list: back,
  },
});
