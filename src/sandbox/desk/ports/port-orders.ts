import type { PortAccount } from '../../../orders/port/port-order.js';
import type { ChangeResult, NewDocument, Order, PersonRef, PortChange } from '../../../pstn/provider.js';
import type { Ledger } from '../ledger.js';
import type { People } from '../people.js';
import {
  cancelling,
  changing,
  handingIn,
  once,
  resubmitting,
  type PortAct,
} from '../../../pstn/ports/customer-acts.js';
import { documentId, type DocumentStore } from './documents.js';
import { isPort } from '../../../pstn/ports/port-state.js';

export interface PortDeps {
  readonly ledger: Ledger;
  readonly people: People;
  readonly documents: DocumentStore;
  readonly clock: () => Date;
}

/** What the customer's side may do with its port orders; rights are checked anew each time. */
export interface PortOrders {
  account(id: string): PortAccount | undefined;
  resubmit(id: string, change: PortChange, key: string, by: PersonRef): Promise<ChangeResult>;
  change(id: string, change: PortChange, key: string, by: PersonRef): Promise<ChangeResult>;
  cancel(id: string, key: string, by: PersonRef): Promise<ChangeResult>;
  addDocument(id: string, document: NewDocument, by: PersonRef): Promise<ChangeResult>;
}

const refuse = (reason: string): ChangeResult => ({ ok: false, why: 'refused', reason });

export const createPortOrders = ({ ledger, people, documents, clock }: PortDeps): PortOrders => {
  const refusal = (order: Order | undefined, by: PersonRef): ChangeResult | undefined => {
    if (!order || !isPort(order)) return refuse('There is no such port order.');
    const role = people.roleFor(by, order.customerId);
    const isReader = role === undefined || role === 'read-only';
    return isReader ? refuse('This person may not change orders of this customer.') : undefined;
  };

  const run = (id: string, by: PersonRef, work: PortAct): Promise<ChangeResult> =>
    ledger.change((draft): ChangeResult => {
      const { order, port: record } = ledger.order(id) ?? {};
      const refused = refusal(order, by);
      if (refused || !order || !record || !isPort(order)) {
        return refused ?? refuse('There is no such port order.');
      }
      const name = people.find(by.email)?.displayName;
      const act = { at: clock().toISOString(), ...(name === undefined ? {} : { by: name }) };
      const outcome = work({ order, record }, act);
      if (!outcome.ok) return outcome.why === 'too_late' ? { ...outcome, order } : outcome;
      const unchanged = outcome.state.order === order;
      return { ok: true, order: unchanged ? order : draft.updatePort(outcome.state) };
    });

  return {
    account: (id) => ledger.order(id)?.port?.account,
    resubmit: (id, change, key, by) => run(id, by, once(`resubmit ${key}`, resubmitting(change))),
    change: (id, change, key, by) => run(id, by, once(`change ${key}`, changing(change))),
    cancel: (id, key, by) => run(id, by, once(`cancel ${key}`, cancelling)),
    async addDocument(id, { kind, name, bytes }, by) {
      const refused = refusal(ledger.order(id)?.order, by);
      if (refused) return refused;
      // Content first: an order never names a document that is not there.
      await documents.put(bytes);
      return run(id, by, handingIn({ id: documentId(bytes), kind, name }));
    },
  };
};
