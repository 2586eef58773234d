import { z } from 'zod';
import { defineFlow, defineStep, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { withSharedTexts } from '../shared/texts.js';
import askCard from './cards/ask.json' with { type: 'json' };
import doneCard from './cards/done.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

const counts = z.object({
  drafts: z.number(),
  files: z.number(),
  reminders: z.number(),
  follows: z.number(),
  orders: z.number(),
  // Cards from before these were counted lack them.
  roles: z.number().default(0),
  approvals: z.number().default(0),
});
const dataSchema = z.object({
  /** How much was there, once it is gone. */
  erased: counts.optional(),
});
type Data = z.infer<typeof dataSchema>;

const input = z.object({});

const askStep: Step<Data> = defineStep<Data, typeof input>({
  card: askCard,
  input,
  view: () => ({}),
  actions: {
    async erase(_input, _data, ctx) {
      const erased = await ctx.erasable();
      return { ...answer<Data>({ erased }), effects: [{ type: 'forget-me', erased }] };
    },
  },
});

const doneStep: Step<Data> = defineStep<Data, typeof input>({
  card: doneCard,
  input,
  final: true,
  view: ({ erased }, ctx) => ({ counts: ctx.t('done.counts', erased) }),
  actions: {
    home: () => ({ type: 'start', flow: 'home' }),
  },
});

/** Erases all that is kept of the person who asks, once they have confirmed it. */
export default defineFlow<Data>({
  id: 'forget-me',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['forget_me'],
  offers: () => true,
  begin: () => ({}),
  next: (data) => ({ step: data.erased === undefined ? 'ask' : 'done', data }),
  steps: { ask: askStep, done: doneStep },
});
