import { z } from 'zod';
import { defineStep, type ApprovalRules, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import customerCard from '../shared/cards/customer.json' with { type: 'json' };
import { choiceStyle, fitting, type Choice } from '../shared/choices.js';
import { answer, retry } from '../shared/outcomes.js';
import rulesCard from './cards/rules.json' with { type: 'json' };
import savedCard from './cards/saved.json' with { type: 'json' };
import type { Data } from './data.js';

const noInput = z.object({});
const customerInput = z.object({ customer: z.string().default('') });

/** The operator sets it for every customer, others for theirs. */
export async function among(ctx: Ctx): Promise<readonly Choice[]> {
  const all = ctx.isOperator === true ? await ctx.pstn.customers() : undefined;
  const found = all ?? allowed(ctx, 'set_approvals').map(({ customer }) => customer);
  return found.map(({ id, name }) => ({ id, name }));
}

export const customerStep: Step<Data> = defineStep<Data, typeof customerInput>({
  card: customerCard,
  input: customerInput,
  private: true,
  final: true,
  async view(_data, ctx) {
    const customers = fitting(await among(ctx), '');
    return { note: '', customers, customer: '', style: choiceStyle(customers) };
  },
  actions: {
    async choose({ customer }, _data, ctx) {
      const found = (await among(ctx)).find(({ id }) => id === customer);
      return found === undefined
        ? retry('customer.none')
        : answer<Data>({ customerId: found.id, customer: found.name });
    },
  },
});

const rulesInput = z.object({
  orderAbove: z
    .string()
    .trim()
    .regex(/^\d{0,5}$/)
    .default(''),
  cancel: z.string().default('false'),
  address: z.string().default('false'),
});

const limit = ({ orderAbove }: ApprovalRules): number => orderAbove ?? Number.POSITIVE_INFINITY;

/** Whether somebody could do alone under these rules what takes two under those before. */
const isLooser = (rules: ApprovalRules, before: ApprovalRules): boolean =>
  limit(rules) > limit(before) ||
  (before.cancel === true && rules.cancel !== true) ||
  (before.address === true && rules.address !== true);

async function save(
  { orderAbove, cancel, address }: z.infer<typeof rulesInput>,
  { customerId = '' }: Data,
  ctx: Ctx,
): Promise<Outcome<Data>> {
  const rules = {
    ...(orderAbove === '' ? {} : { orderAbove: Number(orderAbove) }),
    cancel: cancel === 'true',
    address: address === 'true',
  };
  // Else one person could take the second one away, and then act alone.
  if (ctx.isOperator !== true && isLooser(rules, await ctx.rules(customerId))) return retry('rules.looser');
  return { type: 'answer', data: { saved: rules }, effects: [{ type: 'set-rules', customerId, rules }] };
}

/** What takes a second person for this customer. */
export const rulesStep: Step<Data> = defineStep<Data, typeof rulesInput>({
  card: rulesCard,
  input: rulesInput,
  private: true,
  final: true,
  async view({ customerId = '', customer = '' }, ctx) {
    const { orderAbove, cancel = false, address = false } = await ctx.rules(customerId);
    return {
      heading: ctx.t('rules.heading', { customer }),
      orderAbove: orderAbove === undefined ? '' : String(orderAbove),
      cancel: String(cancel),
      address: String(address),
    };
  },
  deeds: { save: { deed: 'set_approvals', customer: ({ customerId }) => customerId } },
  actions: { save: (typed, data, ctx) => save(typed, data, ctx) },
});

export const savedStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: savedCard,
  input: noInput,
  private: true,
  final: true,
  view({ customer = '', saved = {} }, ctx) {
    const { orderAbove, cancel, address } = saved;
    const lines = [
      ...(orderAbove === undefined ? [] : [ctx.t('saved.orderAbove', { orderAbove })]),
      ...(cancel === true ? [ctx.t('saved.cancel')] : []),
      ...(address === true ? [ctx.t('saved.address')] : []),
    ];
    return {
      heading: ctx.t('saved.heading', { customer }),
      lines: (lines.length === 0 ? [ctx.t('saved.nothing')] : lines).map((line) => ({ line })),
    };
  },
  actions: {},
});
