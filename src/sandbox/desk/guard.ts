import type { Request, RequestHandler } from 'express';
import { secureHeaders } from '../../http/doors.js';
import { HttpFault } from './http.js';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

const isOwnHost = (req: Request, publicHost: string | undefined): boolean => {
  const host = req.get('host') ?? '';
  if (host === publicHost) return true;
  return URL.canParse(`http://${host}`) && loopback.has(new URL(`http://${host}`).hostname);
};

/**
 * The page asks nobody who they are, so no other web page may use it: a foreign Host (DNS rebinding), a
 * foreign Origin, or a change without a header that forms cannot send is refused.
 */
export const createGuard = (publicUrl: string): RequestHandler => {
  const publicHost = hostOf(publicUrl);
  return (req, _res, next) => {
    if (!isOwnHost(req, publicHost)) {
      throw new HttpFault(403, 'foreign_host', 'The desk does not answer under this host name.');
    }
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    const origin = req.get('origin');
    if (origin !== undefined && hostOf(origin) !== req.get('host')) {
      throw new HttpFault(403, 'foreign_origin', 'Only the desk page itself may change orders.');
    }
    if (req.get('x-desk-page') !== '1') {
      throw new HttpFault(403, 'no_page_header', 'Only the desk page itself may change orders.');
    }
    next();
  };
};

/** No inline script or style, no frames, nothing from elsewhere. */
export const pageHeaders = secureHeaders({
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
});
