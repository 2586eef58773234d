import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Outcome, type Patch, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { phoneIn } from './account-fields.js';
import card from './cards/compare.json' with { type: 'json' };
import type { Data, Difference, GroupData } from './data.js';
import { current, ofCurrent, ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { takeBill } from './take-bill.js';
import { whichOrder } from './words.js';

const addressParts = ['street', 'city', 'zip'];
const accountParts = ['accountNumber', 'businessName', 'authorisedName'];

const capital = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

function view(data: Data, ctx: Ctx): View {
  const order = current(data);
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    which: whichOrder(order, ordersToBe(data).length, ctx),
    differences: (order?.data.bill?.differences ?? []).map(({ field, typed, found }) => ({
      title: capital(ctx.t(`names.${field}`), ctx.locale),
      lines: [
        { line: ctx.t('compare.typed', { text: typed }) },
        { line: ctx.t('compare.onBill', { text: found }) },
      ],
    })),
    rule: rule('must_match', ctx),
  };
}

/** What the bill says, put in the place of what was typed. */
function takenOver(differences: readonly Difference[], data: Data): Patch<GroupData> {
  const { service } = current(data)?.data ?? {};
  const patch: Record<string, unknown> = {};
  let address = service;
  for (const { field, value } of differences) {
    if (accountParts.includes(field)) patch[field] = value;
    if (field === 'btn') patch['btn'] = phoneIn(value, data) ?? current(data)?.data.btn;
    if (addressParts.includes(field) && address !== undefined) address = { ...address, [field]: value };
  }
  return { ...patch, ...(address === service ? {} : { service: address }) };
}

const keep = (data: Data): Outcome<Data> => {
  const bill = current(data)?.data.bill;
  return bill === undefined
    ? answer<Data>({})
    : answer<Data>(ofCurrent(data, { bill: { ...bill, differences: [] } }));
};

const take = (data: Data): Outcome<Data> =>
  answer<Data>(ofCurrent(data, takenOver(current(data)?.data.bill?.differences ?? [], data)));

const edit = (data: Data): Outcome<Data> => {
  const fields = (current(data)?.data.bill?.differences ?? []).map(({ field }) => field);
  const onlyAddress = fields.every((field) => addressParts.includes(field));
  return { type: 'change', step: onlyAddress ? 'address' : 'account' };
};

/** Bill and form side by side, character by character, where they differ. */
export const compareStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  private: true,
  ready: (data) => (current(data)?.data.bill?.differences ?? []).length > 0,
  view,
  actions: {
    take: (_input, data) => take(data),
    edit: (_input, data) => edit(data),
    keep: (_input, data) => keep(data),
  },
  text(said, data) {
    if (/\b(?:the bill|from the bill|fakturaen|regningen)\b/i.test(said.text)) return take(data);
    return /\b(?:keep|mine|behold|mitt)\b/i.test(said.text) ? keep(data) : undefined;
  },
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});
