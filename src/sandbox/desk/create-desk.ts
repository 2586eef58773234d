import express, { type Router } from 'express';
import type { Store } from '../../store/store.js';
import type { World } from '../world.js';
import { createApi } from './api.js';
import { createHold } from './holds.js';
import { createFaults } from './http.js';
import { openLedger, type Ledger } from './ledger.js';
import { createPlaceOrder } from './ordering.js';
import { createPage } from './page.js';
import { createPeople } from './people.js';
import { createAcceptTerms, createMoveOrder } from './progress.js';
import { seedOrders } from './seed-orders.js';
import { createShelf } from './shelf.js';
import { createStock } from './stock.js';

export interface DeskOptions {
  readonly world: World;
  /** Opened with `deskCollections`; without it everything is forgotten when the process ends. */
  readonly store?: Pick<Store, 'list' | 'commit'>;
  readonly clock: () => Date;
  /** Decides which numbers are free. */
  readonly seed: number;
  /** Base address of the links to the desk, e.g. `http://localhost:3000`. */
  readonly publicUrl: string;
  /** Bearer token of the API. */
  readonly token: string;
  /** Hears of faults that are the desk's own; the caller gets a plain 500. */
  readonly onFault?: (fault: unknown) => void;
}

export interface Desk {
  /** To be mounted at the root: it serves everything under `/desk`. */
  readonly router: Router;
}

const inventoryOn = (ledger: Ledger, { world, clock, publicUrl, seed }: DeskOptions) => ({
  world,
  ledger,
  clock,
  publicUrl,
  shelf: createShelf({ stock: createStock(seed), ledger, clock }),
  people: createPeople({ world, ledger }),
});

/** Plays the past through in memory and keeps it in one commit: a desk has all of its past, or none yet. */
const givePast = async (ledger: Ledger, options: DeskOptions): Promise<void> => {
  const past = await openLedger();
  await seedOrders(inventoryOn(past, options));
  await ledger.change((draft) => {
    for (const { key, order } of past.orders()) draft.addOrder(key, () => order);
  });
};

/** The sandbox's stand-in for Cisco: an ordering API for the bot, and a page for whoever plays Cisco. */
export const createDesk = async (options: DeskOptions): Promise<Desk> => {
  const ledger = await openLedger(options.store);
  const deps = inventoryOn(ledger, options);
  if (ledger.lastChange() === 0) await givePast(ledger, options);

  const router = express.Router();
  router.use(
    '/desk/api',
    createApi({
      ...deps,
      token: options.token,
      hold: createHold(deps),
      placeOrder: createPlaceOrder(deps),
    }),
  );
  router.use(
    '/desk',
    createPage({ ...deps, moveOrder: createMoveOrder(deps), acceptTerms: createAcceptTerms(deps) }),
  );
  router.use('/desk', createFaults(options.onFault ?? (() => undefined)));
  return { router };
};
