/** A door for signed requests: content type, size, signature over the raw bytes; only then is the body looked at. */
import { timingSafeEqual } from 'node:crypto';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { Logger } from 'pino';
import { perMinute } from './per-minute.js';

export interface Reply {
  readonly status: number;
  readonly body?: object;
}

export interface SignedDoor {
  readonly path: string;
  /** What comes in here, for the log. */
  readonly what: string;
  readonly isSigned: (request: Request, body: Buffer) => boolean;
  /** Only for what is signed. What it throws is answered with 503: the sender tries again. */
  readonly receive: (request: Request, body: Buffer) => Promise<Reply>;
  readonly log: Logger;
}

const sentences = {
  content_type: 'Only application/json is taken here, not packed.',
  too_large: 'The body is larger than anything that belongs here.',
  unreadable: 'The body could not be read.',
  unsigned: 'The signature does not fit.',
  too_many: 'Too many requests without a signature that fits. Wait a minute.',
  not_stored: 'Not stored. Please send it again.',
} as const;
type Refusal = keyof typeof sentences;

const bodyLimit = '256kb';
/** Refusals that one address gets a minute; what is signed is neither counted nor held back. */
const unsignedAMinute = 60;

/** Compares hex digits with the signature they should be, in constant time. */
export function isSignature(expected: Buffer, given: unknown): boolean {
  if (typeof given !== 'string' || !/^[0-9a-f]*$/i.test(given)) return false;
  const bytes = Buffer.from(given, 'hex');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

const refusalOf = (error: unknown): { status: number; code: Refusal } => {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return { status: 413, code: 'too_large' };
  if (type === 'encoding.unsupported') return { status: 415, code: 'content_type' };
  return { status: 400, code: 'unreadable' };
};

export function createSignedDoor({ path, what, isSigned, receive, log }: SignedDoor): Router {
  const refuse = (response: Response, status: number, code: Refusal): void => {
    log.warn({ reason: code }, `${what} refused`);
    response.status(status).json({ code, message: sentences[code] });
  };

  /** Called for refusals alone, so that no burst of what is signed ever meets it. */
  const limit = perMinute(unsignedAMinute, (_request, response) => {
    response.status(429).json({ code: 'too_many', message: sentences.too_many });
  });

  const onlyJson: RequestHandler = (request, response, next) => {
    if (request.is('application/json') === 'application/json') return next();
    void limit(request, response, () => refuse(response, 415, 'content_type'));
  };

  const open: RequestHandler = async (request, response) => {
    const sent: unknown = request.body;
    const body = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0);
    if (!isSigned(request, body)) {
      void limit(request, response, () => refuse(response, 401, 'unsigned'));
      return;
    }
    try {
      const reply = await receive(request, body);
      response.status(reply.status);
      if (reply.body === undefined) response.end();
      else response.json(reply.body);
    } catch (err) {
      log.error({ err }, `${what} could not be stored`);
      response.status(503).json({ code: 'not_stored', message: sentences.not_stored });
    }
  };

  const unreadable: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    const { status, code } = refusalOf(error);
    void limit(request, response, () => refuse(response, status, code));
  };

  const router = express.Router();
  router.post(path, onlyJson, express.raw({ type: () => true, limit: bodyLimit, inflate: false }), open);
  router.use(path, unreadable);
  return router;
}
