import type { LoaSignature, ServiceAddress } from '../../orders/port/port-order.js';

/** What a Letter of Agency says. The PIN has no place in it. */
export interface LoaInput {
  readonly country: 'US' | 'CA' | 'GB' | 'NO';
  /** Billing name: the business name with the losing carrier. */
  readonly businessName: string;
  readonly authorisedName: string;
  readonly accountNumber: string;
  /** E.164. */
  readonly btn: string;
  /** Where the bill is sent to: US rule, 47 CFR 64.1130. Never a silent copy of the service address. */
  readonly billingAddress: ServiceAddress;
  readonly serviceAddress: ServiceAddress;
  readonly losingCarrier: string;
  /** E.164; every one is listed. */
  readonly numbers: readonly string[];
  readonly signature: LoaSignature;
  /** IANA zone in which the time of signing is told. */
  readonly timeZone: string;
  /** Printed at the foot, e.g. the order id. */
  readonly reference?: string;
}

/** The signed Letter of Agency as a PDF, in the language of the country. */
export const makeLoa = (_input: LoaInput): Promise<Uint8Array> => Promise.reject(new Error('not built yet'));
