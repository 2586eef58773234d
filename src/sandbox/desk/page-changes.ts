/** What the page may change: orders, and the clock. */
import type { Router } from 'express';
import { z } from 'zod';
import { newNumberStatuses, portStatuses } from '../../orders/order.js';
import type { SandboxClock } from '../clock.js';
import { describe, type DescribeDeps } from './describe-order.js';
import { answer, HttpFault, pathParam } from './http.js';
import { refusals, type Move, type Progress } from './progress.js';
import type { Remark } from './remarks.js';

export interface PageChangeDeps extends DescribeDeps {
  readonly clock: Pick<SandboxClock, 'now' | 'advance'>;
  readonly moveOrder: (id: string, move: Move) => Promise<Progress>;
  readonly acceptTerms: (id: string, email: string) => Promise<Progress>;
  readonly remark: (id: string, remark: Remark) => Promise<Progress>;
}

const text = z.string().trim().max(500);
const number = z.string().regex(/^\+[1-9]\d{6,14}$/);

const moveBody = z.object({
  to: z.enum([...newNumberStatuses, ...portStatuses]),
  reason: text.optional(),
  reasons: z
    .array(
      z.object({
        code: z.string().trim().min(1).max(100),
        text: text.min(1).exactOptional(),
        numbers: z.array(number).min(1).max(1000).exactOptional(),
      }),
    )
    .max(20)
    .optional(),
  foc: z.object({ date: z.iso.date(), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }).optional(),
});
const acceptBody = z.object({ email: z.email() });
const remarkBody = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['note', 'wanted']), text: text.min(1) }),
  z.object({ what: z.literal('port_out'), numbers: z.array(number).min(1).max(1000), text: text.optional() }),
]);

const mostMinutes = 60 * 24 * 366;
const clockBody = z.object({ minutes: z.number().min(0).max(mostMinutes) });

const done = (deps: DescribeDeps, progress: Progress) => {
  if (progress.ok) return describe(deps, progress.order);
  throw new HttpFault(progress.code === 'no_order' ? 404 : 409, progress.code, refusals[progress.code]);
};

export const addChanges = (router: Router, deps: PageChangeDeps): void => {
  router.post(
    '/page/orders/:order/moves',
    answer(async (req) =>
      done(deps, await deps.moveOrder(pathParam(req, 'order'), moveBody.parse(req.body))),
    ),
  );
  router.post(
    '/page/orders/:order/remarks',
    answer(async (req) => done(deps, await deps.remark(pathParam(req, 'order'), remarkBody.parse(req.body)))),
  );
  router.post(
    '/page/orders/:order/acceptance',
    answer(async (req) =>
      done(deps, await deps.acceptTerms(pathParam(req, 'order'), acceptBody.parse(req.body).email)),
    ),
  );
  router.post(
    '/page/clock',
    answer((req) => {
      deps.clock.advance(clockBody.parse(req.body).minutes * 60_000);
      return { now: deps.clock.now().toISOString() };
    }),
  );
};
