import type { PortAccount, PortFacts, Portability } from '../../../src/orders/port/port-order.js';
import type { OrderView } from '../../../src/orders/port/port-view.js';

export const verdict = (number: string, rest: Partial<Portability> = {}): Portability => ({
  ...{ number, verdict: 'yes', type: 'local', losingCarrier: 'Lone Star' },
  ...rest,
});

export const facts = (rest: Partial<PortFacts> = {}): PortFacts => ({
  losingCarrier: 'Lone Star',
  btn: '+17135550100',
  scope: { kind: 'full' },
  documents: [],
  rejections: [],
  ...rest,
});

export const portOrder = (rest: Partial<OrderView> = {}): OrderView => ({
  id: 'P-1',
  type: 'port',
  status: 'pending',
  numbers: ['+17135550100', '+17135550101', '+17135550102'],
  createdAt: '2026-11-20T10:00:00.000Z',
  port: facts(),
  ...rest,
});

export const account: PortAccount = {
  losingCarrier: 'Lone Star',
  accountNumber: 'LS-4471',
  authorisedName: 'Darin L. Ward',
  btn: '+17135550100',
  businessName: 'Harbor & Pine LLC',
  serviceAddress: { street: '500 Main St', city: 'Houston', state: 'TX', zip: '77002' },
};
