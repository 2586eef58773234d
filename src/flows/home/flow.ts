import { z } from 'zod';
import { matchNames } from '../../language/match-names.js';
import { defineFlow, defineStep, type Ctx, type Opening, type Outcome, type Saying } from '../engine/flow.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { withSharedTexts } from '../shared/texts.js';
import allCard from './cards/all.json' with { type: 'json' };
import card from './cards/home.json' with { type: 'json' };
import { dataSchema, type Data } from './data.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { homeView } from './view.js';

function begin({ said }: Opening): Data {
  if (said === undefined || said.intent === 'home') return { mood: 'plain' };
  if (said.intent === 'greeting') return { mood: 'greeting' };
  const { areaCode, city, state, prefix, quantity } = said.entities;
  return { mood: 'unclear', heard: { areaCode, city, state, prefix, quantity } };
}

/** A title of the menu can be written instead of pressed, also one that has no button. */
async function chosenInWords(said: Saying, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  if (said.intent !== undefined) return undefined;
  const menu = await ctx.menu();
  const named = matchNames(
    said.text,
    menu.map(({ title }) => title),
  );
  const chosen = menu.find(({ title }) => title === named[0]);
  return chosen === undefined ? undefined : start(chosen.flow);
}

const otherLanguage = (_input: unknown, _data: Data, { locale }: Ctx): Outcome<Data> => ({
  type: 'effects',
  effects: [{ type: 'set-locale', locale: locale === 'en' ? 'nb' : 'en' }],
});

const input = z.object({});
const choice = z.object({ flow: z.string().default('') });

/** What the bot can do for this person here, and what waits for them. */
export default defineFlow<Data>({
  id: 'home',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['home', 'greeting'],
  home: true,
  question: true,
  offers: () => true,
  begin,
  next: (data) => ({ step: data.all === true ? 'all' : 'home', data }),
  steps: {
    home: defineStep<Data, typeof input>({
      card,
      input,
      final: true,
      view: homeView,
      actions: {
        start: (_input, _data, _ctx, flow) => start(flow),
        heard: (_input, { heard }, _ctx, flow) => start(flow, heard),
        continue: () => ({ type: 'resume' }),
        all: () => answer<Data>({ all: true }),
        language: otherLanguage,
      },
      text: (said, _data, ctx) => chosenInWords(said, ctx),
    }),
    all: defineStep<Data, typeof choice>({
      card: allCard,
      input: choice,
      final: true,
      async view(_data, ctx) {
        const menu = await ctx.menu();
        const rows = menu.map(({ flow, title, about }) => ({
          id: flow,
          name: ctx.t('all.row', { title, about }),
        }));
        return { rows, flow: '', language: ctx.t('home.language') };
      },
      actions: {
        async open({ flow }, _data, ctx) {
          const chosen = (await ctx.menu()).find((entry) => entry.flow === flow);
          return chosen === undefined ? retry('all.label') : start(flow);
        },
        short: () => answer<Data>({ all: undefined }),
        language: otherLanguage,
      },
      text: (said, _data, ctx) => chosenInWords(said, ctx),
    }),
  },
});
