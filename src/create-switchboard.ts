/** Builds the whole product from its settings: store, back end, bot and, without a Webex token, the sandbox. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import { sealedCollections } from './bot/collections.js';
import { collectionsOnDisk } from './bot/vault/on-disk.js';
import { createBot } from './bot/create-bot.js';
import { refuseHalfRestored } from './bot/restoring.js';
import { migrate } from './bot/migrate.js';
import { openVault } from './bot/vault/key.js';
import { sealStore } from './bot/vault/seal-store.js';
import type { Settings } from './config.js';
import { loadFlows } from './flows/engine/loader.js';
import type { Registry } from './flows/engine/registry.js';
import { createDoorApp, createGuardedServer } from './http/doors.js';
import { createModelRouting, type ModelRouting } from './language-model/model-routing.js';
import { builtInRouting } from './language/routing/read-routing.js';
import { createDeskPstn } from './pstn/desk/desk-pstn.js';
import type { PstnProvider } from './pstn/provider.js';
import { createUnconnectedPstn } from './pstn/unconnected.js';
import { onFreePort, openSandbox } from './open-sandbox.js';
import { openStore } from './store/open-store.js';
import type { Store } from './store/store.js';

export interface Switchboard {
  /** Address of the chat page in the sandbox, of the bot's own door otherwise. */
  readonly url: string;
  readonly isSandbox: boolean;
  stop(): Promise<void>;
}

/** Where Webex and the ordering back end are, who the bot is there, and the server its doors hang on. */
export interface Surroundings {
  readonly url: string;
  readonly apiUrl: string;
  readonly token: string;
  /** Where Webex reaches the bot. */
  readonly publicUrl?: string;
  readonly pstn: PstnProvider;
  /** Signs the status events of orders that are posted to the bot. */
  readonly eventSecret?: string | undefined;
  /** The sandbox has a clock of its own, which can be turned. */
  readonly now?: () => Date;
  close(): Promise<void>;
}

async function listen(server: Server, { HOST, PORT }: Settings): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${port}`;
}

async function realWebex(
  settings: Settings,
  token: string,
  doors: Router,
  log: Logger,
): Promise<Surroundings> {
  const { WEBEX_API_URL, PUBLIC_URL, PSTN_URL, PSTN_TOKEN } = settings;
  const server = createGuardedServer(createDoorApp(doors, log));
  const hasPstn = PSTN_URL !== undefined && PSTN_TOKEN !== undefined;
  return {
    url: await listen(server, settings),
    apiUrl: WEBEX_API_URL,
    token,
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
    eventSecret: settings.ORDER_EVENTS_SECRET,
    pstn: hasPstn ? createDeskPstn({ url: PSTN_URL, token: PSTN_TOKEN }) : createUnconnectedPstn(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function surround(settings: Settings, doors: Router, log: Logger): Promise<Surroundings> {
  const token = settings.WEBEX_BOT_TOKEN;
  if (token !== undefined) return await onFreePort(settings, () => realWebex(settings, token, doors, log));
  const { url, ...sandbox } = await openSandbox(settings, log, doors);
  const pstn = createDeskPstn({ url: `${url}/desk/api`, token: sandbox.deskToken });
  const now = () => sandbox.clock.now();
  return { url, apiUrl: `${url}/v1`, publicUrl: url, pstn, now, ...sandbox };
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
  const dir = join(settings.DATA_DIR, 'bot');
  await refuseHalfRestored(dir);
  const store = await openStore({ dir, collections: collectionsOnDisk, log });
  try {
    return await build(settings, { dir, store, flows }, log);
  } catch (error) {
    await store.close();
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

async function build(
  settings: Settings,
  at: { dir: string; store: Store; flows: () => Promise<Registry> },
  log: Logger,
): Promise<Switchboard> {
  const { dir } = at;
  const vault = await openVaultFor(settings, at, log);
  await migrate({ store: at.store, vault, dir, log });
  const store = sealStore(at.store, vault, sealedCollections);
  const doors = express.Router();
  const [surroundings, registry] = await Promise.all([surround(settings, doors, log), at.flows()]);
  const { read: routing, close } = routingFor(settings, log);
  const retain = {
    drafts: settings.RETAIN_DRAFTS_DAYS,
    documents: settings.RETAIN_DOCUMENTS_DAYS,
    messages: settings.RETAIN_MESSAGES_DAYS,
  };
  const bot = await createBot({ ...surroundings, store, vault, dir, registry, routing, log, retain });
  doors.use(bot.router);
  await bot.start();
  void registry.warmUp();
  return {
    url: surroundings.url,
    isSandbox: settings.WEBEX_BOT_TOKEN === undefined,
    async stop() {
      await bot.stop();
      await close();
      await surroundings.close();
      await store.close();
    },
  };
}
