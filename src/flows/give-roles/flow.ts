import { z } from 'zod';
import { defineFlow, defineStep, type Ctx, type Next, type Step } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { answer, retry } from '../shared/outcomes.js';
import { notAllowed, nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import card from './cards/customer.json' with { type: 'json' };
import { dataSchema, type Data } from './data.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { doneStep, peopleStep } from './people-step.js';

const input = z.object({ customer: z.string().default('') });

const customerStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  final: true,
  async view(_data, ctx) {
    const all = (await ctx.pstn.customers()).map(({ id, name }) => ({ id, name }));
    const customers = fitting(all, '');
    return { customers, customer: '', style: choiceStyle(customers) };
  },
  actions: {
    async choose({ customer }, _data, ctx) {
      const found = (await ctx.pstn.customers()).find(({ id }) => id === customer);
      return found === undefined
        ? retry('customer.none')
        : answer<Data>({ customerId: found.id, customer: found.name });
    },
  },
});

async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (!may(ctx, 'give_roles', undefined)) {
    return stopped(data, ctx.access.length === 0 ? nothingToSee(ctx) : notAllowed(ctx, undefined));
  }
  if (data.done !== undefined) return { step: 'done', data };
  if (data.customerId !== undefined) return { step: 'people', data };
  const none = (await ctx.pstn.customers()).length === 0;
  return { step: 'customer', data, ...(none ? { problem: { key: 'customer.nobody' } } : {}) };
}

/** The operator says who may do what for which customer. */
export default defineFlow<Data>({
  id: 'give-roles',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  deed: 'give_roles',
  intents: [],
  question: true,
  rank: 5,
  offers: (visitor) => may(visitor, 'give_roles', undefined),
  begin: () => ({}),
  next,
  steps: { customer: customerStep, people: peopleStep, done: doneStep, stop: stopStep },
});
