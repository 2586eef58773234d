/** What every HTTP server of Switchboard has in common: time-outs, headers, and answers that tell nothing of us. */
import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';

/** Milliseconds a client has for its headers and for its whole request; idle connections outlive those of proxies. */
const patience = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 };
const lookEveryMs = 2_000;
const mostConnections = 1_000;

/** A server on which nobody can sit: slow and idle connections are closed, and there is an end to their number. */
export function createGuardedServer(app: Express, given: Partial<typeof patience> = {}): Server {
  const times = { ...patience, ...given, connectionsCheckingInterval: lookEveryMs };
  const server = createServer(times, app);
  server.maxConnections = mostConnections;
  return server;
}

export type Policy = Readonly<Record<string, readonly string[]>>;

const nothing: Policy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] };

/** Headers for browsers. Without a policy of its own a door answers with nothing that a browser may show or run. */
export const secureHeaders = (policy: Policy = nothing): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...policy } },
    xFrameOptions: { action: 'deny' },
    // Other names below the operator's are not ours to decide on.
    strictTransportSecurity: { includeSubDomains: false },
  });

const isClientError = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && Number(error.status) >= 400 && Number(error.status) < 500;

/** The doors with their headers, and an answer for every address and every fault. */
export function createDoorApp(doors: Router, log: Logger): Express {
  const nowhere: RequestHandler = (_request, response) => {
    response.status(404).json({ code: 'not_found', message: 'There is nothing at this address.' });
  };
  const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isTheirs = isClientError(error);
    if (!isTheirs) log.error({ err: error }, 'a door failed');
    const message = isTheirs ? 'The request could not be understood.' : 'This could not be done.';
    response.status(isTheirs ? 400 : 500).json({ code: isTheirs ? 'bad_request' : 'failed', message });
  };
  return express().disable('x-powered-by').disable('etag').use(secureHeaders(), doors, nowhere, failed);
}
