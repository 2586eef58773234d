import { z } from 'zod';
import type { PortAccount } from '../../orders/port/port-order.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { retry } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import {
  accountFields,
  changed,
  hasStates,
  readField,
  shownValue,
  valueOf,
  type AccountField,
} from '../shared/port/account-fields.js';
import { addressLine, billingFrom } from '../shared/port/letter.js';
import { signatureFrom, splitName } from '../shared/port/signature.js';
import card from './cards/value.json' with { type: 'json' };
import type { Data } from './data.js';
import { customerOfPort, thePort, type Port } from './load.js';
import { send, type Signed } from './send.js';

const text = z.string().default('');
const input = z.object({
  accountNumber: text,
  pin: text,
  authorisedName: text,
  businessName: text,
  btn: text,
  street: text,
  city: text,
  state: text,
  zip: text,
  firstName: text,
  lastName: text,
  jobTitle: text,
  billing: text,
});
const secret: readonly string[] = ['accountNumber', 'pin'];
/** What the letter of agency names: changed, it has to be signed anew. */
const inLetter: readonly string[] = ['authorisedName', 'businessName', 'address', 'numbers'];

export const needsLetter = ({ field = '' }: Data): boolean => inLetter.includes(field);

/** Signed on the spot (variant A). */
export const signsHere = (data: Data, { location }: Port): boolean =>
  needsLetter(data) && location.variant === 'A';

function asked({ field }: Data, { location }: Port): readonly AccountField[] {
  if (field !== 'address') return accountFields.filter((one) => one === field);
  return accountFields.slice(5).filter((one) => one !== 'state' || hasStates(location.country));
}

type Sign = Pick<z.infer<typeof input>, 'firstName' | 'lastName' | 'jobTitle' | 'billing'>;

/** The signature where one is needed here; nothing where it is not. `account` as it will be. */
export function signed(
  typed: Sign,
  data: Data,
  { found, account }: { found: Port; account: Partial<PortAccount> | undefined },
  ctx: Ctx,
): { signed?: Signed } | Outcome<Data> {
  if (!signsHere(data, found)) return {};
  const signature = signatureFrom<Data>(typed, ctx);
  if ('type' in signature) return signature;
  const service = account?.serviceAddress;
  const billing = service === undefined ? undefined : billingFrom(typed.billing, service);
  return billing === undefined ? retry('problems.billing') : { signed: { signature, billing } };
}

async function save(typed: z.infer<typeof input>, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await thePort(data, ctx);
  const account = await ctx.pstn.portAccount(found.order.id);
  const values: Partial<Record<AccountField, string>> = {};
  for (const field of asked(data, found)) {
    const value = readField(field, typed[field], found.location.country);
    if (value === undefined) return retry(`problems.${field}`);
    values[field] = value;
  }
  if (
    account !== undefined &&
    Object.entries(values).every(([field, value]) => value === valueOf(field as AccountField, account))
  ) {
    return retry('value.same');
  }
  const change = changed(values, account);
  const letter = signed(typed, data, { found, account: { ...account, ...change } }, ctx);
  return 'type' in letter ? letter : send({ account: change }, 'changed', data, ctx, letter.signed);
}

/** One part of the account, old value shown; signed anew with it where the letter of agency names it. */
export const valueStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: ({ field }) => field !== undefined && field !== 'numbers',
  async view(data, ctx) {
    const found = await thePort(data, ctx);
    const { order, port } = found;
    const account = await ctx.pstn.portAccount(order.id);
    const fields = asked(data, found);
    const signs = signsHere(data, found);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: `${order.id} · ${ctx.t(`editables.${data.field ?? 'address'}`)}`,
      now: fields.map((field) => {
        const old = shownValue(field, account);
        return {
          title: ctx.t('value.now', { field: ctx.t(`accountFields.${field}`) }),
          value: old === '' ? '–' : old,
        };
      }),
      show: Object.fromEntries(accountFields.map((field) => [field, fields.includes(field)])),
      ...Object.fromEntries(
        accountFields.map((field) => [field, secret.includes(field) ? '' : valueOf(field, account)]),
      ),
      signed: signs,
      statement: signs
        ? ctx.t('sign.statement', {
            business: account?.businessName ?? '–',
            carrier: port.losingCarrier,
            numbers: compactNumbers(order.numbers),
          })
        : '',
      ...splitName(account?.authorisedName),
      jobTitle: '',
      billing: '',
      service: account === undefined ? '–' : addressLine(account.serviceAddress),
      saves: [{ name: ctx.t(signs ? 'value.sign' : 'value.save') }],
    };
  },
  deeds: { save: { deed: 'change_port', customer: customerOfPort } },
  actions: { save: (typed, data, ctx) => save(typed, data, ctx) },
});
