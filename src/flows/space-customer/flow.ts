import { z } from 'zod';
import { matchNames } from '../../language/match-names.js';
import { spaceFor } from '../../language/space-for.js';
import type { Customer } from '../../pstn/provider.js';
import { defineFlow, defineStep, type Ctx, type Next, type Outcome } from '../engine/flow.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { retry } from '../shared/outcomes.js';
import { nothingToSee, stopped, stopSchema, stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import chooseCard from './cards/choose.json' with { type: 'json' };
import chosenCard from './cards/chosen.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

const dataSchema = z.object({
  /** What it was called in words. */
  named: z.string().optional(),
  chosen: z.string().optional(),
  stop: stopSchema.optional(),
});
type Data = z.infer<typeof dataSchema>;

const input = z.object({ customer: z.string().default('') });
const noInput = z.object({});

const isCalled = (customer: string, named: string): boolean => matchNames(named, [customer]).length > 0;

function choose(customer: string, { choices = [] }: Ctx): Outcome<Data> {
  const found = choices.find((one) => one.customer.id === customer);
  if (found === undefined) return retry('choose.none');
  const effects = [{ type: 'space-customer' as const, customerId: customer }];
  return { type: 'answer', data: { chosen: found.customer.name }, effects };
}

/** The customer that was named, among those this space can be for. */
function namedIn({ choices = [] }: Ctx, text: string): Customer | undefined {
  const all = choices.map(({ customer }) => customer);
  const [only, ...more] = matchNames(
    text,
    all.map(({ name }) => name),
  );
  return more.length > 0 ? undefined : all.find(({ name }) => name === only);
}

/** Somebody else may have chosen meanwhile. */
function next(data: Data, ctx: Ctx): Next<Data> {
  if (data.chosen !== undefined) return { step: 'chosen', data };
  if ((ctx.choices ?? []).length > 0) {
    const isUnknown = data.named !== undefined && namedIn(ctx, data.named) === undefined;
    const problem = isUnknown ? { problem: { key: 'choose.unknown' } } : {};
    return { step: 'choose', data, ...problem };
  }
  const [only] = ctx.access;
  if (only !== undefined && ctx.space.type === 'direct') return { step: 'direct', data };
  if (only === undefined) return stopped(data, nothingToSee(ctx));
  return { step: 'chosen', data: { ...data, chosen: only.customer.name } };
}

/** Partners among themselves say which of their customers a space is for. */
export default defineFlow<Data>({
  id: 'space-customer',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['space_customer'],
  question: true,
  offers: () => false,
  begin({ said }) {
    const named = said === undefined ? undefined : spaceFor(said.text);
    return named === undefined ? {} : { named };
  },
  next,
  steps: {
    choose: defineStep<Data, typeof input>({
      card: chooseCard,
      input,
      final: true,
      view({ named = '' }, ctx) {
        const { choices = [] } = ctx;
        const all = choices.map(({ customer: { id, name } }) => ({ id, name }));
        const customers = fitting(all, '');
        const customer = namedIn(ctx, named)?.id ?? '';
        return { customers, customer, style: choiceStyle(customers) };
      },
      actions: { choose: ({ customer }, _data, ctx) => choose(customer, ctx) },
      text(said, _data, ctx) {
        const named = ctx.choices?.find(
          ({ customer }) => customer.name.toLowerCase() === said.text.trim().toLowerCase(),
        );
        return named === undefined
          ? undefined
          : { type: 'press', action: 'choose', inputs: { customer: named.customer.id } };
      },
    }),
    chosen: defineStep<Data, typeof noInput>({
      card: chosenCard,
      input: noInput,
      final: true,
      view: ({ chosen = '', named }, ctx) => ({
        heading: ctx.t('chosen.heading', { customer: chosen }),
        next: ctx.t(named === undefined || isCalled(chosen, named) ? 'chosen.next' : 'chosen.fixed'),
      }),
      actions: {},
    }),
    direct: defineStep<Data, typeof noInput>({
      card: chosenCard,
      input: noInput,
      final: true,
      view: (_data, ctx) => ({ heading: ctx.t('direct.heading'), next: ctx.t('direct.next') }),
      actions: {},
    }),
    stop: stopStep,
  },
});
