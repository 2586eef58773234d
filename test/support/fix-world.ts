/** Rejected ports for tests of the flows that put them right. */
import type { PortAccount, PortFacts, RejectionReason } from '../../src/orders/port/port-order.js';
import type { Order } from '../../src/pstn/provider.js';
import { paper } from '../documents/papers.js';
import { fakeAccount } from './fake-ports.js';
import type { GivenFile } from './fake-services.js';
import type { Talk } from './talk-engine.js';

export const portNumbers = ['+17135550100', '+17135550101', '+17135550102', '+17135550103'] as const;

export const portAccount: PortAccount = { ...fakeAccount, pin: '4711', btn: '+17135550199' };

export const noAccount: PortAccount = {
  losingCarrier: 'Fjordtele',
  accountNumber: '99120034',
  authorisedName: 'Ingrid Berg',
  btn: '+4722555099',
  businessName: 'Fjordlys AS',
  serviceAddress: { street: 'Bryggegata 3', city: 'Oslo', zip: '0250' },
};

/** A place for a port in Norway (variant B). */
export const ofOslo = {
  customerId: 'fl',
  locationId: 'fl-oslo',
  account: noAccount,
  numbers: ['+4722555001', '+4722555002'],
  port: { requested: { date: '2026-12-03', time: '10:00' } },
} as const;

interface Port {
  readonly id?: string;
  readonly locationId?: string;
  readonly customerId?: string;
  readonly numbers?: readonly string[];
  readonly account?: PortAccount;
  readonly port?: Partial<PortFacts>;
  /** No date was ever asked for, as variant A files it. */
  readonly undated?: boolean;
}

/** A port order that Cisco has accepted. */
export function addPort(talk: Pick<Talk, 'pstn'>, options: Port = {}): string {
  const { id = 'PO-104300', account = portAccount, numbers = portNumbers } = options;
  const { losingCarrier, btn } = account;
  const order: Partial<Order> = {
    type: 'port',
    status: 'submitted',
    numbers,
    port: {
      losingCarrier,
      btn,
      scope: { kind: 'full' },
      documents: [
        { id: 'bill-1', kind: 'bill', name: 'lone-star-october.pdf', at: '2026-11-20T15:00:00Z' },
        { id: 'loa-1', kind: 'loa', name: 'loa.pdf', at: '2026-11-20T15:00:00Z' },
      ],
      rejections: [],
      ...(options.undated === true ? {} : { requested: { date: '2026-12-03' } }),
      ...options.port,
    },
  };
  const place = { customerId: options.customerId ?? 'hp', locationId: options.locationId ?? 'hp-houston' };
  talk.pstn.add({ id, ...place, ...order }, account);
  return id;
}

/** A port order that the losing carrier has rejected. */
export function addRejected(
  talk: Pick<Talk, 'pstn'>,
  reasons: readonly (RejectionReason | string)[],
  options: Port = {},
): string {
  const id = addPort(talk, options);
  talk.pstn.reject(id, reasons);
  return id;
}

/** A bill of that date, as a PDF with a text layer. */
export const billOf = async (date: string, name = 'lone-star-november.pdf'): Promise<GivenFile> => ({
  name,
  type: 'application/pdf',
  bytes: await paper(['Lone Star Telecom', `Invoice date: ${date}`, 'Account number: 884213']),
});

/** A signed letter of agency with these lines. */
export const letterOf = async (lines: readonly string[], name = 'fullmakt.pdf'): Promise<GivenFile> => ({
  name,
  type: 'application/pdf',
  bytes: await paper(lines),
});
