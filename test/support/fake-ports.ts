import { createHash } from 'node:crypto';
import type { Portability, PortAccount, RejectionReason } from '../../src/orders/port/port-order.js';
import type { ChangeResult, Order, OrderResult, PersonRef, PstnProvider } from '../../src/pstn/provider.js';
import * as carrier from '../../src/pstn/ports/carrier-acts.js';
import { checkPort } from '../../src/sandbox/desk/ports/check-port.js';
import {
  cancelling,
  changing,
  handingIn,
  once,
  resubmitting,
  type PortAct,
} from '../../src/pstn/ports/customer-acts.js';
import {
  filePort,
  isPort,
  withEvents,
  type NewPortOrder,
  type PortOrder,
  type PortRecord,
} from '../../src/pstn/ports/port-state.js';
import { bluebird, locationOf } from './fake-world.js';

export const fakeAccount: PortAccount = {
  losingCarrier: 'Lone Star Telecom',
  accountNumber: '884213',
  authorisedName: 'Alice Morgan',
  btn: '+14095550100',
  businessName: 'Harbor & Pine',
  serviceAddress: { street: '1200 Harbor Street', city: 'Houston', state: 'TX', zip: '77002' },
};

const carriers: Record<string, string> = {
  '+44': 'Thames Voice',
  '+47': 'Fjordtele',
};

/** Everything can be ported unless a test says otherwise; toll-free cannot. */
const usual = (number: string): Portability =>
  /^\+18(00|33|44|55|66|77|88)/.test(number)
    ? { number, verdict: 'no', reason: 'toll_free', type: 'tollfree' }
    : {
        number,
        verdict: 'yes',
        type: 'local',
        losingCarrier: carriers[number.slice(0, 3)] ?? 'Lone Star Telecom',
      };

export type PortCalls = Pick<
  PstnProvider,
  'portability' | 'portAccount' | 'addDocument' | 'resubmitPort' | 'changePort' | 'cancelPort'
>;

/** What tests let Cisco and the losing carrier do. */
export interface FakeCarrier {
  /** From now on the check answers so for the number. */
  portabilityOf(number: string, is: Partial<Omit<Portability, 'number'>>): void;
  /** Pending → submitted. */
  submit(orderId: string): Order;
  /** Submitted → FOC received; `iso` is the confirmed time. */
  foc(orderId: string, iso: string): Order;
  complete(orderId: string): Order;
  /** A string is a reason's code. */
  reject(orderId: string, reasons: readonly (RejectionReason | string)[]): Order;
  /** Support asks for a document, in its words. */
  want(orderId: string, wish: string): Order;
  note(orderId: string, text: string): Order;
  /** Another carrier asks for numbers of the order. */
  portOut(orderId: string, numbers: readonly string[], deadline: string): Order;
  /** PTS cancels, whatever the status. */
  cancelByPts(orderId: string, reason?: string): Order;
}

const holds = ({ status }: Order) => status !== 'cancelled' && status !== 'completed';

/** Port orders in memory, by the rules of the desk. */
export function createFakePorts(orders: Map<string, Order>, clock: () => Date) {
  const records = new Map<string, PortRecord>();
  const verdicts = new Map<string, Partial<Omit<Portability, 'number'>>>();
  const documents = new Map<string, Uint8Array>();
  const act = (by?: string) => ({ at: clock().toISOString(), ...(by === undefined ? {} : { by }) });
  const nameOf = ({ email }: PersonRef) =>
    (email.split('@')[0] ?? '')
      .split('.')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(' ');

  const portOf = (id: string): PortOrder => {
    const order = orders.get(id);
    if (order === undefined || !isPort(order)) throw new Error(`There is no port order ${id}`);
    return order;
  };
  const judge = (number: string): Portability => {
    const open = [...orders.values()].find(
      (order) => isPort(order) && holds(order) && order.numbers.includes(number),
    );
    const is = { ...usual(number), ...verdicts.get(number) };
    return open === undefined ? is : { ...is, verdict: 'in_progress', orderId: open.id };
  };
  const change = (id: string, by: PersonRef, work: PortAct): ChangeResult => {
    const order = orders.get(id);
    if (order === undefined || !isPort(order)) {
      return { ok: false, why: 'refused', reason: 'There is no such port order.' };
    }
    const record = records.get(id) ?? { account: fakeAccount, keys: [] };
    const outcome = work({ order, record }, act(nameOf(by)));
    if (!outcome.ok) return outcome.why === 'too_late' ? { ...outcome, order } : outcome;
    orders.set(id, outcome.state.order);
    records.set(id, outcome.state.record);
    return { ok: true, order: outcome.state.order };
  };
  const carry = (id: string, work: (order: PortOrder) => PortOrder): Order => {
    const next = work(portOf(id));
    orders.set(id, next);
    return next;
  };

  const calls: PortCalls = {
    portability: (_locationId, numbers) => Promise.resolve(numbers.map(judge)),
    portAccount: (id) => {
      const order = orders.get(id);
      const known = order !== undefined && isPort(order);
      return Promise.resolve(known ? (records.get(id)?.account ?? fakeAccount) : undefined);
    },
    addDocument: (id, { kind, name, bytes }, by) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      documents.set(hash, bytes);
      return Promise.resolve(change(id, by, handingIn({ id: hash, kind, name })));
    },
    resubmitPort: (id, wanted, key, by) => Promise.resolve(change(id, by, once(key, resubmitting(wanted)))),
    changePort: (id, wanted, key, by) => Promise.resolve(change(id, by, once(key, changing(wanted)))),
    cancelPort: (id, key, by) => Promise.resolve(change(id, by, once(key, cancelling))),
  };
  const helpers: FakeCarrier = {
    portabilityOf: (number, is) => void verdicts.set(number, is),
    submit: (id) => carry(id, (order) => carrier.accept(order, act())),
    foc: (id, iso) => carry(id, (order) => carrier.confirmDate(order, iso, act())),
    complete: (id) => carry(id, (order) => carrier.complete(order, act())),
    reject: (id, reasons) =>
      carry(id, (order) => {
        const all = reasons.map((reason) => (typeof reason === 'string' ? { code: reason } : reason));
        return carrier.reject(order, all, act());
      }),
    want: (id, wish) => carry(id, (order) => carrier.want(order, wish, act())),
    note: (id, text) => carry(id, (order) => withEvents(order, act(), { what: 'note', reason: text })),
    portOut: (id, numbers, deadline) =>
      carry(id, (order) => withEvents(order, act(), { what: 'port_out', numbers, deadline })),
    cancelByPts: (id, reason) => carry(id, (order) => carrier.cancel(order, reason, act())),
  };
  return {
    calls,
    helpers,
    documents,
    place(id: string, order: NewPortOrder): OrderResult {
      const location = locationOf(order.locationId);
      const subscription = location.customerId === bluebird.id ? 'trial' : 'paid';
      const refusal = checkPort(order, { location, subscription }, order.numbers.map(judge));
      if (refusal !== undefined) return refusal;
      const state = filePort(id, order, location.customerId, act(nameOf(order.orderedBy)));
      orders.set(id, state.order);
      records.set(id, state.record);
      return { ok: true, order: state.order };
    },
    /** The account of an order that came about elsewhere. */
    giveAccount: (id: string, account: PortAccount) => void records.set(id, { account, keys: [] }),
  };
}

export type FakePorts = ReturnType<typeof createFakePorts>;
