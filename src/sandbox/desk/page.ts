import { fileURLToPath } from 'node:url';
import express, { type Request, type Router } from 'express';
import { rejections, rejectionTexts } from '../../reference/rejections.js';
import { describe } from './describe-order.js';
import { addAddresses, type EmergencyPageDeps } from './emergency/emergency-page.js';
import { createGuard, pageHeaders } from './guard.js';
import { answer, HttpFault, notFound, pathParam } from './http.js';
import { addChanges, type PageChangeDeps } from './page-changes.js';
import { type DocumentStore, mediaTypeOf } from './ports/documents.js';
import type { OrderRecord } from './records.js';

/** The build copies no page files, so both `src/` and `dist/` serve them from `src/`. */
const publicFolder = fileURLToPath(new URL('../../../src/sandbox/desk/public/', import.meta.url));

export interface PageDeps extends PageChangeDeps, EmergencyPageDeps {
  readonly documents: DocumentStore;
  readonly publicUrl: string;
}

/** Newest first; of one moment the higher number. */
const byAge = (a: OrderRecord, b: OrderRecord): number =>
  b.order.createdAt.localeCompare(a.order.createdAt) || b.number - a.number;

const addOrders = (router: Router, deps: PageDeps) => {
  const one = (req: Request) => deps.ledger.order(pathParam(req, 'order'))?.order;
  router.get(
    '/page/orders',
    answer(() => ({
      now: deps.clock.now().toISOString(),
      customers: deps.world.customers.map(({ id, name }) => ({ id, name })),
      orders: [...deps.ledger.orders()].sort(byAge).map(({ order }) => describe(deps, order)),
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
};

/** The reasons a port can be rejected for, as the customer will read them. */
const addReasons = (router: Router) => {
  const reasons = rejections.map(({ id, fields }) => ({
    id,
    label: { en: rejectionTexts(id, 'en').label, nb: rejectionTexts(id, 'nb').label },
    aboutNumbers: fields.includes('numbers'),
  }));
  router.get(
    '/page/reasons',
    answer(() => ({ reasons })),
  );
};

const addDocuments = (router: Router, { ledger, documents }: PageDeps) => {
  router.get('/page/orders/:order/documents/:document', async (req, res) => {
    const port = ledger.order(pathParam(req, 'order'))?.order.port;
    const known = port?.documents.find(({ id }) => id === pathParam(req, 'document'));
    const bytes = known && (await documents.get(known.id));
    if (!bytes) throw new HttpFault(404, 'not_found', 'There is nothing at this address.');
    res.attachment(known.name).type(mediaTypeOf(bytes)).send(Buffer.from(bytes));
  });
};

/** The page for whoever plays Cisco, and the terms-of-use page of an order. */
export const createPage = (deps: PageDeps): Router => {
  const router = express.Router();
  const file = (name: string) => (_req: Request, res: express.Response) =>
    res.sendFile(name, { root: publicFolder });
  router.use(createGuard(deps.publicUrl), pageHeaders, express.json({ limit: '20kb' }));
  router.get('/', file('desk.html'));
  router.get('/terms/:order', file('terms.html'));
  router.use('/assets', express.static(publicFolder, { index: false }));
  addOrders(router, deps);
  addReasons(router);
  addDocuments(router, deps);
  addAddresses(router, deps);
  addChanges(router, deps);
  router.use(notFound);
  return router;
};
