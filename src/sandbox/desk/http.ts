import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';

/** A fault of the caller's; `message` is a sentence that can be shown. */
export class HttpFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Answers with what `work` returns as JSON; `undefined` means that the thing asked for does not exist. */
export const answer =
  (work: (req: Request) => unknown): RequestHandler =>
  async (req: Request, res: Response) => {
    const body: unknown = await work(req);
    if (body === undefined) throw new HttpFault(404, 'not_found', 'There is nothing at this address.');
    res.json(body);
  };

/** A parameter of the path that the route itself promises. */
export const pathParam = (req: Request, name: string): string => {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
};

export const notFound: RequestHandler = () => {
  throw new HttpFault(404, 'not_found', 'There is nothing at this address.');
};

const isHttpError = z.object({ status: z.number().int().min(400).max(499), message: z.string() });

const problemOf = ({ issues }: z.ZodError) => {
  const fields = issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  const message = fields.length === 1 ? 'One field is wrong.' : `${String(fields.length)} fields are wrong.`;
  return { code: 'invalid', message, fields };
};

/** Turns whatever a route threw into JSON; four parameters make it an error handler to express. */
export const createFaults =
  (onFault: (fault: unknown) => void): ErrorRequestHandler =>
  (fault: unknown, _req, res, next) => {
    if (res.headersSent) return next(fault);
    if (fault instanceof HttpFault) {
      res.status(fault.status).json({ code: fault.code, message: fault.message });
      return;
    }
    if (fault instanceof z.ZodError) {
      res.status(400).json(problemOf(fault));
      return;
    }
    const ofParser = isHttpError.safeParse(fault);
    if (ofParser.success) {
      const { status, message } = ofParser.data;
      res.status(status).json({ code: status === 413 ? 'too_large' : 'invalid', message });
      return;
    }
    onFault(fault);
    res.status(500).json({ code: 'failed', message: 'The desk could not do this.' });
  };
