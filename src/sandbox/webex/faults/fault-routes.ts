import { setTimeout as sleep } from 'node:timers/promises';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { linkNext } from '../http/paging.js';
import { parse } from '../http/parse.js';
import { Refusal } from '../refusal.js';
import type { Call, Faults, Strike } from './faults.js';
import { faultPlan, socketCut, type SocketCut } from './plan.js';

const reasons: Readonly<Record<number, string>> = {
  423: 'The resource is locked for the moment. Retry after the time given in Retry-After.',
  429: 'Too many requests. Retry after the time given in Retry-After.',
  502: 'Bad gateway.',
  503: 'Service unavailable.',
};

const page = '<!doctype html><html><head><title>Webex</title></head><body><h1>Sorry</h1></body></html>';

/** What a proxy or a broken back end may answer instead of what was asked for. */
const answerWith = (res: Response, { answer, status = 200 }: Strike): void => {
  res.status(status);
  if (answer === 'html') res.type('html').send(page);
  else if (answer === 'nothing') res.end();
  else {
    const description = 'The back end did not answer in time.';
    const trackingId = String(res.getHeader('trackingid') ?? '');
    res.json({ message: description, errors: [{ description, errorCode: 27600 }], trackingId });
  }
};

// The work is done and answered, but the answer never reaches the client.
const loseAnswer = (res: Response): void => {
  res.end = () => {
    res.socket?.destroy();
    return res;
  };
};

/** The links to further pages still have what was asked for, as those of Webex do. */
const capPage = (req: Request, most: number): void => {
  const url = new URL(req.url, 'http://sandbox');
  const asked = Number(url.searchParams.get('max') ?? most);
  url.searchParams.set('max', String(Math.min(asked, most)));
  req.url = url.pathname + url.search;
};

interface InjectorDeps {
  readonly faults: Faults;
  readonly whoIs: (req: Request) => Call['who'];
  readonly clock: () => Date;
}

/** Stands before the API and makes calls slow, refused or cut as the plan says. */
export const createFaultInjector =
  ({ faults, whoIs, clock }: InjectorDeps): RequestHandler =>
  async (req, res, next) => {
    const { clockSkewSeconds } = faults.calling();
    if (clockSkewSeconds !== 0) {
      res.setHeader('Date', new Date(clock().getTime() + clockSkewSeconds * 1000).toUTCString());
    }
    const { method, path, query } = req;
    const fault = faults.faultOfCall({ method, path, who: whoIs(req), org: query['orgId'] });
    if (fault === undefined) {
      next();
      return;
    }
    if (fault.latencyMs !== undefined) await sleep(fault.latencyMs);
    if (fault.cut === 'before') {
      req.socket.destroy();
      return;
    }
    if (fault.cut === 'after') loseAnswer(res);
    if (fault.most !== undefined) capPage(req, fault.most);
    if (fault.endless === true) linkNext(req, res, {});
    if (fault.retryAfterSeconds !== undefined) res.setHeader('Retry-After', fault.retryAfterSeconds);
    if (fault.answer !== undefined) {
      answerWith(res, fault);
      return;
    }
    if (fault.status !== undefined) {
      if (fault.status === 429 && fault.retryAfterSeconds === undefined) res.setHeader('Retry-After', 1);
      throw new Refusal(fault.status, reasons[fault.status] ?? 'The request failed.');
    }
    next();
  };

interface Deps {
  readonly faults: Faults;
  readonly sockets: { cut(closing: SocketCut): number };
  /** Told once another plan is in force, or none. */
  readonly onPlan: () => void;
}

/**
 * `PUT` replaces the plan of faults, `DELETE` ends them all, `GET` tells what the last plan has done; `POST …/cut`
 * breaks the sockets once, or closes them with the code in its body.
 */
export const createFaultRoutes = ({ faults, sockets, onPlan }: Deps): Router => {
  const router = Router();
  router.get('/sandbox/faults', (_req, res) => void res.json(faults.report()));
  router.put('/sandbox/faults', express.json(), (req, res) => {
    const plan = parse(faultPlan, req.body);
    faults.use(plan);
    onPlan();
    res.json(plan);
  });
  router.delete('/sandbox/faults', (_req, res) => {
    faults.use(undefined);
    onPlan();
    res.status(204).end();
  });
  router.post('/sandbox/sockets/cut', express.json(), (req, res) => {
    res.json({ cut: sockets.cut(parse(socketCut, req.body)) });
  });
  return router;
};
