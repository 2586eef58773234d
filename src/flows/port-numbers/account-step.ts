import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import { isElsewhere } from '../shared/said.js';
import {
  asFields,
  asksCarrier,
  asksPin,
  heardFields,
  missingFields,
  missingProblem,
  phoneIn,
} from './account-fields.js';
import card from './cards/account.json' with { type: 'json' };
import type { Data } from './data.js';
import { own } from './hear.js';
import { current, interviewOf, ofCurrent, ordersToBe, type OrderToBe } from './orders-to-be.js';
import { takeBill } from './take-bill.js';
import { carrierName, whichOrder } from './words.js';

const text = z.string().max(200).default('');
const input = z.object({
  losingCarrier: text,
  accountNumber: text,
  businessName: text,
  authorisedName: text,
  btn: text,
  stays: text,
  pin: text,
});

const stays = ['nothing', 'keep', 'disconnect'] as const;

/** A main number that is known and not ported stays, so “everything leaves” is no answer. */
function staysView(order: OrderToBe | undefined, data: Data, ctx: Ctx): View {
  const { btn, btnIsPorted } = order === undefined ? {} : interviewOf(order, data);
  const chosen = order?.data.stays ?? '';
  if (btn === undefined || btnIsPorted !== false) {
    const staying = stays.map((id) => ({ id, name: ctx.t(`stays.${id}`) }));
    return { staysLabel: ctx.t('account.staysLabel'), staying, stays: chosen };
  }
  return {
    staysLabel: ctx.t('account.restLabel', { btn: formatNumber(btn) }),
    staying: (['keep', 'disconnect'] as const).map((id) => ({ id, name: ctx.t(`rest.${id}`) })),
    stays: chosen === 'nothing' ? '' : chosen,
  };
}

/** The order before this one, whose names are likely those of this one too. */
const before = (order: OrderToBe, data: Data): OrderToBe | undefined =>
  ordersToBe(data).find(({ data: other }) => other.businessName !== undefined && other !== order.data);

function view(data: Data, ctx: Ctx): View {
  const order = current(data);
  const orders = ordersToBe(data);
  const known = order?.data ?? {};
  const earlier = order === undefined || known.businessName !== undefined ? undefined : before(order, data);
  const btn = known.btn ?? order?.group.btn;
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    carrier: carrierName(order, ctx),
    which: whichOrder(order, orders.length, ctx),
    sendBill: known.bill === undefined ? ctx.t('account.sendBill') : '',
    fromBill: known.bill === undefined ? '' : ctx.t('account.fromBill', { name: known.bill.file.name }),
    askCarrier: order !== undefined && asksCarrier(order),
    askPin: order !== undefined && asksPin(order),
    losingCarrier: known.losingCarrier ?? '',
    accountNumber: known.accountNumber ?? '',
    businessName: known.businessName ?? earlier?.data.businessName ?? '',
    authorisedName: known.authorisedName ?? earlier?.data.authorisedName ?? '',
    btn: btn === undefined ? '' : formatNumber(btn),
    ...staysView(order, data, ctx),
    pin: known.pin ?? '',
    copied: earlier === undefined ? '' : ctx.t('account.copied'),
  };
}

/** Takes what was typed, and says what is still missing. */
function settle(typed: z.infer<typeof input>, data: Data, ctx: Ctx): Outcome<Data> {
  const { stays: chosen, ...texts } = typed;
  const kind = stays.find((one) => one === chosen);
  const patch = { ...asFields(texts, data), ...(kind === undefined ? {} : { stays: kind }) };
  const filled = ofCurrent(data, patch);
  if (texts.btn.trim() !== '' && phoneIn(texts.btn, data) === undefined) {
    return { type: 'retry', problem: { key: 'account.btnWrong' }, data: filled };
  }
  const after = { ...data, ...filled } as Data;
  const order = current(after);
  if (order === undefined || missingFields(order, after).length === 0) return answer<Data>(filled);
  return { type: 'retry', problem: missingProblem(order, after, ctx), data: filled };
}

/** The account as the losing carrier has it, with the questions that tell full from partial. */
export const accountStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: (data) => current(data) !== undefined,
  view,
  actions: { settle },
  text(said, data) {
    const order = current(data);
    if (order === undefined) return undefined;
    const heard = heardFields(said.text, order, data);
    if (Object.keys(heard).length > 0) return answer<Data>(ofCurrent(data, heard));
    return isElsewhere(said, own) ? undefined : retry('account.howToWrite');
  },
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});
