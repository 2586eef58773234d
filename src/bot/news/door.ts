import { createHmac } from 'node:crypto';
import type { Request, Router } from 'express';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createSignedDoor, isSignature, type Reply } from '../../http/signed-door.js';
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

export const timestampHeader = 'x-switchboard-timestamp';
export const signatureHeader = 'x-switchboard-signature';

/** Hex HMAC-SHA256 over the timestamp (unix seconds), a dot, and the raw body. */
export const signatureOf = (secret: string, timestamp: string, body: Buffer | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');

const sentences = {
  stale: 'The timestamp is more than five minutes off. Sign anew with the present time and send again.',
  replay: 'This very request has been sent before. Sign anew with the present time to send it again.',
} as const;
type Verdict = keyof typeof sentences | 'ok';

/** What was sent is remembered for as long as it would be believed. After a restart the id of an event still tells. */
function createGuard({ now }: Pick<DoorOptions, 'now'>) {
  const seen = new LRUCache<string, true>({ max: 50_000, ttl: 2 * windowSeconds * 1000 });
  const keyOf = (request: Request): string => (request.get(signatureHeader) ?? '').toLowerCase();
  return {
    check(request: Request): Verdict {
      const seconds = Number(request.get(timestampHeader));
      if (Math.abs(now().getTime() / 1000 - seconds) > windowSeconds) return 'stale';
      if (seen.has(keyOf(request))) return 'replay';
      seen.set(keyOf(request), true);
      return 'ok';
    },
    /** The request has come to nothing: the very same one may come again. */
    forget: (request: Request): void => void seen.delete(keyOf(request)),
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
  const { secret, take, log } = options;
  const guard = createGuard(options);

  const refuse = (status: number, code: string, message: string): Reply => {
    log.warn({ reason: code }, 'order event refused');
    return { status, body: { code, message } };
  };

  function isSigned(request: Request, body: Buffer): boolean {
    const timestamp = request.get(timestampHeader) ?? '';
    const expected = Buffer.from(signatureOf(secret, timestamp, body), 'hex');
    return /^\d{1,12}$/.test(timestamp) && isSignature(expected, request.get(signatureHeader));
  }

  async function receive(request: Request, body: Buffer): Promise<Reply> {
    const verdict = guard.check(request);
    if (verdict !== 'ok') return refuse(verdict === 'replay' ? 409 : 401, verdict, sentences[verdict]);
    const event = parse(body);
    if (typeof event === 'string') return refuse(400, 'invalid', event);
    try {
      const taken = await take(event);
      return { status: statusOfResult[taken.result], body: taken };
    } catch (error) {
      guard.forget(request);
      throw error;
    }
  }

  return createSignedDoor({ path: '/orders/events', what: 'order event', isSigned, receive, log });
}
