import { billAge } from '../../documents/bill/bill-age.js';
import { readBill } from '../../documents/bill/read-bill.js';
import type { Ctx, FileRef, Outcome, Patch, Problem } from '../engine/flow.js';
import { formatDay } from '../shared/moments.js';
import { answer } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { today } from './days.js';
import { filledIn } from './on-bill.js';
import { current, ofOrder, type OrderToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { takeFile, type Taken } from './take-file.js';

/** Why a bill of this date cannot be used; undefined when it can. */
export function dateProblem(date: string, data: Data, ctx: Ctx): Problem | undefined {
  const age = billAge(date, today(data, ctx));
  const day = formatDay(`${date}T12:00:00Z`, 'UTC', ctx.locale);
  switch (age.verdict) {
    case 'too_old':
      return {
        key: 'bill.tooOld',
        params: { date: day, days: age.days, rule: rule('bill_age', ctx) },
      };
    case 'in_future':
      return { key: 'bill.inFuture', params: { date: day } };
    case 'fresh':
      return undefined;
  }
}

const encoder = new TextEncoder();

/** The bill of an order: kept, and read as far as it can be. */
export async function billOf(
  { stored, file }: Extract<Taken, { ok: true }>,
  order: OrderToBe,
  data: Data,
  ctx: Ctx,
): Promise<Patch<Data> | { readonly problem: Problem }> {
  if (file.text === undefined || file.warnings.includes('no_text')) {
    return ofOrder(data, order, { bill: { file: stored } });
  }
  const bill = readBill(file.text, { country: data.location?.country ?? 'US' });
  const date = bill.billDate?.certain === true ? bill.billDate.value : undefined;
  const problem = date === undefined ? undefined : dateProblem(date, data, ctx);
  if (problem !== undefined) return { problem };
  const mayBe = bill.billDate?.certain === false ? [...bill.billDate.candidates] : undefined;
  const text = await ctx.files.keep({
    name: 'bill.txt',
    type: 'text/plain',
    bytes: encoder.encode(file.text),
  });
  const hand = { file: stored, text: text.id, date, mayBe };
  return ofOrder(data, order, { ...filledIn(bill, order.data, data, ctx), bill: hand });
}

/** The bill of the current order: looked at, kept, and read. */
export async function takeBill(files: readonly FileRef[], data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = current(data);
  if (order === undefined) return answer<Data>({});
  const taken = await takeFile(files, 'bill', ctx);
  if (!taken.ok) return { type: 'retry', problem: taken.problem };
  const read = await billOf(taken, order, data, ctx);
  return 'problem' in read ? { type: 'retry', problem: read.problem } : answer<Data>(read);
}
