import { z } from 'zod';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { answer, start } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import { asksForReminder, remind } from './bill-step.js';
import card from './cards/waiting.json' with { type: 'json' };
import type { Data } from './data.js';
import { own } from './hear.js';
import { handInLoa, withLettersSeen } from './late-loa.js';
import { placedView, followAll } from './placed-step.js';

/** Submitted without the letter of agency: the draft stays, with its reminders, until the letter is there. */
export const waitingStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  private: true,
  waits: true,
  settled: true,
  view: async (data, ctx: Ctx) => ({
    ...(await placedView(await withLettersSeen(data, ctx), ctx)),
    nudged: data.nudged === undefined ? '' : ctx.t('bill.nudge'),
  }),
  actions: {
    remind: (_input, _data, ctx) => remind(ctx),
    follow: (_input, data) => followAll(data),
    status: (_input, { placed = [] }) => start('order-status', { orderId: placed[0]?.id }),
  },
  text(said, data, ctx) {
    if (asksForReminder(said.text)) return remind(ctx);
    return isElsewhere(said, own) || said.intent !== undefined
      ? undefined
      : answer<Data>({ done: data.done });
  },
  files: (files, said, data, ctx) => handInLoa(files, said.text, data, ctx),
});
