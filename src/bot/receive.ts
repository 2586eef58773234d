import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { deliverySchema, type Delivery } from './webex/shapes.js';

export interface ReceiverOptions {
  readonly secret: string;
  /** Resolves once the event is on disk; only then is Webex told that it arrived. */
  readonly accept: (delivery: Delivery) => Promise<void>;
  readonly log: Logger;
}

/** A delivery carries ids, not content; anything larger is not from Webex. */
const bodyLimit = '256kb';

function isSigned(body: Buffer, signature: unknown, secret: string): boolean {
  if (typeof signature !== 'string') return false;
  const expected = createHmac('sha1', secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(body: Buffer): Delivery | undefined {
  try {
    const parsed = deliverySchema.safeParse(JSON.parse(body.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The door Webex knocks on: signature over the raw bytes, then persist, then 200. Nothing is worked on here. */
export function createReceiver({ secret, accept, log }: ReceiverOptions): Router {
  async function receive(request: Request, response: Response): Promise<void> {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body) || !isSigned(body, request.headers['x-spark-signature'], secret)) {
      log.warn({ reason: 'signature' }, 'webhook refused');
      response.status(401).json({ message: 'The signature does not fit the body.' });
      return;
    }
    const delivery = parse(body);
    if (delivery === undefined) {
      log.warn({ reason: 'shape' }, 'webhook refused');
      response.status(400).json({ message: 'The body is not a Webex webhook delivery.' });
      return;
    }
    try {
      await accept(delivery);
      response.status(200).end();
    } catch (error) {
      log.error({ err: error }, 'webhook could not be stored');
      response.status(503).json({ message: 'Not stored. Please deliver again.' });
    }
  }

  /** A body that could not be read. Nothing of it, and nothing of us, goes back. */
  const unreadable: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    log.warn({ reason: tooLarge ? 'size' : 'body' }, 'webhook refused');
    const message = tooLarge
      ? 'The body is larger than any webhook delivery.'
      : 'The body could not be read.';
    response.status(tooLarge ? 413 : 400).json({ message });
  };

  const router = express.Router();
  router.post('/webex/events', express.raw({ type: () => true, limit: bodyLimit }), receive);
  router.use('/webex/events', unreadable);
  return router;
}
