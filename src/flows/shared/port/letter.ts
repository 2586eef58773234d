import { makeLoa } from '../../../documents/loa/make-loa.js';
import type { LoaSignature, PortAccount, ServiceAddress } from '../../../orders/port/port-order.js';
import type { Location } from '../../../pstn/provider.js';
import type { Ctx, StoredFile } from '../../engine/flow.js';

/** An address as one line; the same line is read back by `billingFrom`. */
export const addressLine = ({ street, city, state, zip }: ServiceAddress): string =>
  [street, city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** Where the bill is sent: what was typed, or the service address that the card has shown; undefined when it is no address. */
export function billingFrom(text: string, service: ServiceAddress): ServiceAddress | undefined {
  if (text.trim() === '') return service;
  const [street = '', city = '', rest = '', ...more] = text.split(',').map((part) => part.trim());
  if (street === '' || city === '' || rest === '' || more.length > 0) return undefined;
  const state = /^([A-Za-z]{2})\s+(\S.*)$/.exec(rest);
  const [, code = '', zip = rest] = state ?? [];
  return { street, city, zip, ...(code === '' ? {} : { state: code.toUpperCase() }) };
}

interface Letter {
  readonly orderId: string;
  readonly account: PortAccount;
  readonly billing: ServiceAddress;
  /** E.164. */
  readonly numbers: readonly string[];
  readonly signature: LoaSignature;
}

/** The signed letter of agency with every number, kept to be handed in. */
export async function signedLetter(
  { orderId, account, billing, numbers, signature }: Letter,
  { country, timeZone }: Location,
  ctx: Ctx,
): Promise<StoredFile> {
  const { businessName, authorisedName, accountNumber, btn, serviceAddress, losingCarrier } = account;
  const bytes = await makeLoa({
    country,
    businessName,
    authorisedName,
    accountNumber,
    btn,
    billingAddress: billing,
    serviceAddress,
    losingCarrier,
    numbers,
    signature,
    timeZone,
    reference: orderId,
  });
  return ctx.files.keep({ name: `LOA-${orderId}.pdf`, type: 'application/pdf', bytes });
}
