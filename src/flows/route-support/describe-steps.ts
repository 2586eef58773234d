import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { answer, retry, start } from '../shared/outcomes.js';
import describeCard from './cards/describe.json' with { type: 'json' };
import noneCard from './cards/none.json' with { type: 'json' };
import { longestText, type Data } from './data.js';
import { heard } from './route.js';

const input = z.object({ text: z.string().trim().max(longestText).default('') });

/** Whatever is written is what it is about, unless it surely begins something else. */
export const hearAbout = async (
  { text, intent, confidence }: Saying,
  ctx: Ctx,
): Promise<Extract<Outcome<Data>, { type: 'answer' }> | undefined> =>
  intent !== undefined && intent !== 'route_support' && intent !== 'ask_policy' && confidence >= 0.75
    ? undefined
    : { type: 'answer', data: heard(text, await ctx.routing(text)) };

export const describeStep: Step<Data> = defineStep<Data, typeof input>({
  card: describeCard,
  input,
  final: true,
  view: ({ tries = 0 }, ctx) => ({
    heading: ctx.t(tries === 0 ? 'describe.heading' : 'describe.again'),
    text: '',
  }),
  actions: {
    route: async ({ text }, _data, ctx) =>
      text === '' ? retry('problems.text') : answer<Data>(heard(text, await ctx.routing(text))),
    list: () => answer<Data>({ list: true }),
  },
  text: (said, _data, ctx) => hearAbout(said, ctx),
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
  text: async (said, { tries = 0 }, ctx) => {
    const outcome = await hearAbout(said, ctx);
    return outcome && answer<Data>({ ...outcome.data, tries: tries + 1 });
  },
});
