import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/bills.json' with { type: 'json' };
import type { Data } from './data.js';
import { own } from './hear.js';
import { ordersToBe } from './orders-to-be.js';
import { namedAmong } from './take-numbers.js';
import { carrierName, someNumbers } from './words.js';

const input = z.object({ other: z.string().max(8_000).default('') });

const inOrders = (data: Data): string[] => ordersToBe(data).flatMap(({ group }) => group.numbers);

/** Those numbers leave the bill they were on, and get one of their own. */
function split(text: string, data: Data, ctx: Ctx): Outcome<Data> {
  const { location, bills = [] } = data;
  const all = inOrders(data);
  const named = location === undefined ? [] : namedAmong(text, all, location, ctx);
  if (named.length === 0) return retry('bills.none');
  if (named.length === all.length) return retry('bills.all');
  const others = bills
    .map((bill) => bill.filter((number) => !named.includes(number)))
    .filter((bill) => bill.length > 0);
  return answer<Data>({ bills: [...others, named], agreedTo: undefined });
}

function view(data: Data, ctx: Ctx): View {
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    now: ordersToBe(data).map((order) => {
      const numbers = someNumbers(order.group.numbers, ctx, 8);
      return { line: ctx.t('bills.now', { index: order.index, carrier: carrierName(order, ctx), numbers }) };
    }),
    other: '',
  };
}

/** Regroups the numbers by bill, for losing carriers that do not tell whose account a number is on. */
export const billsStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: (data) => ordersToBe(data).length > 0,
  view,
  actions: {
    split: ({ other }, data, ctx) => split(other, data, ctx),
    one: () => answer<Data>({ bills: [], agreedTo: undefined }),
  },
  text: (said, data, ctx) =>
    /\d{4}/.test(said.text) || !isElsewhere(said, own) ? split(said.text, data, ctx) : undefined,
});
