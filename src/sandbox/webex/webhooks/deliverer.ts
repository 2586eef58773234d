import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxLog } from '../context.js';
import type { DeliveryRow } from '../state/rows.js';
import type { Outcome, Sender } from './send.js';

const backoffMs = [500, 1000, 2000, 5000, 10_000] as const;
const longestWaitMs = 10_000;
const giveUpAfterMs = 5 * 60_000;
const closeGraceMs = 1000;

export interface DelivererOptions {
  readonly sender: Sender;
  /** Called once a delivery is not due any more, delivered or not. */
  readonly settle: (delivery: DeliveryRow) => void;
  readonly onFailure: (delivery: DeliveryRow) => void;
  readonly log?: SandboxLog | undefined;
}

export interface Deliverer {
  /** Resolves when the delivery is settled, or when the deliverer closes; then it stays due. */
  readonly deliver: (delivery: DeliveryRow) => Promise<void>;
  readonly closed: AbortSignal;
  /** Lets calls under way come to their end. */
  close(): Promise<void>;
}

/** Brings one delivery to its end: as often as it takes, for five minutes at most. */
export const createDeliverer = ({ sender, settle, onFailure, log }: DelivererOptions): Deliverer => {
  const closing = new AbortController();
  const closed = closing.signal;
  const isClosed = (): boolean => closed.aborted;
  const underWay = new Set<Promise<Outcome>>();

  const send = (delivery: DeliveryRow): Promise<Outcome> => {
    const sending = sender.send(delivery);
    underWay.add(sending);
    return sending.finally(() => underWay.delete(sending));
  };

  const deliver = async (delivery: DeliveryRow): Promise<void> => {
    const deadline = Date.now() + giveUpAfterMs;
    for (let attempt = 0; !isClosed(); attempt += 1) {
      const outcome = await send(delivery);
      if (outcome === 'delivered') return settle(delivery);
      if (isClosed()) return;
      onFailure(delivery);
      const wait = backoffMs[attempt] ?? longestWaitMs;
      if (outcome === 'refused' || Date.now() + wait > deadline) {
        log?.warn({ targetUrl: delivery.targetUrl, outcome }, 'webhook not delivered');
        return settle(delivery);
      }
      await sleep(wait, undefined, { signal: closed }).catch(() => undefined);
    }
  };

  return {
    deliver,
    closed,
    close: async () => {
      closing.abort();
      await Promise.race([Promise.allSettled(underWay), sleep(closeGraceMs, undefined, { ref: false })]);
      sender.close();
    },
  };
};
