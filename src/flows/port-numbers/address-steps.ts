import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import { addressIn, addressInput, asksState, exampleAddress, readAddress } from './address-fields.js';
import billingCard from './cards/billing.json' with { type: 'json' };
import addressCard from './cards/address.json' with { type: 'json' };
import type { Address, Data, GroupData } from './data.js';
import { own } from './hear.js';
import { current, ofCurrent, ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { takeBill } from './take-bill.js';
import { carrierName, whichOrder } from './words.js';

const fieldsOf = (address: Address | undefined, data: Data): View => ({
  street: address?.street ?? '',
  city: address?.city ?? '',
  askState: asksState(data),
  state: address?.state ?? '',
  zip: address?.zip ?? '',
});

const common = (data: Data, ctx: Ctx): View => ({
  eyebrow: eyebrow(ctx, data.customerId),
  location: data.location?.name ?? '',
  carrier: carrierName(current(data), ctx),
  which: whichOrder(current(data), ordersToBe(data).length, ctx),
});

const places = ['here', 'elsewhere'] as const;
const input = z.object({ ...addressInput, billed: z.string().default('') });
type Typed = z.infer<typeof input>;

function settleService(typed: Typed, data: Data, ctx: Ctx): Outcome<Data> {
  const read = readAddress(typed, data, ctx);
  if (!('address' in read)) return read;
  return answer<Data>(ofCurrent(data, { service: read.address, billedThere: typed.billed !== 'elsewhere' }));
}

function settleBilling(typed: Omit<Typed, 'billed'>, data: Data, ctx: Ctx): Outcome<Data> {
  const read = readAddress(typed, data, ctx);
  if (!('address' in read)) return read;
  return answer<Data>(ofCurrent(data, { billing: read.address, billedThere: false }));
}

type Settle = (typed: Typed, data: Data, ctx: Ctx) => Outcome<Data>;

/** An address in one line, as the answer to the card. */
const heardAs =
  (settle: Settle) =>
  (said: Saying, data: Data, ctx: Ctx): Outcome<Data> | undefined => {
    const typed = addressIn(said.text, data);
    if (typed !== undefined) return settle({ ...typed, billed: 'here' }, data, ctx);
    if (isElsewhere(said, own)) return undefined;
    const example = exampleAddress[data.location?.country ?? 'US'] ?? '';
    return retry('address.howToWrite', { example });
  };

/** Where a proposed address comes from. */
function whence(known: GroupData | undefined, isCopied: boolean, ctx: Ctx): string {
  if (known?.onBill !== undefined) return ctx.t('address.onBill', { name: known.bill?.file.name ?? '' });
  return isCopied ? ctx.t('account.copied') : '';
}

/** Where the losing carrier has the lines; named, so that nobody takes it for another address. */
export const addressStep: Step<Data> = defineStep<Data, typeof input>({
  card: addressCard,
  input,
  private: true,
  ready: (data) => current(data)?.data.accountNumber !== undefined,
  view(data, ctx) {
    const known = current(data)?.data;
    const earlier = ordersToBe(data).find(({ data: other }) => other.service !== undefined);
    return {
      ...common(data, ctx),
      ...fieldsOf(known?.service ?? known?.onBill ?? earlier?.data.service, data),
      rule: rule('service_address', ctx),
      places: places.map((id) => ({ id, name: ctx.t(`billed.${id}`) })),
      billed: known?.billedThere === false ? 'elsewhere' : 'here',
      copied: known?.service === undefined ? whence(known, earlier !== undefined, ctx) : '',
    };
  },
  actions: { settle: settleService },
  text: heardAs(settleService),
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});

const billingInput = z.object(addressInput);

/** Where the bill goes, where that is somewhere else; the letter of agency has to name it. */
export const billingStep: Step<Data> = defineStep<Data, typeof billingInput>({
  card: billingCard,
  input: billingInput,
  private: true,
  ready: (data) => current(data)?.data.billedThere === false,
  view: (data, ctx) => ({ ...common(data, ctx), ...fieldsOf(current(data)?.data.billing, data) }),
  actions: { settle: settleBilling },
  text: heardAs(settleBilling),
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});
