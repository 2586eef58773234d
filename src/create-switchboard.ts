/** Builds the whole product from its settings: store, back end, bot and, without a Webex token, the sandbox. */
import { join } from 'node:path';
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import { sealedCollections } from './bot/collections.js';
import { createBot } from './bot/create-bot.js';
import { routingFigures } from './bot/figures.js';
import { measuredStore } from './bot/measured.js';
import { migrate } from './bot/migrate.js';
import { holdToken } from './bot/token-lock.js';
import { refuseHalfRestored } from './bot/restoring.js';
import { readRolesFile } from './bot/rights/roles-file.js';
import { collectionsOnDisk } from './bot/vault/on-disk.js';
import { openVault } from './bot/vault/key.js';
import { sealStore } from './bot/vault/seal-store.js';
import { openCalling } from './calling.js';
import { howItListens } from './bot/webex/webhooks-seen.js';
import type { Settings } from './config.js';
import { loadFlows } from './flows/engine/loader.js';
import type { Registry } from './flows/engine/registry.js';
import { createDoorApp, createGuardedServer } from './http/doors.js';
import { createModelRouting, type ModelRouting } from './language-model/model-routing.js';
import { builtInRouting } from './language/routing/read-routing.js';
import { createOpsDoor } from './ops/door.js';
import { createMetrics } from './ops/metrics.js';
import { createReadiness } from './ops/readiness.js';
import { askAbout } from './pstn/gateway/about.js';
import { createGatewayCalling } from './pstn/gateway/gateway-calling.js';
import { createGatewayPstn } from './pstn/gateway/gateway-pstn.js';
import { orderingFor, type BackEnds } from './ordering.js';
import { openSandbox } from './open-sandbox.js';
import { setWayOut } from './way-out.js';
import { serve, type Served } from './serve.js';
import { openStore } from './store/open-store.js';
import type { Store } from './store/store.js';

export interface Switchboard {
  /** Address of the chat page in the sandbox, of the bot's own door otherwise. */
  readonly url: string;
  /** Where the operator's doors are. */
  readonly opsUrl: string;
  readonly isSandbox: boolean;
  /** Which of the two ways, and why. */
  readonly listens: string;
  stop(): Promise<void>;
}

/** Where Webex and the ordering back end are, who the bot is there, and the server its doors hang on. */
export interface Surroundings {
  readonly url: string;
  readonly apiUrl: string;
  readonly token: string;
  /** Where Webex reaches the bot. */
  readonly publicUrl?: string;
  readonly backEnds: BackEnds;
  /** Addresses of those who run the bot. */
  readonly operators: readonly string[];
  /** Signs the status events of orders that are posted to the bot. */
  readonly eventSecret?: string | undefined;
  /** The sandbox has a clock of its own, which can be turned. */
  readonly now?: () => Date;
  close(): Promise<void>;
}

interface Address {
  readonly url: string;
  readonly token: string;
}

/** Takes orders itself, and has what a person needs who files them elsewhere. What does not answer keeps the bot from no other work. */
async function connect(at: Address, now: () => Date, log: Logger): Promise<BackEnds> {
  const about = await askAbout(at).catch((err: unknown) => {
    log.warn({ err }, 'the ordering back end does not say what it can do');
    return undefined;
  });
  const gateway = createGatewayPstn({ ...at, about });
  return { gateway, calling: createGatewayCalling(gateway, now) };
}

async function realWebex(
  settings: Settings,
  token: string,
  doors: Router,
  log: Logger,
): Promise<Surroundings> {
  const { HOST, PORT, WEBEX_API_URL, PUBLIC_URL, PSTN_URL, PSTN_TOKEN } = settings;
  const hasPstn = PSTN_URL !== undefined && PSTN_TOKEN !== undefined;
  return {
    ...(await serve(createGuardedServer(createDoorApp(doors, log)), HOST, PORT)),
    apiUrl: WEBEX_API_URL,
    token,
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
    eventSecret: settings.ORDER_EVENTS_SECRET,
    operators: settings.OPERATORS ?? [],
    backEnds: hasPstn ? await connect({ url: PSTN_URL, token: PSTN_TOKEN }, () => new Date(), log) : {},
  };
}

async function sandbox(settings: Settings, doors: Router, log: Logger): Promise<Surroundings> {
  const { url, ...opened } = await openSandbox(settings, log, doors);
  const { PSTN_URL = `${url}/desk/api`, PSTN_TOKEN = opened.deskToken } = settings;
  const now = () => opened.clock.now();
  const backEnds = await connect({ url: PSTN_URL, token: PSTN_TOKEN }, now, log);
  const operators = settings.OPERATORS ?? opened.operators;
  // Orders placed elsewhere are told of from elsewhere.
  const told = settings.PSTN_URL === undefined ? {} : { eventSecret: settings.ORDER_EVENTS_SECRET };
  return { url, apiUrl: `${url}/v1`, publicUrl: url, backEnds, now, ...opened, ...told, operators };
}

const openVaultFor = (settings: Settings, { dir, store }: { dir: string; store: Store }, log: Logger) =>
  openVault({
    dir,
    given: settings.DATA_KEY,
    file: settings.DATA_KEY_FILE,
    store,
    // The sandbox works without any setting; what real people say is worth a key that somebody keeps.
    mayMake: settings.WEBEX_BOT_TOKEN === undefined,
    onMade: (path) => log.info({ path }, 'made a key file'),
  });

/** Resolves once the bot answers. The sandbox is never there when a Webex token is set. */
export async function createSwitchboard(
  settings: Settings,
  log: Logger,
  flows: () => Promise<Registry> = loadFlows,
): Promise<Switchboard> {
  setWayOut(settings);
  const dir = join(settings.DATA_DIR, 'bot');
  await refuseHalfRestored(dir);
  const { WEBEX_BOT_TOKEN: token, WEBEX_API_URL } = settings;
  const lock = token === undefined ? undefined : await holdToken(WEBEX_API_URL, token, log);
  const store = await openStore({ dir, collections: collectionsOnDisk, log }).catch((error: unknown) => {
    lock?.release();
    throw error;
  });
  const close = async (): Promise<void> => {
    await store.close();
    lock?.release();
  };
  try {
    return await build(settings, { dir, store, flows, close }, log);
  } catch (error) {
    await close();
    throw error;
  }
}

function routingFor(settings: Settings, log: Logger): ModelRouting {
  const { LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL_NAME: name } = settings;
  if (url === undefined || name === undefined)
    return { read: builtInRouting, close: () => Promise.resolve() };
  const { LANGUAGE_MODEL_KEY: key, LANGUAGE_MODEL_TIMEOUT_MS: timeoutMs } = settings;
  return createModelRouting({ model: { url, name, key, timeoutMs }, log });
}

/** On the real Webex they are apart from the door that the internet may see. */
async function serveOps(
  settings: Settings,
  doors: Router,
  door: Router,
  log: Logger,
): Promise<Served | undefined> {
  const { WEBEX_BOT_TOKEN, OPS_HOST, OPS_PORT } = settings;
  if (WEBEX_BOT_TOKEN !== undefined) {
    return serve(createGuardedServer(createDoorApp(door, log)), OPS_HOST, OPS_PORT);
  }
  doors.use(door);
  return undefined;
}

async function build(
  settings: Settings,
  at: { dir: string; store: Store; flows: () => Promise<Registry>; close: () => Promise<void> },
  log: Logger,
): Promise<Switchboard> {
  const { dir } = at;
  const roles = await readRolesFile(settings.ROLES_FILE);
  const vault = await openVaultFor(settings, at, log);
  await migrate({ store: at.store, vault, dir, log });
  const metrics = createMetrics();
  const store = measuredStore(sealStore(at.store, vault, sealedCollections), metrics);
  const doors = express.Router();
  const { WEBEX_BOT_TOKEN: token } = settings;
  const around = token === undefined ? sandbox(settings, doors, log) : realWebex(settings, token, doors, log);
  const [surroundings, registry] = await Promise.all([around, at.flows()]);
  const { read: routing, close } = routingFor(settings, log);
  const retain = {
    drafts: settings.RETAIN_DRAFTS_DAYS,
    documents: settings.RETAIN_DOCUMENTS_DAYS,
    messages: settings.RETAIN_MESSAGES_DAYS,
  };
  const parts = { roles, store, vault, dir, registry, routing, log, metrics, retain };
  const { now = () => new Date() } = surroundings;
  const calling = openCalling(settings, { store, doors, log });
  const backEnds = { ...surroundings.backEnds, ...(calling === undefined ? {} : { calling }) };
  const pstn = orderingFor(settings, backEnds, { store, vault, dir, now, log });
  const bot = await createBot({ ...surroundings, ...parts, pstn });
  const { queues } = bot;
  const readiness = createReadiness(bot.checks);
  const figures = () => routingFigures(store);
  const ops = await serveOps(settings, doors, createOpsDoor({ metrics, queues, readiness, figures }), log);
  doors.use(bot.router);
  await bot.start();
  void registry.warmUp();
  return {
    url: surroundings.url,
    opsUrl: ops?.url ?? surroundings.url,
    isSandbox: token === undefined,
    listens: howItListens(surroundings.publicUrl),
    async stop() {
      await bot.stop();
      await calling?.close();
      await close();
      await ops?.close();
      await surroundings.close();
      await at.close();
    },
  };
}
