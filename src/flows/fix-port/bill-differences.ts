import { compareWithDraft } from '../../documents/bill/compare-with-draft.js';
import { readBill } from '../../documents/bill/read-bill.js';
import type { Ctx } from '../engine/flow.js';
import { masked } from '../shared/port/mask.js';
import type { Data } from './data.js';
import type { Rejected } from './load.js';

const decoder = new TextDecoder();

/** Where the new bill has another account number or name than what would be sent, a line each; the number masked. */
export async function billDifferences(
  { next, location }: Rejected,
  { billText }: Data,
  ctx: Ctx,
): Promise<readonly string[]> {
  const bytes = billText === undefined ? undefined : await ctx.files.read(billText);
  if (bytes === undefined || next === undefined) return [];
  const { accountNumber, businessName, authorisedName } = next;
  const bill = readBill(decoder.decode(bytes), { country: location.country });
  return compareWithDraft(bill, { accountNumber, businessName, authorisedName }).flatMap((one) => {
    if (one.verdict !== 'different') return [];
    const show = (value: string): string => (one.field === 'accountNumber' ? masked(value) : value);
    const field = ctx.t(`accountFields.${one.field}`);
    return [ctx.t('checks.billDiffers', { field, found: show(one.found), typed: show(one.typed) })];
  });
}
