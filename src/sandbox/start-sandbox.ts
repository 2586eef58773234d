/** The whole sandbox on one address: local Webex, chat page and PSTN desk, kept in one folder. */
import { createHash } from 'node:crypto';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { openStore } from '../store/open-store.js';
import { createSandbox } from './create-sandbox.js';
import { createDesk } from './desk/create-desk.js';
import { deskCollections } from './desk/records.js';
import { createChatPage } from './page/router.js';
import { webexCollections } from './webex/state/collections.js';
import { world } from './world-data.js';

export interface SandboxSettings {
  readonly host: string;
  readonly port: number;
  /** Decides which numbers are free, and everybody's token. */
  readonly seed: string;
  readonly dir: string;
  /** Further doors on the same address; what is hung on it later is served too. */
  readonly doors: Router;
  readonly log: Logger;
}

export interface RunningSandbox {
  readonly url: string;
  /** The bot's own. */
  readonly token: string;
  /** For the desk's API, which lives on the same address. */
  readonly deskToken: string;
  close(): Promise<void>;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Rejects with the server's own `EADDRINUSE` when the port is taken. */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const { host, port, seed, dir, doors, log } = settings;
  const collections = [...Object.values(webexCollections), ...deskCollections];
  const store = await openStore({ dir, collections, log });
  const routers = [doors, createChatPage()].map((router) => ({ path: '/', router }));
  const sandbox = createSandbox({
    world,
    store,
    host,
    port,
    seed,
    log,
    routers,
    links: { deskUrl: '/desk' },
  });
  try {
    const { url } = await sandbox.listen();
    const deskToken = digest(`desk ${seed}`).toString('hex');
    const onFault = (err: unknown): void => log.error({ err }, 'desk fault');
    const clock = () => new Date();
    const seedNumber = digest(seed).readUInt32BE();
    const desk = await createDesk({
      world,
      store,
      clock,
      seed: seedNumber,
      publicUrl: url,
      token: deskToken,
      onFault,
    });
    doors.use(desk.router);
    return {
      url,
      token: sandbox.info.bot.token,
      deskToken,
      async close() {
        await sandbox.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
