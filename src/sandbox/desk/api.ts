import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Router } from 'express';
import { abilities } from '../../reference/abilities.js';
import type { HoldResult, Location, NewOrder, Order, OrderResult } from '../../pstn/provider.js';
import type { World } from '../world.js';
import * as schemas from './api-schemas.js';
import { changesAfter } from './changes.js';
import { addEmergency, type EmergencyApiDeps } from './emergency/emergency-api.js';
import { answer, HttpFault, notFound, pathParam } from './http.js';
import type { LedgerView } from './ledger.js';
import type { People } from './people.js';
import { addDocuments, addPorts, type PortApiDeps } from './ports/port-api.js';
import type { Shelf } from './shelf.js';

export interface ApiDeps extends PortApiDeps, EmergencyApiDeps {
  readonly world: World;
  readonly ledger: LedgerView;
  readonly shelf: Shelf;
  readonly people: People;
  readonly hold: (key: string, numbers: readonly string[]) => Promise<HoldResult>;
  readonly placeOrder: (order: NewOrder) => Promise<OrderResult>;
  /** Bearer token every call must carry. */
  readonly token: string;
  /** What the links in answers start with; the ledger holds paths only, as the address may change. */
  readonly publicUrl: string;
}

const linked =
  (publicUrl: string) =>
  (order: Order): Order =>
    order.terms
      ? { ...order, terms: { ...order.terms, url: new URL(order.terms.url, publicUrl).href } }
      : order;

const digest = (text: string) => createHash('sha256').update(text).digest();

const requireToken = (token: string): RequestHandler => {
  const expected = digest(`Bearer ${token}`);
  return (req, _res, next) => {
    if (timingSafeEqual(digest(req.get('authorization') ?? ''), expected)) return next();
    throw new HttpFault(401, 'unauthorized', 'The bearer token is missing or wrong.');
  };
};

const addShelf = (router: Router, { world, shelf }: ApiDeps) => {
  const forLocation = (work: (location: Location, req: Request) => unknown) =>
    answer((req) => {
      const location = world.locations.find((known) => known.id === pathParam(req, 'location'));
      return location && work(location, req);
    });
  router.get(
    '/locations/:location/states',
    forLocation(({ country }) => ({ states: shelf.states(country) })),
  );
  router.get(
    '/locations/:location/inventory',
    forLocation(({ country }, req) =>
      shelf.inventory(country, schemas.inventoryQuery.parse(req.query).state),
    ),
  );
  router.get(
    '/locations/:location/numbers',
    forLocation(({ country, id }, req) => {
      const search = { ...schemas.searchQuery.parse(req.query), locationId: id };
      return { numbers: shelf.numbers(country, search) };
    }),
  );
  router.get(
    '/locations/:location/blocks',
    forLocation(({ country, id }, req) => {
      const search = { ...schemas.blockQuery.parse(req.query), locationId: id };
      return { blocks: shelf.blocks(country, search) };
    }),
  );
};

const addAbilities = (router: Router) => {
  const about = { contract: '1.0', name: 'The desk of the sandbox', test: true };
  router.get(
    '/abilities',
    answer(() => ({ ...about, abilities })),
  );
};

const addCustomers = (router: Router, { world, ledger, people, publicUrl }: ApiDeps) => {
  router.get(
    '/access',
    answer((req) => ({ access: people.access(schemas.accessQuery.parse(req.query)) })),
  );
  router.get(
    '/customers',
    answer(() => ({ customers: people.customers() })),
  );
  router.get(
    '/customers/:customer/people',
    answer((req) => ({ people: people.colleagues(pathParam(req, 'customer')) })),
  );
  router.get(
    '/customers/:customer/locations',
    answer((req) => ({
      locations: world.locations.filter((known) => known.customerId === pathParam(req, 'customer')),
    })),
  );
  router.get(
    '/customers/:customer/orders',
    answer((req) => ({
      orders: ledger
        .orders()
        .filter(({ order }) => order.customerId === pathParam(req, 'customer'))
        .sort((a, b) => b.order.createdAt.localeCompare(a.order.createdAt) || b.number - a.number)
        .map(({ order }) => linked(publicUrl)(order)),
    })),
  );
};

const addOrders = (router: Router, { ledger, hold, placeOrder, publicUrl }: ApiDeps) => {
  const link = linked(publicUrl);
  router.put(
    '/holds/:key',
    answer((req) => hold(pathParam(req, 'key'), schemas.holdBody.parse(req.body).numbers)),
  );
  router.post(
    '/orders',
    answer(async (req) => {
      const result = await placeOrder(schemas.orderBody.parse(req.body));
      return result.ok ? { ...result, order: link(result.order) } : result;
    }),
  );
  router.get(
    '/orders/:order',
    answer((req) => {
      const order = ledger.order(pathParam(req, 'order'))?.order;
      return order && link(order);
    }),
  );
  router.get(
    '/changes',
    answer((req) => {
      const { orders, cursor } = changesAfter(ledger, schemas.changesQuery.parse(req.query).cursor);
      return { orders: orders.map(link), cursor };
    }),
  );
};

/** The desk as a back end: a server of the contract in docs/ordering-api.yaml. */
export const createApi = (deps: ApiDeps): Router => {
  const router = express.Router();
  router.use(requireToken(deps.token));
  addDocuments(router, deps);
  router.use(express.json({ limit: '100kb' }));
  addAbilities(router);
  addCustomers(router, deps);
  addShelf(router, deps);
  addOrders(router, deps);
  addPorts(router, deps);
  addEmergency(router, deps);
  router.use(notFound);
  return router;
};
