import { z } from 'zod';
import { defineStep, type Saying, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/ask.json' with { type: 'json' };
import { longestQuestion, type Data } from './data.js';

const input = z.object({ question: z.string().trim().max(longestQuestion).default('') });

/** Whatever is written here is the question, unless it begins something else. */
const hear = ({ text, intent, confidence }: Saying) =>
  intent !== undefined && intent !== 'ask_policy' && confidence >= 0.75
    ? undefined
    : answer<Data>({ question: text.slice(0, longestQuestion) });

export const askStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  view: (_data, ctx) => ({
    question: '',
    examples: ['first', 'second', 'third'].map((key) => ({ text: ctx.t(`examples.${key}`) })),
  }),
  actions: {
    ask: ({ question }) => (question === '' ? retry('problems.question') : answer<Data>({ question })),
  },
  text: hear,
});
