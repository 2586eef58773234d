import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import type { SandboxLog } from '../context.js';
import { notFound, Refusal } from '../refusal.js';

const header = 'trackingid';

export const tracking: RequestHandler = (_req, res, next) => {
  res.setHeader(header, `SANDBOX_${randomUUID()}`);
  next();
};

export const unknownRoute: RequestHandler = () => {
  throw notFound('The requested resource could not be found.');
};

/** Bodies and addresses that express itself could not read carry a status below 500. */
const unreadable = z.object({ status: z.number().min(400).max(499), type: z.string().optional() });

const refusalFrom = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  const { data } = unreadable.safeParse(error);
  if (data === undefined) return undefined;
  if (data.type === 'entity.parse.failed') return new Refusal(400, 'Malformed JSON in the request body.');
  if (data.type === 'entity.too.large') return new Refusal(400, 'The request body is too large.');
  return new Refusal(data.status, 'The request could not be understood by the server.');
};

export interface ErrorBody {
  readonly message: string;
  readonly errors: readonly object[];
  readonly trackingId: string;
}

/** Every refusal and every fault of the sandbox itself leaves in the error body of Webex. */
export const createErrorHandler =
  ({ log }: { log?: SandboxLog | undefined }): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalFrom(error);
    const trackingId = String(res.getHeader(header) ?? '');
    if (refusal === undefined) log?.error({ err: error, path: req.path, trackingId }, 'sandbox fault');
    const { status, message, errors } = refusal ?? new Refusal(500, 'An unexpected error occurred.');
    res.status(status).json({ message, errors, trackingId } satisfies ErrorBody);
  };
