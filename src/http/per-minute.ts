import { rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import type { Request, Response } from 'express';

/** So many requests of one address a minute; what is beyond is answered by `refuse`. */
export const perMinute = (
  limit: number,
  refuse: (request: Request, response: Response) => void,
): RateLimitRequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whoever stands in front of the bot may add such headers; they are not believed, and need no warning.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: refuse,
  });
