import type { ByHand, HandOver } from '../by-hand.js';
import { isPort, withEvents } from '../ports/port-state.js';
import type { AssistedOrder } from './collections.js';
import type { Ledger } from './ledger.js';
import type { DocumentFiles } from './port-changes.js';
import { withStatus } from './take-status.js';

function handOverOf({ order, port, handOver }: AssistedOrder): HandOver {
  const extraEmail = order.port?.extraEmail;
  return {
    ...handOver,
    orderId: order.id,
    documents: isPort(order) ? order.port.documents : [],
    ...(port === undefined ? {} : { account: port.account }),
    ...(port?.signature === undefined ? {} : { signature: port.signature }),
    ...(extraEmail === undefined ? {} : { extraEmail }),
  };
}

/** What is still to be typed in Control Hub, and what comes back from there. */
export const createByHand = ({
  ledger,
  files,
  now,
}: {
  readonly ledger: Ledger;
  readonly files: DocumentFiles;
  readonly now: () => Date;
}): ByHand => ({
  async handOver(orderId) {
    const found = await ledger.get(orderId);
    return found === undefined ? undefined : handOverOf(found);
  },
  async tick(orderId, ticks) {
    await ledger.change(orderId, (found) => ({ ...found, handOver: { ...found.handOver, ticks } }));
  },
  async filed(orderId, controlHubId, by) {
    const other = await ledger.byControlHubId(controlHubId);
    if (other !== undefined && other.order.id !== orderId) return 'taken';
    const at = now().toISOString();
    await ledger.change(orderId, (found) => {
      const { kind, filedAt, controlHubId: known } = found.handOver;
      if (filedAt !== undefined && known === controlHubId) return undefined;
      const event = { what: 'filed', reason: controlHubId } as const;
      const order = withEvents(found.order, { at, by: by.email }, event);
      // It was typed in while it was cancelled here: it is there, and is still to be cancelled there.
      const isUncancelled = kind === 'cancellation' && known === undefined;
      const handOver = { ...found.handOver, controlHubId, ...(isUncancelled ? {} : { filedAt: at }) };
      return { ...found, order, handOver };
    });
    return 'ok';
  },
  async document(orderId, documentId) {
    const found = await ledger.get(orderId);
    const isIts = found?.order.port?.documents.some(({ id }) => id === documentId) === true;
    return isIts ? files.read(documentId) : undefined;
  },
  async takeStatus(orderId, event) {
    await ledger.change(orderId, (found) => {
      const order = withStatus(found.order, event);
      return order === undefined ? undefined : { ...found, order };
    });
  },
});
