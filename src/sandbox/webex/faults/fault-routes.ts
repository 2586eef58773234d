import { setTimeout as sleep } from 'node:timers/promises';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { parse } from '../http/parse.js';
import { Refusal } from '../refusal.js';
import type { Call, Faults } from './faults.js';
import { faultPlan } from './plan.js';

const reasons: Readonly<Record<number, string>> = {
  429: 'Too many requests. Retry after the time given in Retry-After.',
  502: 'Bad gateway.',
  503: 'Service unavailable.',
};

// The work is done and answered, but the answer never reaches the client.
const loseAnswer = (res: Response): void => {
  res.end = () => {
    res.socket?.destroy();
    return res;
  };
};

/** Stands before the API and makes calls slow, refused or cut as the plan says. */
export const createFaultInjector =
  ({ faults, whoIs }: { faults: Faults; whoIs: (req: Request) => Call['who'] }): RequestHandler =>
  async (req, res, next) => {
    const fault = faults.faultOfCall({ method: req.method, path: req.path, who: whoIs(req) });
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
    if (fault.status !== undefined) {
      const retryAfter = fault.retryAfterSeconds ?? (fault.status === 429 ? 1 : undefined);
      if (retryAfter !== undefined) res.setHeader('Retry-After', retryAfter);
      throw new Refusal(fault.status, reasons[fault.status] ?? 'The request failed.');
    }
    next();
  };

interface Deps {
  readonly faults: Faults;
  readonly sockets: { cut(): number };
}

/**
 * `PUT` replaces the plan of faults, `DELETE` ends them all, `GET` tells what the last plan has done; `POST …/cut`
 * breaks the sockets once.
 */
export const createFaultRoutes = ({ faults, sockets }: Deps): Router => {
  const router = Router();
  router.get('/sandbox/faults', (_req, res) => void res.json(faults.report()));
  router.put('/sandbox/faults', express.json(), (req, res) => {
    const plan = parse(faultPlan, req.body);
    faults.use(plan);
    res.json(plan);
  });
  router.delete('/sandbox/faults', (_req, res) => {
    faults.use(undefined);
    res.status(204).end();
  });
  router.post('/sandbox/sockets/cut', (_req, res) => void res.json({ cut: sockets.cut() }));
  return router;
};
