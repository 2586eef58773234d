import http from 'node:http';
import https from 'node:https';
import type { DeliveryRow } from '../state/rows.js';

const timeoutMs = 15_000;

/** `refused`: the target is there and does not want it; `unreached`: worth another try. */
export type Outcome = 'delivered' | 'refused' | 'unreached';

export interface Sender {
  send(delivery: DeliveryRow): Promise<Outcome>;
  close(): void;
}

/** A target that is still starting, or busy. */
const notYet = [404, 408, 429];

const outcomeOf = (status: number): Outcome => {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 500 || notYet.includes(status) ? 'unreached' : 'refused';
};

const requestOptions = (delivery: DeliveryRow, body: Buffer): http.RequestOptions => ({
  method: 'POST',
  timeout: timeoutMs,
  headers: {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(delivery.signature !== undefined && { 'x-spark-signature': delivery.signature }),
  },
});

export const createSender = (): Sender => {
  const plain = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const secure = new https.Agent({ keepAlive: true, maxSockets: 64 });

  const attempt = (delivery: DeliveryRow, resolve: (outcome: Outcome) => void): void => {
    const url = new URL(delivery.targetUrl);
    const body = Buffer.from(delivery.body);
    const options = requestOptions(delivery, body);
    const request =
      url.protocol === 'https:'
        ? https.request(url, { ...options, agent: secure })
        : http.request(url, { ...options, agent: plain });
    request.once('response', (response) => {
      response.once('end', () => resolve(outcomeOf(response.statusCode ?? 500)));
      response.once('error', () => resolve('unreached'));
      response.resume();
    });
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The target closed an idle connection at the moment of use: that says nothing about the target.
      if (request.reusedSocket && error.code === 'ECONNRESET') attempt(delivery, resolve);
      else resolve('unreached');
    });
    request.end(body);
  };

  return {
    send: (delivery) => new Promise((resolve) => attempt(delivery, resolve)),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
};
