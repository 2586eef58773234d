/** Orders that were sent without the letter of agency (LOA): reminded of until it is there. */
import { isFinal } from '../../orders/transitions.js';
import type { Order } from '../../pstn/provider.js';
import type { Ctx, Effect, FileRef, Outcome, Reminded } from '../engine/flow.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import { firstLetterReminder, nextLetterReminder } from '../shared/port/letter-reminders.js';
import { receiveFile } from '../shared/port/receive-file.js';
import type { Data } from './data.js';
import { letterProblem } from './loa-step.js';

/** The orders the draft has sent. */
export async function sentOrders({ orderId = '', groups = [] }: Data, ctx: Ctx): Promise<Order[]> {
  const ids = groups.map((group) => group.orderId).filter((id) => id !== undefined);
  const found = await Promise.all((ids.length > 0 ? ids : [orderId]).map((id) => visibleOrder(id, ctx)));
  return found.filter((order) => order !== undefined);
}

/** A letter of before the last rejection is the one that no longer holds. */
function lacksLetter({ type, status, port }: Order): boolean {
  const since = port?.rejections.at(-1)?.answeredAt ?? '';
  const isThere = port?.documents.some(({ kind, at }) => kind === 'loa' && at >= since) ?? true;
  return !isThere && !isFinal(type, status);
}

/** Those whose letter the authorised contact still has to hand in (variant B). */
export async function withoutLetter(data: Data, ctx: Ctx): Promise<readonly Order[]> {
  if (data.done === undefined || data.done === 'case') return [];
  const orders = await sentOrders(data, ctx);
  if (data.done === 'resubmitted') return data.loaLater === true ? orders.filter(lacksLetter) : [];
  const locations = await locationsOf(orders, ctx);
  return orders.filter((order) => locations.get(order.locationId)?.variant === 'B' && lacksLetter(order));
}

export const letterReminder = (ctx: Ctx): Effect => ({ type: 'nudge', at: firstLetterReminder(ctx) });

export async function reminded(data: Data, ctx: Ctx): Promise<Reminded<Data> | undefined> {
  if (data.done === undefined) return { data: {} };
  if ((await withoutLetter(data, ctx)).length === 0) return undefined;
  const count = (data.reminded ?? 0) + 1;
  return { data: { reminded: count }, again: nextLetterReminder(count, ctx) };
}

/** The letter for the one order that waits for it, or for the one the text names. */
export async function handInLetter(
  files: readonly FileRef[],
  said: string,
  data: Data,
  ctx: Ctx,
): Promise<Outcome<Data>> {
  const open = await withoutLetter(data, ctx);
  const named = open.filter(({ id }) => said.toUpperCase().includes(id));
  const [order, ...others] = named.length > 0 ? named : open;
  const location = order && (await locationsOf([order], ctx)).get(order.locationId);
  if (order === undefined || location === undefined) return answer<Data>({});
  if (others.length > 0) return retry('waiting.which', { ids: open.map(({ id }) => id).join(', ') });
  const received = await receiveFile(files, 'loa', ctx);
  if (!received.ok) return { type: 'retry', problem: received.problem };
  const signer = (await ctx.pstn.portAccount(order.id))?.authorisedName ?? '';
  const about = { numbers: order.numbers, signer, location };
  const problem = letterProblem(received.inspected.text, about, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  const { name, type, id } = received.file;
  const bytes = await ctx.files.read(id);
  if (bytes === undefined) return retry('files.gone', { name });
  const result = await ctx.pstn.addDocument(order.id, { kind: 'loa', name, type, bytes }, ctx.person);
  return !result.ok && result.why === 'refused'
    ? retry('waiting.refused', { reason: result.reason })
    : answer<Data>({});
}
