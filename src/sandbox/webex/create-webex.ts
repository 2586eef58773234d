import type { Server } from 'node:http';
import { Router, type Request } from 'express';
import type { Store } from '../../store/store.js';
import type { World } from '../world.js';
import { createActionRoutes } from './actions/action-routes.js';
import { createCalling, type Calling } from './calling/create-calling.js';
import type { CallingSource } from './calling/source.js';
import { createCatalogRoutes } from './catalog/catalog-routes.js';
import type { Context, SandboxLog } from './context.js';
import { createEventStream } from './event-stream.js';
import { createFaultInjector, createFaultRoutes } from './faults/fault-routes.js';
import { createFaults, type Call } from './faults/faults.js';
import { unknownRoute } from './http/answers.js';
import { bearerOf, createCallerOf } from './http/auth.js';
import { bodies } from './http/bodies.js';
import { createDeviceRoutes } from './mercury/devices.js';
import { createSocketObserver } from './mercury/socket-observer.js';
import { createSockets } from './mercury/socket.js';
import { createMembershipRoutes } from './memberships/membership-routes.js';
import { createContentRoutes } from './messages/content-routes.js';
import { createMessageRoutes } from './messages/message-routes.js';
import { createDirectory, type Directory } from './people/directory.js';
import { createPeopleRoutes } from './people/people-routes.js';
import { createPresent } from './present.js';
import { createRoomRoutes } from './rooms/room-routes.js';
import { createEventHub } from './state/events.js';
import { createLedger, type Ledger } from './state/ledger.js';
import type { DeliveryRow } from './state/rows.js';
import { createState, type State } from './state/state.js';
import { createTeamMembershipRoutes } from './teams/team-membership-routes.js';
import { createTeamRoutes } from './teams/team-routes.js';
import { createDeliverer } from './webhooks/deliverer.js';
import { createDispatcher } from './webhooks/dispatcher.js';
import { createWebhookHealth, type WebhookHealth } from './webhooks/health.js';
import { createSender } from './webhooks/send.js';
import { createWebhookObserver } from './webhooks/webhook-observer.js';
import { createWebhookRoutes } from './webhooks/webhook-routes.js';

export interface WebexOptions {
  readonly world: World;
  readonly apiUrl: () => string;
  readonly seed: string;
  readonly clock: () => Date;
  readonly store?: Store | undefined;
  readonly log?: SandboxLog | undefined;
  /** With it there is a Webex Calling, once the desk behind it is there. */
  readonly callingSource?: (() => CallingSource | undefined) | undefined;
}

export interface Webex {
  readonly directory: Directory;
  /** Of the apps that may use Webex Calling. */
  describeCalling(): Readonly<Record<string, unknown>> | undefined;
  /** Everything below `/v1`, and the event stream and the faults below `/sandbox`. */
  readonly router: Router;
  /** Reads what an earlier run has left; before the first request. */
  load(): Promise<void>;
  /** Sends the webhooks that were still due then. */
  resume(): void;
  /** Takes the sockets of the server that serves `router`. */
  attach(server: Server): void;
  /** Ends open event streams and sockets, so that the server can close. */
  hangUp(): void;
  close(): Promise<void>;
}

interface Parts {
  readonly context: Context;
  readonly directory: Directory;
  readonly health: WebhookHealth;
  readonly calling: Calling | undefined;
}

const createApi = ({ context, directory, health, calling }: Parts): Router => {
  const api = Router();
  if (calling !== undefined) api.use(calling.open);
  api.use(
    (req, _res, next) => {
      // A bad token is told before anything about the body is.
      context.callerOf(req);
      next();
    },
    ...bodies,
  );
  if (calling !== undefined) api.use(calling.router, calling.appsEndHere);
  api.use(createMessageRoutes(context));
  api.use(createActionRoutes(context));
  api.use(createPeopleRoutes(context));
  api.use(createRoomRoutes(context));
  api.use(createMembershipRoutes({ ...context, directory }));
  api.use(createTeamRoutes(context), createTeamMembershipRoutes(context));
  api.use(createContentRoutes(context));
  api.use(createWebhookRoutes({ ...context, health }));
  api.use(unknownRoute);
  return api;
};

const createWebhooks = (state: State, ledger: Ledger, log?: SandboxLog) => {
  const faults = createFaults();
  const health = createWebhookHealth({ state, ledger, log });
  const settle = (delivery: DeliveryRow) => ledger.forget(state.deliveries, delivery.id);
  const onFailure = (delivery: DeliveryRow) => health.failed(delivery.webhookId);
  const deliverer = createDeliverer({ sender: createSender(), settle, onFailure, log });
  const dispatcher = createDispatcher({ deliverer, faults, settle });
  return { faults, health, deliverer, dispatcher };
};

type WhoIs = (req: Request) => Call['who'];
const createWhoIs =
  (directory: Directory, calling: Calling | undefined): WhoIs =>
  (req) => {
    const token = bearerOf(req) ?? '';
    const person = directory.byToken(token);
    if (person === undefined) return calling?.grants.find(token) === undefined ? undefined : 'app';
    return person.type === 'bot' ? 'bot' : 'person';
  };

/** A Webex of one's own: the REST API, webhooks and an event stream over one shared state. */
export const createWebex = (options: WebexOptions): Webex => {
  const { world, apiUrl, seed, clock, store, log, callingSource } = options;
  const state = createState();
  const hub = createEventHub();
  const ledger = createLedger({ hub, store });
  const directory = createDirectory({ world, state, seed });
  const present = createPresent({ state, apiUrl });
  const byToken = (token: string) => directory.byToken(token) ?? calling?.grants.personOf(token);
  const callerOf = createCallerOf({ directory: { byToken } });
  const context: Context = { state, ledger, present, callerOf, now: () => clock().toISOString() };
  const { faults, health, deliverer, dispatcher } = createWebhooks(state, ledger, log);
  const plan = () => faults.calling();
  const calling =
    callingSource && createCalling({ ...context, world, seed, clock, plan, source: callingSource });
  const stream = createEventStream({ present, directory });
  hub.observe(createWebhookObserver({ state, present, dispatcher }));
  hub.observe(stream.observer);
  const sockets = createSockets({ state, directory, refuse: () => faults.sockets().refuse });
  hub.observe(createSocketObserver({ ...context, sockets }));

  const whoIs = createWhoIs(directory, calling);
  const onPlan = () => calling?.grants.strike(plan());
  const router = Router();
  router.use(
    '/v1',
    createFaultInjector({ faults, whoIs, clock }),
    createApi({ context, directory, health, calling }),
  );
  router.use(stream.router, createFaultRoutes({ faults, sockets, onPlan }), createCatalogRoutes());
  if (calling !== undefined) router.use(calling.report);
  // A machine account has no socket (webex-api.md 9.2).
  const limit = () => faults.sockets().mostDevices;
  router.use(createDeviceRoutes({ ...context, callerOf: createCallerOf({ directory }), sockets, limit }));
  return {
    directory,
    describeCalling: () => calling?.describe(),
    router,
    load: async () => {
      if (store !== undefined) await state.load(store);
      await calling?.grants.begin();
    },
    resume: () => dispatcher.enqueue([...state.deliveries.all()]),
    attach: (server) => sockets.attach(server),
    hangUp: () => {
      stream.close();
      sockets.close();
    },
    close: async () => {
      await deliverer.close();
      await ledger.flush();
    },
  };
};
