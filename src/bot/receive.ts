import { createHmac } from 'node:crypto';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { createSignedDoor, isSignature, type Reply } from '../http/signed-door.js';
import { deliverySchema, type Delivery } from './webex/shapes.js';

export interface ReceiverOptions {
  readonly secret: string;
  /** Resolves once the event is on disk; only then is Webex told that it arrived. An event is worked on once. */
  readonly accept: (delivery: Delivery) => Promise<void>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** The inbox remembers for a day what was worked on. Whoever recorded a delivery cannot send it after that. */
const oldestMs = 23 * 60 * 60 * 1000;

const refused: Record<'shape' | 'stale', Reply> = {
  shape: { status: 400, body: { code: 'shape', message: 'The body is not a Webex webhook delivery.' } },
  stale: { status: 409, body: { code: 'stale', message: 'This happened too long ago to be delivered now.' } },
};

function parse(body: Buffer): Delivery | undefined {
  try {
    return deliverySchema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Memberships are as old as they are, whatever becomes of them. */
const isStale = ({ resource, data }: Delivery, now: Date): boolean =>
  resource !== 'memberships' && Date.parse(String(data['created'])) < now.getTime() - oldestMs;

/** The door Webex knocks on: signature over the raw bytes, then persist, then 200. Nothing is worked on here. */
export function createReceiver({ secret, accept, now, log }: ReceiverOptions): Router {
  const refuse = (reason: keyof typeof refused): Reply => {
    log.warn({ reason }, 'webhook refused');
    return refused[reason];
  };
  return createSignedDoor({
    path: '/webex/events',
    what: 'webhook',
    isSigned: ({ headers }, body) =>
      isSignature(createHmac('sha1', secret).update(body).digest(), headers['x-spark-signature']),
    async receive(_request, body) {
      const delivery = parse(body);
      if (delivery === undefined) return refuse('shape');
      if (isStale(delivery, now())) return refuse('stale');
      await accept(delivery);
      return { status: 200 };
    },
    log,
  });
}
