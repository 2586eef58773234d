import type { Ctx, FileRef, Outcome, Reminded } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import { nextLetterReminder } from '../shared/port/letter-reminders.js';
import type { Data, PlacedPort } from './data.js';
import { loaProblem } from './loa-step.js';
import { takeFile } from './take-file.js';

/** The orders whose letter has come meanwhile, by whatever way, no longer wait. */
export async function withLettersSeen(data: Data, ctx: Ctx): Promise<Data> {
  const seen = async (one: PlacedPort): Promise<PlacedPort> => {
    if (one.loaOpen !== true) return one;
    const order = await visibleOrder(one.id, ctx);
    const isThere = order?.port?.documents.some(({ kind }) => kind === 'loa') ?? false;
    return isThere ? { ...one, loaOpen: undefined } : one;
  };
  return { ...data, placed: await Promise.all((data.placed ?? []).map(seen)) };
}

/** The letter for the one order that waits for it, or for the one the text names. */
export async function handInLoa(
  files: readonly FileRef[],
  said: string,
  data: Data,
  ctx: Ctx,
): Promise<Outcome<Data>> {
  const open = (data.placed ?? []).filter(({ loaOpen }) => loaOpen === true);
  const named = open.filter(({ id }) => said.toUpperCase().includes(id));
  const [order, ...others] = named.length > 0 ? named : open;
  if (order === undefined) return answer<Data>({});
  if (others.length > 0) return retry('waiting.which', { ids: open.map(({ id }) => id).join(', ') });
  const taken = await takeFile(files, 'loa', ctx);
  if (!taken.ok) return { type: 'retry', problem: taken.problem };
  const known = data.groups?.[order.group];
  const problem = loaProblem(taken.file.text, order.numbers, known?.authorisedName ?? '', data, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  const { name, type, id } = taken.stored;
  const bytes = await ctx.files.read(id);
  if (bytes === undefined) return retry('file.gone', { name });
  const result = await ctx.pstn.addDocument(order.id, { kind: 'loa', name, type, bytes }, ctx.person);
  if (result.ok) return answer<Data>({});
  return result.why === 'refused'
    ? retry('documents.refused', { reason: result.reason })
    : retry('documents.tooLateNow', { orderId: order.id });
}

/** Once the letter is there nobody is reminded of it. */
export async function reminded(before: Data, ctx: Ctx): Promise<Reminded<Data> | undefined> {
  const isLate = ({ placed = [] }: Data): boolean => placed.some(({ loaOpen }) => loaOpen === true);
  if (before.done !== true || !isLate(before)) return { data: { nudged: undefined } };
  const { placed, ...data } = await withLettersSeen(before, ctx);
  if (!isLate({ ...data, placed })) return undefined;
  const count = (data.reminded ?? 0) + 1;
  return {
    data: { placed, reminded: count, nudged: undefined },
    again: nextLetterReminder(count, ctx),
  };
}
