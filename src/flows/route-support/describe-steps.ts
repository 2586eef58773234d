import { z } from 'zod';
import { defineStep, type Saying, type Step } from '../engine/flow.js';
import { answer, retry, start } from '../shared/outcomes.js';
import describeCard from './cards/describe.json' with { type: 'json' };
import noneCard from './cards/none.json' with { type: 'json' };
import { longestText, type Data } from './data.js';
import { heard } from './route.js';

const input = z.object({ text: z.string().trim().max(longestText).default('') });

/** Whatever is written is what it is about, unless it surely begins something else. */
export const hearAbout = ({ text, intent, confidence }: Saying) =>
  intent !== undefined && intent !== 'route_support' && intent !== 'ask_policy' && confidence >= 0.75
    ? undefined
    : answer<Data>(heard(text));

export const describeStep: Step<Data> = defineStep<Data, typeof input>({
  card: describeCard,
  input,
  final: true,
  view: ({ tries = 0 }, ctx) => ({
    heading: ctx.t(tries === 0 ? 'describe.heading' : 'describe.again'),
    text: '',
  }),
  actions: {
    route: ({ text }) => (text === '' ? retry('problems.text') : answer<Data>(heard(text))),
    list: () => answer<Data>({ list: true }),
  },
  text: hearAbout,
});

/** Nothing that a desk or the bot deals with. */
export const noneStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: noneCard,
  input: z.object({}),
  final: true,
  async view(_data, ctx) {
    const menu = await ctx.menu();
    return { can: menu.map(({ title, about }) => ({ title, value: about })) };
  },
  actions: {
    again: (_input, { tries = 0 }) => answer<Data>({ tries: tries + 1, text: undefined, label: undefined }),
    policy: (_input, { text }) => start('ask-policy', { question: text }),
    list: () => answer<Data>({ list: true }),
  },
  text: (said, { tries = 0 }) => {
    const outcome = hearAbout(said);
    return outcome?.type === 'answer' ? answer<Data>({ ...outcome.data, tries: tries + 1 }) : undefined;
  },
});
