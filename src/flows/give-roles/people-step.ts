import { z } from 'zod';
import { roleName, roles } from '../../reference/deeds.js';
import { defineStep, type Ctx, type Held, type Outcome, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import doneCard from './cards/done.json' with { type: 'json' };
import card from './cards/people.json' with { type: 'json' };
import type { Data } from './data.js';

const input = z.object({ email: z.string().trim().max(320).default(''), role: z.string().default('') });
type Input = z.infer<typeof input>;
const noInput = z.object({});
const address = z.email();
const mostListed = 30;

const choices = [...roles, 'none'] as const;
const nameOf = (role: string, ctx: Ctx): string => {
  const known = roles.find((one) => one === role);
  return known === undefined ? ctx.t('roles.none') : roleName(known, ctx.locale);
};

function give({ email, role }: Input, { customerId = '' }: Data): Outcome<Data> {
  if (email === '') return retry('people.noEmail');
  const who = address.safeParse(email.toLowerCase());
  if (!who.success) return retry('problems.email');
  const chosen = choices.find((one) => one === role);
  if (chosen === undefined) return retry('people.noRole');
  const effects = [{ type: 'give-role' as const, email: who.data, customerId, role: chosen }];
  return { type: 'answer', data: { done: { email: who.data, given: chosen } }, effects };
}

async function take({ email }: Input, { customerId = '' }: Data, ctx: Ctx): Promise<Outcome<Data>> {
  if (email === '') return retry('people.noEmail');
  const who = email.toLowerCase();
  const held = (await ctx.holders(customerId)).find((one) => one.email === who);
  if (held?.from !== 'card') return retry('people.notGiven', { email: who });
  return {
    type: 'answer',
    data: { done: { email: who } },
    effects: [{ type: 'give-role', email: who, customerId }],
  };
}

const rowOf = ({ email, role, from }: Held, ctx: Ctx) => ({
  title: email,
  value: ctx.t('people.row', { role: nameOf(role, ctx), from: ctx.t(`from.${from}`) }),
});

/** Everybody with a role for the customer, and a role to give or to take away. */
export const peopleStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  final: true,
  async view({ customerId = '', customer = '' }, ctx) {
    const held = await ctx.holders(customerId);
    const shown = held.slice(0, mostListed);
    return {
      heading: ctx.t('people.heading', { customer }),
      rows: shown.map((one) => rowOf(one, ctx)),
      nobody: held.length === 0 ? ctx.t('people.nobody') : '',
      more: held.length > shown.length ? ctx.t('people.more', { count: held.length - shown.length }) : '',
      email: '',
      role: 'clerk',
      roles: choices.map((id) => ({ id, name: nameOf(id, ctx) })),
    };
  },
  deeds: {
    give: { deed: 'give_roles', customer: ({ customerId }) => customerId },
    take: { deed: 'give_roles', customer: ({ customerId }) => customerId },
  },
  actions: {
    give: (typed, data) => give(typed, data),
    take: (typed, data, ctx) => take(typed, data, ctx),
    other: () => answer<Data>({ customerId: undefined, customer: undefined }),
  },
});

export const doneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: doneCard,
  input: noInput,
  private: true,
  final: true,
  view({ customer = '', done = { email: '' } }, ctx) {
    const { email, given } = done;
    return given === undefined
      ? { heading: ctx.t('done.taken', { email }), about: ctx.t('done.takenAbout') }
      : {
          heading: ctx.t('done.given', { email, role: nameOf(given, ctx), customer }),
          about: ctx.t('done.givenAbout'),
        };
  },
  actions: { people: () => answer<Data>({ done: undefined }) },
});
