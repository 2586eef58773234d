/** A bill that is sent before the plan stands: kept, and read once there is an order it belongs to. */
import { readBill } from '../../documents/bill/read-bill.js';
import { inspectFile } from '../../documents/file/inspect-file.js';
import type { Ctx, FileRef, Outcome, Problem } from '../engine/flow.js';
import { answer, fill } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { ordersToBe, type OrderToBe } from './orders-to-be.js';
import { billOf, dateProblem } from './take-bill.js';
import { takeFile } from './take-file.js';

const readAs = (text: string, { location }: Data) => readBill(text, { country: location?.country ?? 'US' });

/** A PDF with an account number or the date of a bill; undefined when it is something else. */
export async function takeEarlyBill(
  files: readonly FileRef[],
  data: Data,
  ctx: Ctx,
): Promise<Outcome<Data> | undefined> {
  const taken = await takeFile(files, 'bill', ctx);
  if (!taken.ok || taken.file.text === undefined) return undefined;
  const { accountNumbers, billDate } = readAs(taken.file.text, data);
  if (accountNumbers.length === 0 && billDate === undefined) return undefined;
  const { stored } = taken;
  const date = billDate?.certain === true ? billDate.value : undefined;
  const problem = date === undefined ? undefined : dateProblem(date, data, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  const told = { key: 'bill.early', params: { name: stored.name } };
  return answer<Data>({ earlyBill: stored, told });
}

/** The order whose main number or numbers are on the bill. */
function orderOf(text: string, data: Data): OrderToBe | undefined {
  const open = ordersToBe(data).filter((order) => order.data.bill === undefined);
  const { btn, numbers } = readAs(text, data);
  const there = new Set([btn, ...numbers].map((finding) => finding?.value));
  const named = open.find(({ group }) => [group.btn, ...group.numbers].some((one) => there.has(one)));
  return named ?? open[0];
}

export async function withEarlyBill(
  before: Data,
  ctx: Ctx,
): Promise<{ readonly data: Data; readonly problem?: Problem }> {
  const { earlyBill: stored } = before;
  if (stored === undefined) return { data: before };
  const data = fill<Data>(before, { earlyBill: undefined });
  const bytes = await ctx.files.read(stored.id);
  const file =
    bytes === undefined ? undefined : await inspectFile(bytes, { kind: 'bill', name: stored.name });
  const order = file?.ok === true ? orderOf(file.text ?? '', data) : undefined;
  if (file?.ok !== true || order === undefined) return { data };
  const read = await billOf({ ok: true, stored, file }, order, data, ctx);
  return 'problem' in read ? { data, problem: read.problem } : { data: fill<Data>(data, read) };
}
