import { fileURLToPath } from 'node:url';
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import type { Order } from '../../pstn/provider.js';
import type { World } from '../world.js';
import { createGuard, secureHeaders } from './guard.js';
import { answer, HttpFault, notFound, pathParam } from './http.js';
import type { LedgerView } from './ledger.js';
import type { People } from './people.js';
import { refusals, type Move, type Progress } from './progress.js';
import { deskStatuses, movesFrom } from './transitions.js';

/** The build copies no page files, so both `src/` and `dist/` serve them from `src/`. */
const publicFolder = fileURLToPath(new URL('../../../src/sandbox/desk/public/', import.meta.url));

export interface PageDeps {
  readonly world: World;
  readonly ledger: LedgerView;
  readonly people: People;
  readonly publicUrl: string;
  readonly moveOrder: (id: string, move: Move) => Promise<Progress>;
  readonly acceptTerms: (id: string, email: string) => Promise<Progress>;
}

const moveBody = z.object({ to: z.enum(deskStatuses), reason: z.string().max(500).exactOptional() });
const acceptBody = z.object({ email: z.email() });

const describe = ({ world, people }: PageDeps, order: Order) => {
  const customer = world.customers.find((known) => known.id === order.customerId);
  const location = world.locations.find((known) => known.id === order.locationId);
  return {
    ...order,
    customer: customer?.name ?? order.customerId,
    subscription: customer?.subscription,
    location: location?.name ?? order.locationId,
    country: location?.country,
    timeZone: location?.timeZone,
    variant: location?.variant,
    orderedByName: people.find(order.orderedBy.email)?.displayName ?? order.orderedBy.email,
    moves: movesFrom(order.type, order.status).map(({ to, reason }) => ({
      to,
      reason,
      blocked: to === 'provisioned' && order.terms?.accepted === false,
    })),
  };
};

const done = (deps: PageDeps, progress: Progress) => {
  if (progress.ok) return describe(deps, progress.order);
  throw new HttpFault(progress.code === 'no_order' ? 404 : 409, progress.code, refusals[progress.code]);
};

const addOrders = (router: Router, deps: PageDeps) => {
  const one = (req: Request) => deps.ledger.order(pathParam(req, 'order'))?.order;
  router.get(
    '/page/orders',
    answer(() => ({
      customers: deps.world.customers.map(({ id, name }) => ({ id, name })),
      orders: [...deps.ledger.orders()]
        .sort((a, b) => b.number - a.number)
        .map(({ order }) => describe(deps, order)),
    })),
  );
  router.get(
    '/page/orders/:order',
    answer((req) => {
      const order = one(req);
      const people = order && {
        admins: deps.people
          .admins(order.customerId)
          .map(({ displayName, email }) => ({ displayName, email })),
      };
      return order && { ...describe(deps, order), ...people };
    }),
  );
  router.post(
    '/page/orders/:order/moves',
    answer(async (req) =>
      done(deps, await deps.moveOrder(pathParam(req, 'order'), moveBody.parse(req.body))),
    ),
  );
  router.post(
    '/page/orders/:order/acceptance',
    answer(async (req) =>
      done(deps, await deps.acceptTerms(pathParam(req, 'order'), acceptBody.parse(req.body).email)),
    ),
  );
};

/** The page for whoever plays Cisco, and the terms-of-use page of an order. */
export const createPage = (deps: PageDeps): Router => {
  const router = express.Router();
  const file = (name: string) => (_req: Request, res: express.Response) =>
    res.sendFile(name, { root: publicFolder });
  router.use(createGuard(deps.publicUrl), secureHeaders, express.json({ limit: '20kb' }));
  router.get('/', file('desk.html'));
  router.get('/terms/:order', file('terms.html'));
  router.use('/assets', express.static(publicFolder, { index: false }));
  addOrders(router, deps);
  router.use(notFound);
  return router;
};
