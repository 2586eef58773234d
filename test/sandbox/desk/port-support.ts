import type { PortAccount } from '../../../src/orders/port/port-order.js';
import type { ChangeResult, NewOrder, Order } from '../../../src/pstn/provider.js';
import { at, placed, type startDesk, who } from './start-desk.js';

type Desk = Awaited<ReturnType<typeof startDesk>>;
type NewPortOrder = Extract<NewOrder, { type: 'port' }>;

export const account: PortAccount = {
  losingCarrier: 'Lone Star Telecom',
  accountNumber: '884213',
  authorisedName: 'Alice Morgan',
  btn: '+14095550100',
  businessName: 'Harbor & Pine LLC',
  pin: '604417',
  serviceAddress: { street: '1200 Harbor Street', city: 'Houston', state: 'TX', zip: '77002' },
};

export const port = (over: Partial<NewPortOrder> = {}): NewPortOrder => ({
  key: 'k',
  type: 'port',
  locationId: at('Houston'),
  orderedBy: who.alice,
  numbers: ['+14095550101', '+14095550102'],
  account,
  scope: { kind: 'partial', remaining: 'keep' },
  signature: {
    firstName: 'Alice',
    lastName: 'Morgan',
    jobTitle: 'IT Manager',
    at: '2026-03-02T08:59:00.000Z',
  },
  ...over,
});

export const filed = async (desk: Desk, over: Partial<NewPortOrder> = {}): Promise<Order> =>
  placed(await desk.pstn.placeOrder(port(over)));

/** Presses of whoever plays Cisco, for one order. */
export const carrierOf = (desk: Pick<Desk, 'post'>, id: string) => {
  const move = (body: unknown) => desk.post(`/desk/page/orders/${id}/moves`, body);
  return {
    move,
    accept: () => move({ to: 'submitted' }),
    confirm: (date: string, time: string) => move({ to: 'foc_received', foc: { date, time } }),
    complete: () => move({ to: 'completed' }),
    reject: (...reasons: { code: string; text?: string; numbers?: string[] }[]) =>
      move({ to: 'rejected', reasons }),
    remark: (body: unknown) => desk.post(`/desk/page/orders/${id}/remarks`, body),
  };
};

export const changed = (result: ChangeResult): Order => {
  if (result.ok) return result.order;
  throw new Error(`Refused: ${JSON.stringify(result)}`);
};
