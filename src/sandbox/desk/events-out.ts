import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Order, OrderEvent } from '../../pstn/provider.js';

export interface EventsOut {
  /** Where the bot takes order events in, e.g. `http://localhost:3000/orders/events`. */
  readonly url: string;
  readonly secret: string;
}

export interface SenderOptions extends EventsOut {
  readonly clock: () => Date;
  /** Told of an event that was given up; the poll tells it all the same. */
  readonly onFault?: (fault: unknown) => void;
  /** Waits between the tries, in milliseconds. */
  readonly waits?: readonly number[];
  readonly fetch?: typeof fetch;
}

const timeoutMs = 5_000;

const bodyOf = (order: Order, { id, at, status, reasons, reason, foc }: OrderEvent): string =>
  JSON.stringify({
    id,
    orderId: order.id,
    at,
    status: status ?? order.status,
    ...(reasons ? { reasons } : {}),
    ...(foc ? { foc } : {}),
    ...(reason ? { note: reason } : {}),
  });

/** Signed anew for each try: the bot believes neither an old timestamp nor the same request twice. */
const signed = (secret: string, now: Date, body: string) => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'x-switchboard-timestamp': timestamp,
    'x-switchboard-signature': signature,
  };
};

/** Nothing changes by telling a refused event again; a server in trouble, or none at all, may be well soon. */
const isWorthAnotherTry = (status: number): boolean => status >= 500 || status === 429;

/** Posts what happens to orders; of one order in order, of several side by side. */
export const createEventSender = (options: SenderOptions) => {
  const { url, secret, clock, onFault, waits = [500, 2_000, 8_000], fetch: send = fetch } = options;
  const lanes = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const tryOnce = async (body: string): Promise<boolean> => {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]);
    const headers = signed(secret, clock(), body);
    const response = await send(url, { method: 'POST', headers, body, signal });
    await response.text();
    return !isWorthAnotherTry(response.status);
  };
  const post = async (body: string, orderId: string): Promise<void> => {
    for (const wait of [...waits, undefined]) {
      if (await tryOnce(body).catch(() => false)) return;
      if (wait === undefined || stopping.signal.aborted) break;
      await setTimeout(wait, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    }
    if (!stopping.signal.aborted) onFault?.(new Error(`An event of ${orderId} was not taken in.`));
  };
  return {
    /** Queues every event that `order` has and `before` had not. */
    tell(order: Order, before: Order | undefined): void {
      for (const event of order.events.slice(before?.events.length ?? 0)) {
        const body = bodyOf(order, event);
        const turn = (lanes.get(order.id) ?? Promise.resolve()).then(() => post(body, order.id));
        lanes.set(order.id, turn);
        void turn.then(() => lanes.get(order.id) === turn && lanes.delete(order.id));
      }
    },
    /** Gives up whatever has not been posted. */
    stop: () => stopping.abort(),
  };
};
