import {
  compareWithDraft,
  type Comparison,
  type TypedAccount,
} from '../../documents/bill/compare-with-draft.js';
import { readBill } from '../../documents/bill/read-bill.js';
import type { Ctx } from '../engine/flow.js';
import { fill } from '../shared/outcomes.js';
import type { Data, Difference } from './data.js';
import { nameOfAccount } from './hash.js';
import { ofOrder, type OrderToBe } from './orders-to-be.js';

function typedOf({ group, data }: OrderToBe): TypedAccount {
  const { accountNumber, businessName, authorisedName, btn, service } = data;
  return {
    ...(accountNumber === undefined ? {} : { accountNumber }),
    ...(businessName === undefined ? {} : { businessName }),
    ...(authorisedName === undefined ? {} : { authorisedName }),
    ...(btn === undefined ? {} : { btn }),
    ...(service === undefined ? {} : { serviceAddress: service }),
    numbers: group.numbers,
  };
}

function differenceOf(comparison: Comparison): Difference[] {
  if (comparison.verdict === 'same' || comparison.verdict === 'not_on_bill') return [];
  const { field, found, marked } = comparison;
  return [{ field, typed: marked.typed, found: marked.found, value: found }];
}

/** The same thing only written otherwise is no reason to ask, but shown where something is asked. */
function differencesOf(comparisons: readonly Comparison[]): Difference[] {
  const isReal = comparisons.some(({ verdict }) => verdict === 'different');
  return isReal ? comparisons.flatMap(differenceOf) : [];
}

const decoder = new TextDecoder();

/** Holds the bill against what is typed now, if that has not been done yet. */
export async function withComparison(data: Data, order: OrderToBe, ctx: Ctx): Promise<Data> {
  const { bill } = order.data;
  const comparedWith = nameOfAccount(order);
  if (bill?.text === undefined || bill.comparedWith === comparedWith) return data;
  const bytes = await ctx.files.read(bill.text);
  if (bytes === undefined) return data;
  const read = readBill(decoder.decode(bytes), { country: data.location?.country ?? 'US' });
  const differences = differencesOf(compareWithDraft(read, typedOf(order)));
  return fill<Data>(data, {
    ...ofOrder(data, order, { bill: { ...bill, comparedWith, differences } }),
    at: data.at,
  });
}
