import type { RequestHandler } from 'express';
import { forbidden } from '../refusal.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

export const isLoopback = (host: string): boolean => loopback.test(host) || host === '::1';

/** Keeps foreign pages out whose host name was pointed at this machine (DNS rebinding). */
export const guardHost: RequestHandler = (req, _res, next) => {
  if (!loopback.test(req.headers.host ?? '')) throw forbidden('This host name is not served here.');
  next();
};
