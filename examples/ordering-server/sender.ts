/** Posts signed status events to Switchboard; without an address nobody is told, and the bot polls. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order, OrderEvent } from '../../src/pstn/provider.js';

const json = { 'content-type': 'application/json' };

export type EventsTo = { readonly url: string; readonly secret: string };

/** Signed anew for each try, with the present time. */
async function post({ url, secret }: EventsTo, body: string): Promise<boolean> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const signed = { 'x-switchboard-timestamp': timestamp, 'x-switchboard-signature': signature };
  const { status } = await fetch(url, { method: 'POST', headers: { ...json, ...signed }, body });
  return status < 500 && status !== 429;
}

export function createSender(to: EventsTo | undefined) {
  let last = Promise.resolve();
  return ({ id: orderId, status }: Order, { id, at }: OrderEvent): void => {
    if (to === undefined) return;
    const body = JSON.stringify({ id, orderId, at, status });
    // One after the other, so that they arrive in order.
    last = last.then(async () => {
      for (const wait of [500, 2_000, 8_000]) {
        if (await post(to, body).catch(() => false)) return;
        await pause(wait, undefined, { ref: false });
      }
    });
  };
}
