import express, { type Router } from 'express';
import type { RoutingFigure } from './figures.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';

interface Waiting {
  readonly count: number;
  readonly oldestSeconds: number;
}

export interface Queues {
  readonly waiting: Readonly<Record<'events' | 'messages', Waiting>>;
  /** Messages that can never arrive. */
  readonly parked: number;
}

export interface OpsOptions {
  readonly metrics: Metrics;
  readonly queues: () => Promise<Queues>;
  readonly readiness: Readiness;
  /** Which desks were named, as the store has it now. */
  readonly figures: () => Promise<readonly RoutingFigure[]>;
}

/** The operator's doors. They have no login: whoever mounts them sees to it that they are not open to the world. */
export function createOpsDoor({ metrics, queues, readiness, figures }: OpsOptions): Router {
  async function measure(): Promise<void> {
    const { waiting, parked } = await queues();
    for (const [queue, { count, oldestSeconds }] of Object.entries(waiting)) {
      metrics.waiting.set({ queue }, count);
      metrics.oldest.set({ queue }, oldestSeconds);
    }
    metrics.parked.set(parked);
    metrics.routings.reset();
    for (const { count, ...labels } of await figures()) metrics.routings.set(labels, count);
    const { checks } = await readiness.look();
    for (const [check, { ok }] of Object.entries(checks)) metrics.ready.set({ check }, ok ? 1 : 0);
  }

  const router = express.Router();
  router.get('/healthz', (_request, response) => void response.type('text').send('alive\n'));
  router.get('/readyz', async (_request, response) => {
    const report = await readiness.look();
    response.status(report.ready ? 200 : 503).json(report);
  });
  router.get('/metrics', async (_request, response) => {
    await measure();
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  router.get('/figures', async (_request, response) => void response.json(await figures()));
  return router;
}
