import express, { type Router } from 'express';
import type { Store } from '../../store/store.js';
import type { SandboxClock } from '../clock.js';
import type { World } from '../world.js';
import type { CallingSource } from '../webex/calling/source.js';
import { createApi } from './api.js';
import { createCallingSource } from './calling-source.js';
import { openEmergencyBook, withConnections, type EmergencyBook } from './emergency/book.js';
import { createDeskEmergency } from './emergency/desk-emergency.js';
import { createDirectory } from './emergency/directory.js';
import { createEventSender, type EventsOut } from './events-out.js';
import { createHold } from './holds.js';
import { createFaults } from './http.js';
import { openLedger, type Ledger } from './ledger.js';
import { createPlaceOrder } from './ordering.js';
import { createPage } from './page.js';
import { createPeople } from './people.js';
import { createMemoryDocuments, type DocumentStore } from './ports/documents.js';
import { createPortOrders } from './ports/port-orders.js';
import { isPort } from '../../pstn/ports/port-state.js';
import { createJudge } from './ports/portability.js';
import { createAcceptTerms, createMoveOrder } from './progress.js';
import { createRemark } from './remarks.js';
import { seedOrders } from './seed-orders.js';
import { createShelf } from './shelf.js';
import { createStock } from './stock.js';

export interface DeskOptions {
  readonly world: World;
  /** Opened with `deskCollections`; without it everything is forgotten when the process ends. */
  readonly store?: Pick<Store, 'list' | 'commit'>;
  /** Without it the documents of ports are forgotten when the process ends. */
  readonly documents?: DocumentStore;
  /** The page can turn it. */
  readonly clock: Pick<SandboxClock, 'now' | 'advance'>;
  /** Decides which numbers are free. */
  readonly seed: number;
  /** Base address of the links to the desk, e.g. `http://localhost:3000`. */
  readonly publicUrl: string;
  /** Bearer token of the API. */
  readonly token: string;
  /** Where the bot takes events in; without it only the poll tells of them. */
  readonly events?: EventsOut | undefined;
  /** Hears of faults that are the desk's own; the caller gets a plain 500. */
  readonly onFault?: (fault: unknown) => void;
}

export interface Desk {
  /** To be mounted at the root: it serves everything under `/desk`. */
  readonly router: Router;
  /** What Webex Calling and the desk have in common. */
  readonly calling: CallingSource;
  /** No more events are posted. */
  close(): void;
}

const partsOn = (ledger: Ledger, book: EmergencyBook, documents: DocumentStore, options: DeskOptions) => {
  const { clock, publicUrl, seed } = options;
  const world = withConnections(options.world, book);
  const stock = createStock(seed);
  const people = createPeople({ world, ledger });
  const now = () => clock.now();
  const directory = createDirectory({ world, ledger });
  return {
    world,
    ledger,
    book,
    directory,
    emergency: createDeskEmergency({ world, people, book, directory, clock: now }),
    documents,
    publicUrl,
    people,
    clock: now,
    judge: createJudge({ stock, ledger }),
    shelf: createShelf({ stock, ledger, clock: now }),
    ports: createPortOrders({ ledger, people, documents, clock: now }),
  };
};

/** Plays the past through in memory and keeps it in one commit: a desk has all of its past, or none yet. */
const givePast = async (ledger: Ledger, documents: DocumentStore, options: DeskOptions): Promise<void> => {
  const past = await openLedger();
  await seedOrders(partsOn(past, await openEmergencyBook(), documents, options));
  await ledger.change((draft) => {
    for (const { key, order, port } of past.orders()) {
      if (isPort(order) && port) draft.addPort(key, () => ({ order, record: port }));
      else draft.addOrder(key, () => order);
    }
  });
};

const sendEvents = (ledger: Ledger, { events, clock, onFault }: DeskOptions) => {
  if (!events) return undefined;
  const faults = onFault ? { onFault } : {};
  const sender = createEventSender({ ...events, ...faults, clock: () => clock.now() });
  ledger.onChange((order, before) => sender.tell(order, before));
  return sender;
};

/** The sandbox's stand-in for Cisco: an ordering API for the bot, and a page for whoever plays Cisco. */
export const createDesk = async (options: DeskOptions): Promise<Desk> => {
  const { store, documents = createMemoryDocuments(), token, onFault = () => undefined } = options;
  const ledger = await openLedger(store);
  const deps = partsOn(ledger, await openEmergencyBook(store), documents, options);
  if (ledger.lastChange() === 0) await givePast(ledger, documents, options);
  const sender = sendEvents(ledger, options);

  const router = express.Router();
  const ordering = { hold: createHold(deps), placeOrder: createPlaceOrder(deps) };
  router.use('/desk/api', createApi({ ...deps, ...ordering, token }));
  const acts = {
    moveOrder: createMoveOrder(deps),
    acceptTerms: createAcceptTerms(deps),
    remark: createRemark(deps),
  };
  router.use('/desk', createPage({ ...deps, ...acts, clock: options.clock }));
  router.use('/desk', createFaults(onFault));
  return { router, calling: createCallingSource(deps), close: () => sender?.stop() };
};
