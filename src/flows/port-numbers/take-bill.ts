import { billAge } from '../../documents/bill/bill-age.js';
import type { Bill } from '../../documents/bill/bill.js';
import { readBill } from '../../documents/bill/read-bill.js';
import type { Ctx, FileRef, Outcome, Patch, Problem } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { formatDay } from '../shared/moments.js';
import { answer } from '../shared/outcomes.js';
import type { Data, GroupData } from './data.js';
import { today } from './days.js';
import { current, ofCurrent } from './orders-to-be.js';
import { rule } from './rules.js';
import { takeFile } from './take-file.js';

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

const longestEnding = 20;

/** The line that begins with the customer's name, where the bill does not say which one the business name is. */
function nameOnBill({ businessName, lines }: Bill, customer: string | undefined): string | undefined {
  if (businessName !== undefined || customer === undefined) return businessName?.value;
  const name = customer.toLowerCase();
  return lines
    .map((line) => line.trim())
    .find((line) => line.toLowerCase().startsWith(name) && line.length <= name.length + longestEnding);
}

/** What the bill says of the account, for the fields nobody has filled in yet. */
function filledIn(bill: Bill, known: GroupData, customer: string | undefined): Patch<GroupData> {
  const [account, ...others] = bill.accountNumbers;
  const read = {
    accountNumber: others.length === 0 ? account?.value : undefined,
    businessName: nameOnBill(bill, customer),
    authorisedName: bill.contactName?.value,
    btn: bill.btn?.value,
  };
  return Object.fromEntries(
    Object.entries(read).filter(
      ([field, value]) => value !== undefined && known[field as keyof typeof read] === undefined,
    ),
  );
}

const encoder = new TextEncoder();

/** The bill of the current order: looked at, kept, and read as far as it can be. */
export async function takeBill(files: readonly FileRef[], data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = current(data);
  if (order === undefined) return answer<Data>({});
  const taken = await takeFile(files, 'bill', ctx);
  if (!taken.ok) return { type: 'retry', problem: taken.problem };
  const { stored, file } = taken;
  if (file.text === undefined || file.warnings.includes('no_text')) {
    return answer<Data>(ofCurrent(data, { bill: { file: stored } }));
  }
  const bill = readBill(file.text, { country: data.location?.country ?? 'US' });
  const date = bill.billDate?.certain === true ? bill.billDate.value : undefined;
  const problem = date === undefined ? undefined : dateProblem(date, data, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  const mayBe = bill.billDate?.certain === false ? [...bill.billDate.candidates] : undefined;
  const text = await ctx.files.keep({
    name: 'bill.txt',
    type: 'text/plain',
    bytes: encoder.encode(file.text),
  });
  const customer = customerOf(ctx, data.customerId)?.name;
  const hand = { file: stored, text: text.id, date, mayBe };
  return answer<Data>(ofCurrent(data, { ...filledIn(bill, order.data, customer), bill: hand }));
}
