import { makeLoa } from '../../documents/loa/make-loa.js';
import type { LoaSignature } from '../../orders/port/port-order.js';
import type { Ctx, Effect } from '../engine/flow.js';
import { formatNumber } from '../shared/phone-format.js';
import type { Address, Data, GroupData } from './data.js';
import { momentText } from './days.js';
import { ordersToBe, type OrderToBe } from './orders-to-be.js';
import { addressText, carrierName, masked, someNumbers } from './words.js';

/** `LOA-Prairie-Voice.pdf`, in letters every mail system takes; two orders of one carrier are told apart. */
export function letterName({ carrier, index }: OrderToBe, orders: readonly OrderToBe[]): string {
  const folded = carrier
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const words = folded.match(/[A-Za-z0-9]+/g) ?? [];
  const isAlone = orders.filter((other) => other.carrier === carrier).length === 1;
  return `${['LOA', ...words, ...(isAlone ? [] : [index])].join('-')}.pdf`;
}

const noAddress: Address = { street: '', city: '', zip: '' };

export const billingOf = ({ service, billing, billedThere }: GroupData): Address =>
  (billedThere === false ? billing : service) ?? noAddress;

/** The statement the signer reads before signing; the letter itself has the account number in full. */
export function statementOf(order: OrderToBe, data: Data, ctx: Ctx): string {
  const { businessName = '', authorisedName = '', accountNumber, btn = '', service } = order.data;
  const { country } = data.location ?? {};
  return ctx.t('sign.statement', {
    name: authorisedName,
    business: businessName,
    account: masked(accountNumber),
    btn: formatNumber(btn),
    service: addressText(service),
    billing: addressText(billingOf(order.data)),
    count: order.group.numbers.length,
    numbers: someNumbers(order.group.numbers, ctx, 12),
    carrier: carrierName(order, ctx),
    messaging: country === 'US' || country === 'CA' ? 'yes' : 'no',
  });
}

/** The signed letter of agency, kept, and posted so that the signer has it. */
export async function signedLetter(order: OrderToBe, signature: LoaSignature, data: Data, ctx: Ctx) {
  const { businessName = '', authorisedName = '', accountNumber = '', btn = '', service } = order.data;
  const carrier = carrierName(order, ctx);
  const bytes = await makeLoa({
    country: data.location?.country ?? 'US',
    businessName,
    authorisedName,
    accountNumber,
    btn,
    billingAddress: billingOf(order.data),
    serviceAddress: service ?? noAddress,
    losingCarrier: carrier,
    numbers: order.group.numbers,
    signature,
    timeZone: data.location?.timeZone ?? 'UTC',
  });
  const file = await ctx.files.keep({
    name: letterName(order, ordersToBe(data)),
    type: 'application/pdf',
    bytes,
  });
  const name = `${signature.firstName} ${signature.lastName}`;
  const markdown = ctx.t('sign.posted', { carrier, name, moment: momentText(signature.at, data, ctx) });
  const post: Effect = { type: 'post-file', file, markdown };
  return { file, post };
}
