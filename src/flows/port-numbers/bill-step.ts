import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { readDate } from '../shared/port/read-date.js';
import { isElsewhere } from '../shared/said.js';
import billCard from './cards/bill.json' with { type: 'json' };
import billDateCard from './cards/billDate.json' with { type: 'json' };
import type { Data } from './data.js';
import { dayText, today, tomorrow } from './days.js';
import { own } from './hear.js';
import { current, ofCurrent, ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { dateProblem, takeBill } from './take-bill.js';
import { carrierName, whichOrder } from './words.js';

const common = (data: Data, ctx: Ctx) => ({
  eyebrow: eyebrow(ctx, data.customerId),
  carrier: carrierName(current(data), ctx),
  which: whichOrder(current(data), ordersToBe(data).length, ctx),
  rule: rule('bill_age', ctx),
});

/** Reminds of the draft tomorrow; it stays where it is. */
export const remind = (ctx: Ctx): Outcome<Data> => ({
  type: 'answer',
  data: { nudged: tomorrow(ctx) },
  effects: [{ type: 'nudge', at: tomorrow(ctx) }],
});

const remindMe = /\b(?:remind|minn meg|påminn)/i;
export const asksForReminder = (text: string): boolean => remindMe.test(text);

function haveText(data: Data, ctx: Ctx): string {
  const name = current(data)?.data.bill?.file.name;
  return name === undefined ? '' : ctx.t('bill.have', { name });
}

/** Waits for the bill, days if need be. */
export const billStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: billCard,
  input: z.object({}),
  private: true,
  waits: true,
  ready: (data) => current(data)?.data.accountNumber !== undefined,
  view: (data, ctx) => ({
    ...common(data, ctx),
    have: haveText(data, ctx),
    nudged: data.nudged === undefined ? '' : ctx.t('bill.nudge'),
  }),
  actions: { remind: (_input, _data, ctx) => remind(ctx) },
  text(said, _data, ctx) {
    if (asksForReminder(said.text)) return remind(ctx);
    return isElsewhere(said, own) ? undefined : retry('bill.none');
  },
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});

const input = z.object({ billDate: z.string().max(60).default('') });

function takeDate(text: string, data: Data, ctx: Ctx): Outcome<Data> {
  const bill = current(data)?.data.bill;
  if (bill === undefined) return answer<Data>({});
  const date = readDate(text, today(data, ctx), { country: data.location?.country, back: true });
  if (date === undefined) return retry('billDate.wrong');
  const problem = dateProblem(date, data, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  return answer<Data>(ofCurrent(data, { bill: { ...bill, date } }));
}

/** The date of a bill that could not be read, or not in one way only. */
export const billDateStep: Step<Data> = defineStep<Data, typeof input>({
  card: billDateCard,
  input,
  private: true,
  ready: (data) => current(data)?.data.bill !== undefined,
  view(data, ctx) {
    const { file, mayBe = [] } = current(data)?.data.bill ?? {};
    const params = {
      name: file?.name ?? '',
      mayBe: mayBe.length === 0 ? 'none' : mayBe.map((date) => dayText(date, ctx)).join(' / '),
      rule: rule('bill_age', ctx),
    };
    return { ...common(data, ctx), about: ctx.t('billDate.about', params), billDate: '' };
  },
  actions: {
    settle: ({ billDate }, data, ctx) => takeDate(billDate, data, ctx),
    again: () => ({ type: 'change', step: 'bill' }),
  },
  text: (said, data, ctx) => (/\d/.test(said.text) ? takeDate(said.text, data, ctx) : undefined),
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});
