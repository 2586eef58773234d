import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Taken } from './order-book.js';
import { statusEventSchema, type StatusEvent } from './status-event.js';

export interface DoorOptions {
  readonly secret: string;
  readonly now: () => Date;
  /** Resolves once the event is on disk. */
  readonly take: (event: StatusEvent) => Promise<Taken>;
  readonly log: Logger;
}

/** A request older or newer than this is not believed: whoever records one cannot send it tomorrow. */
const windowSeconds = 300;
const bodyLimit = '256kb';

export const timestampHeader = 'x-switchboard-timestamp';
export const signatureHeader = 'x-switchboard-signature';

/** Hex HMAC-SHA256 over the timestamp (unix seconds), a dot, and the raw body. */
export const signatureOf = (secret: string, timestamp: string, body: Buffer | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');

type Verdict = 'ok' | 'unsigned' | 'stale' | 'replay';

const sentences: Record<Exclude<Verdict, 'ok'>, string> = {
  unsigned: 'The signature does not fit the timestamp and the body. See docs/order-events.md.',
  stale: 'The timestamp is more than five minutes off. Sign anew with the present time and send again.',
  replay: 'This very request has been sent before. Sign anew with the present time to send it again.',
};

function createGuard({ secret, now }: Pick<DoorOptions, 'secret' | 'now'>) {
  const seen = new LRUCache<string, true>({ max: 50_000, ttl: 2 * windowSeconds * 1000 });
  const check = (request: Request, body: Buffer): Verdict => {
    const timestamp = request.get(timestampHeader) ?? '';
    const given = Buffer.from(request.get(signatureHeader) ?? '', 'hex');
    const expected = Buffer.from(signatureOf(secret, timestamp, body), 'hex');
    const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isSigned || !/^\d{1,12}$/.test(timestamp)) return 'unsigned';
    if (Math.abs(now().getTime() / 1000 - Number(timestamp)) > windowSeconds) return 'stale';
    const key = expected.toString('hex');
    if (seen.has(key)) return 'replay';
    seen.set(key, true);
    return 'ok';
  };
  return {
    check,
    /** The request has come to nothing: the very same one may come again. */
    forget: (request: Request): void => {
      seen.delete((request.get(signatureHeader) ?? '').toLowerCase());
    },
  };
}

const statusOfResult: Readonly<Record<Taken['result'], number>> = {
  applied: 200,
  nothing_new: 200,
  double: 200,
  late: 200,
  refused: 409,
  unknown_order: 404,
};

function parse(body: Buffer): StatusEvent | string {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return 'The body is not JSON.';
  }
  const parsed = statusEventSchema.safeParse(json);
  return parsed.success ? parsed.data : z.prettifyError(parsed.error);
}

/** The door for status changes: signature over the raw bytes, replay refused, taken in, then answered. */
export function createOrderDoor(options: DoorOptions): Router {
  const { take, log } = options;
  const guard = createGuard(options);

  async function receive(request: Request, response: Response): Promise<void> {
    const body: unknown = request.body;
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const verdict = guard.check(request, raw);
    if (verdict !== 'ok') {
      log.warn({ reason: verdict }, 'order event refused');
      response.status(verdict === 'replay' ? 409 : 401).json({ code: verdict, message: sentences[verdict] });
      return;
    }
    const event = parse(raw);
    if (typeof event === 'string') {
      log.warn({ reason: 'shape' }, 'order event refused');
      response.status(400).json({ code: 'invalid', message: event });
      return;
    }
    try {
      const taken = await take(event);
      response.status(statusOfResult[taken.result]).json(taken);
    } catch (error) {
      log.error({ err: error, event: event.id }, 'order event not taken in');
      guard.forget(request);
      response.status(503).json({ code: 'not_stored', message: 'Not stored. Please send it again.' });
    }
  }

  const unreadable: ErrorRequestHandler = (_error: unknown, _request, response, _next) => {
    response.status(413).json({ code: 'too_large', message: 'The body is larger than any order event.' });
  };

  const router = express.Router();
  router.post('/orders/events', express.raw({ type: () => true, limit: bodyLimit }), receive);
  router.use('/orders/events', unreadable);
  return router;
}
