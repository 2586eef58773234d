/** What the customer's side does to a port order it has filed. Pure: the desk, assisted ordering and the tests' fake share it. */
import type { PortAccount, PortDocument, PortFacts } from '../../orders/port/port-order.js';
import type { Order, PortChange } from '../provider.js';
import { withEvents, without, type Act, type PortOrder, type PortState } from './port-state.js';

export type PortOutcome =
  | { readonly ok: true; readonly state: PortState }
  | { readonly ok: false; readonly why: 'too_late' }
  | { readonly ok: false; readonly why: 'refused'; readonly reason: string };

export type PortAct = (state: PortState, act: Act) => PortOutcome;

const tooLate: PortOutcome = { ok: false, why: 'too_late' };

const merged = (account: PortAccount, change: PortChange['account'] = {}): PortAccount => ({
  ...account,
  ...change,
});

const applied = ({ order, record }: PortState, change: PortChange): PortState => {
  const { scope, requested, signature, remove = [] } = change;
  const account = merged(record.account, change.account);
  const numbers = order.numbers.filter((number) => !remove.includes(number));
  const port: PortFacts = {
    ...order.port,
    btn: account.btn,
    ...(scope === undefined ? {} : { scope }),
    ...(requested === undefined ? {} : { requested }),
  };
  return {
    order: { ...order, numbers, quantity: numbers.length, port },
    record: { ...record, account, ...(signature === undefined ? {} : { signature }) },
  };
};

const altering =
  (
    from: readonly Order['status'][],
    change: PortChange,
    finish: (order: PortOrder, act: Act) => PortOrder,
  ): PortAct =>
  (state, act) => {
    if (!from.includes(state.order.status)) return tooLate;
    const next = applied(state, change);
    if (next.order.numbers.length === 0) {
      return { ok: false, why: 'refused', reason: 'No number would be left; cancel the order instead.' };
    }
    return { ok: true, state: { ...next, order: finish(next.order, act) } };
  };

const answered = (port: PortFacts, at: string): PortFacts => ({
  ...port,
  rejections: port.rejections.map((rejection, index) =>
    index === port.rejections.length - 1 ? { ...rejection, answeredAt: at } : rejection,
  ),
});

/** Only a rejected order can be sent again. */
export const resubmitting = (change: PortChange): PortAct =>
  altering(['rejected'], change, (order, act) =>
    withEvents({ ...order, status: 'pending', port: answered(order.port, act.at) }, act, {
      what: 'resubmitted',
      status: 'pending',
    }),
  );

/** While the losing carrier has not confirmed. */
export const changing = (change: PortChange): PortAct =>
  altering(['pending', 'submitted'], change, (order, act) => withEvents(order, act, { what: 'changed' }));

/** Before FOC. */
export const cancelling: PortAct = ({ order, record }, act) =>
  ['pending', 'submitted', 'rejected'].includes(order.status)
    ? {
        ok: true,
        state: {
          order: withEvents({ ...order, status: 'cancelled' }, act, { what: 'status', status: 'cancelled' }),
          record,
        },
      }
    : tooLate;

/** A first bill or LOA belongs to every port; anything beyond that answers the oldest wish of the desk. */
const wishesLeft = ({ wanted = [], documents }: PortFacts, { kind }: PortDocument): readonly string[] => {
  const expected = (kind === 'bill' || kind === 'loa') && !documents.some((known) => known.kind === kind);
  return expected ? wanted : wanted.slice(1);
};

/** The same content twice is one document. */
export const handingIn =
  (document: Omit<PortDocument, 'at'>): PortAct =>
  ({ order, record }, act) => {
    if (order.port.documents.some(({ id }) => id === document.id))
      return { ok: true, state: { order, record } };
    if (order.status === 'completed' || order.status === 'cancelled') return tooLate;
    const added = { ...document, at: act.at };
    const wanted = wishesLeft(order.port, added);
    const facts = {
      ...without(order.port, 'wanted'),
      documents: [...order.port.documents, added],
      ...(wanted.length > 0 ? { wanted } : {}),
    };
    const event = { what: 'document', document: document.kind } as const;
    return { ok: true, state: { order: withEvents({ ...order, port: facts }, act, event), record } };
  };

/** Runs an act once for its key; asked again, it answers with the order as it is now. */
export const once =
  (key: string, work: PortAct): PortAct =>
  (state, act) => {
    if (state.record.keys.includes(key)) return { ok: true, state };
    const outcome = work(state, act);
    if (!outcome.ok) return outcome;
    const { order, record } = outcome.state;
    return { ok: true, state: { order, record: { ...record, keys: [...record.keys, key] } } };
  };
