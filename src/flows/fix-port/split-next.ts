import type { Ctx, Next } from '../engine/flow.js';
import type { Data, Group } from './data.js';
import type { Rejected } from './load.js';
import { isOwn, proposal, withoutAccount, withoutBill } from './split.js';

/** The order's own bill, where it is still in hand. */
async function withOwnBill(groups: Group[], rejected: Rejected, ctx: Ctx): Promise<Group[]> {
  const document = rejected.port.documents.findLast(({ kind }) => kind === 'bill');
  const bytes = document === undefined ? undefined : await ctx.files.read(document.id);
  if (document === undefined || bytes === undefined) return groups;
  const { id, name } = document;
  const type = name.toLowerCase().endsWith('.png') ? 'image/png' : 'application/pdf';
  const bill = { id, name, type, size: bytes.length };
  return groups.map((group) => (isOwn(group, rejected) ? { ...group, bill } : group));
}

/** From the proposal to each account and bill to the review: the first that is open. */
export async function nextInSplit(data: Data, rejected: Rejected, ctx: Ctx): Promise<Next<Data>> {
  const groups = data.groups ?? (await withOwnBill(await proposal(rejected, data, ctx), rejected, ctx));
  const settled = { ...data, groups };
  if (data.agreed !== true || groups.length < 2)
    return { step: 'split', data: { ...settled, agreed: undefined } };
  if (withoutAccount(groups, rejected) >= 0) return { step: 'groupAccount', data: settled };
  if (withoutBill(groups) >= 0) return { step: 'groupBill', data: settled };
  return { step: 'splitReview', data: settled };
}
