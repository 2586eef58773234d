import { randomBytes, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import { createEngine } from '../flows/engine/engine.js';
import type { Registry } from '../flows/engine/registry.js';
import type { RoutingReader } from '../language/routing/read-routing.js';
import type { Queues } from '../ops/door.js';
import type { Metrics } from '../ops/metrics.js';
import type { Check } from '../ops/readiness.js';
import type { PstnProvider } from '../pstn/provider.js';
import { put, type Store } from '../store/store.js';
import { createAccessBook } from './access.js';
import { createAuditLog } from './audit/audit-log.js';
import { settings } from './collections.js';
import { createCatchUp } from './catch-up.js';
import { createConverse } from './converse.js';
import { createDeliverer } from './deliver.js';
import { createEffects } from './effects.js';
import { createEventLog } from './event-log.js';
import { createCabinet } from './files/cabinet.js';
import { finishErasures } from './erase/finish.js';
import { createFetchFile } from './files/fetch-file.js';
import { createLanes } from './lanes.js';
import { createBusy } from './news/busy.js';
import { createJobs } from './news/jobs.js';
import { createNews } from './news/news.js';
import { withBook } from './news/overlay.js';
import { createTeller } from './news/tell.js';
import { createInbox } from './inbox.js';
import { countedDoor, measuredPstn, webexCalls } from './measured.js';
import { createNotes } from './notes.js';
import { createParked } from './parked.js';
import { createPeople } from './people.js';
import { createPressAgain } from './press-again.js';
import { queuesOf } from './queues.js';
import { readinessChecks } from './readiness.js';
import { createRetention, defaultRetain, type Retain } from './retention.js';
import { createReceiver } from './receive.js';
import { createRecovery } from './recovery.js';
import { createReminders } from './reminders.js';
import { createReviews } from './reviews.js';
import { createRightsBook } from './rights/rights-book.js';
import { createSecondPerson, createSecondRounds } from './rights/second.js';
import type { RolesFile } from './rights/roles-file.js';
import { createServices } from './services.js';
import type { Vault } from './vault/vault.js';
import { createListener } from './listen.js';
import { createWebexClient } from './webex/client.js';
import { createLine } from './webex/line.js';
import { createWebhookKeeper } from './webex/webhooks.js';
import { createWork } from './work.js';

export interface BotOptions {
  readonly apiUrl: string;
  readonly token: string;
  /** Where Webex reaches this bot; without it the bot listens on a websocket. */
  readonly publicUrl?: string;
  readonly store: Store;
  readonly vault: Vault;
  /** Folder of the bot, for the files it keeps. */
  readonly dir: string;
  readonly registry: Registry;
  readonly pstn: PstnProvider;
  /** Roles given by a file. */
  readonly roles: RolesFile;
  /** Addresses of those who run the bot, in lower case. */
  readonly operators: readonly string[];
  /** Finds where a message belongs that names nothing by its name. */
  readonly routing: RoutingReader;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Signs status events of orders; without it nobody can post any. */
  readonly eventSecret?: string | undefined;
  readonly now?: () => Date;
  /** How long things are kept. */
  readonly retain?: Retain;
}

export interface Bot {
  /** The doors of the bot, to be mounted at the root of a server that listens before `start`. */
  readonly router: Router;
  /** What is needed for its work. */
  readonly checks: Readonly<Record<string, Check>>;
  readonly queues: () => Promise<Queues>;
  start(): Promise<void>;
  /** Finishes what is being worked on; what could not be sent waits for the next start. */
  stop(): Promise<void>;
}

/** The secret that Webex signs with is made once and kept. */
async function webhookSecret(store: Store): Promise<string> {
  const kept = await store.get(settings, 'webhook-secret');
  if (kept !== undefined) return kept;
  const made = randomBytes(32).toString('hex');
  await store.commit([put(settings, 'webhook-secret', made)]);
  return made;
}

/** Webex may be slow; the process is to be gone within ten seconds. */
const stopWithinMs = 7_000;

const hourMs = 60 * 60 * 1000;

export async function createBot(options: BotOptions): Promise<Bot> {
  const { apiUrl, token, store, vault, registry, log, metrics, now = () => new Date() } = options;
  const backEnd = measuredPstn(options.pstn, metrics);
  const events = createEventLog({ log, metrics });
  const news = createNews({ store, pstn: backEnd, secret: options.eventSecret, now, log });
  const pstn = withBook(backEnd, news.book);
  const secret = await webhookSecret(store);
  const cabinet = createCabinet({ dir: join(options.dir, 'files'), vault, now });
  const client = createWebexClient({
    apiUrl,
    token,
    readFile: (id) => cabinet.read(id),
    onCall: webexCalls(metrics),
  });
  const files = { ...cabinet, fetch: createFetchFile({ client, log }) };
  const stopping = new AbortController();
  // As many conversations may wait for Webex at once.
  setMaxListeners(0, stopping.signal);
  const { signal } = stopping;
  const webhooks = createWebhookKeeper({ client, signal, log });
  const line = createLine({ signal, log });
  const listener = createListener({ ...options, secret, webhooks, line, signal });
  const { self } = listener;
  const selfId = () => (listener.started() ? self().id : undefined);
  const lanes = createLanes((error) => log.error({ err: error }, 'event failed'));
  const engine = createEngine({ registry, newToken: randomUUID });
  const deliverer = createDeliverer({
    store,
    client,
    log,
    now,
    self: selfId,
    onOutcome: (id, outcome) => events.delivered(id, outcome),
  });
  const rights = createRightsBook({ store, pstn, file: options.roles, operators: options.operators });
  const access = createAccessBook({ store, rights, client, self: selfId, signal });
  const people = createPeople({ store, client });
  const inbox = createInbox({
    store,
    self: selfId,
    onDouble: (accepted) => events.double(accepted),
    now,
    work: (accepted) => events.follow(accepted, () => lanes.run(accepted.conversation, () => work(accepted))),
  });
  const audit = createAuditLog({ dir: options.dir, store, log, now });
  const services = createServices({
    ...{ store, pstn, access, rights, files, audit, now },
    routing: options.routing,
  });
  const second = createSecondPerson({
    ...{ store, engine, services, people, rights, deliverer, now, log },
    members: async (roomId) => ((await client.memberships(roomId)) ?? []).map(({ personId }) => personId),
  });
  const effects = createEffects({
    store,
    engine,
    services,
    people,
    deliverer,
    report: news.report,
    second,
    rights,
    log,
    now,
  });
  const eraser = createLanes((err) =>
    log.error({ err }, 'an erasure is not at its end; it goes on at the next start'),
  );
  const erased = () => void eraser.run('', () => finishErasures({ store, cabinet, audit }));
  const converse = createConverse({
    ...{ store, engine, services, effects, access, deliverer },
    ...{ audit, signal, erased, events, now },
  });
  const reminders = createReminders({ store, people, lanes, converse, now, log });
  const secondRounds = createSecondRounds({
    ...{ store, engine, services, people, lanes, converse, now, log },
  });
  const isBusy = createBusy(store, registry);
  const teller = createTeller({ store, engine, people, deliverer, services, isBusy, now });
  const jobs = createJobs({ store, pstn, teller, isBusy, now, log });
  const reviews = createReviews({ store, teller, isBusy, now, log });
  const { done } = inbox;
  const members = listener.members;
  const work = createWork({
    ...{ store, client, people, access, self, done, converse, members },
    ...{ events, signal, log },
  });
  const catchUp = createCatchUp({ store, client, inbox, self: selfId, now, log });
  const pressAgain = createPressAgain({ store, engine, people, deliverer });
  const recovery = createRecovery({ catchUp, webhooks, pressAgain, log });
  const parked = createParked({ dir: options.dir, store, retry: (id) => deliverer.retry(id), log });
  const notes = createNotes({ dir: options.dir, audit, log });
  const retain = options.retain ?? defaultRetain;
  const prune = createRetention({ store, lanes, cabinet, retain, now, log });
  let pruning: NodeJS.Timeout | undefined;
  let isStarted = false;

  return {
    router: express
      .Router()
      .use('/webex/events', countedDoor('webex', metrics))
      .use('/orders/events', countedDoor('orders', metrics))
      .use(createReceiver({ secret, accept: (delivery) => inbox.accept(delivery), now, log }), news.router),
    checks: readinessChecks({
      ...{ store, client, line, publicUrl: options.publicUrl, now },
      started: () => isStarted,
    }),
    queues: () => queuesOf(store, now()),
    async start() {
      await audit.flush();
      await listener.start((delivery) => inbox.accept(delivery));
      await deliverer.resume();
      await inbox.open();
      recovery.start();
      parked.start();
      notes.start();
      news.start(teller);
      jobs.start();
      reminders.start();
      reviews.start();
      erased();
      secondRounds.start();
      void prune();
      isStarted = true;
      pruning = setInterval(() => void prune(), hourMs).unref();
    },
    async stop() {
      clearInterval(pruning);
      inbox.close();
      stopping.abort();
      const rounds = [recovery, parked, notes, news, jobs, reminders, reviews, secondRounds, listener];
      const working = rounds.map((part) => part.stop());
      const finished = Promise.all([...working, lanes.idle()]).then(() =>
        Promise.all([deliverer.stop(), eraser.idle()]),
      );
      // What takes longer is written down, and done at the next start.
      await Promise.race([finished, sleep(stopWithinMs, undefined, { ref: false })]);
      await audit.flush();
      await client.close();
    },
  };
}
