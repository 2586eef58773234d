/** The whole sandbox on one address: local Webex, chat page and PSTN desk, kept in one folder. */
import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { Logger } from 'pino';
import { openStore } from '../store/open-store.js';
import { defineCollection, put, type Store } from '../store/store.js';
import { createSandboxClock, type SandboxClock } from './clock.js';
import { createSandbox } from './create-sandbox.js';
import { createDesk, type Desk } from './desk/create-desk.js';
import type { EventsOut } from './desk/events-out.js';
import { createFileDocuments, type Sealing } from './desk/ports/documents.js';
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
  /** The bot's doors on the same address, what is hung on them later too; without them status events reach nobody. */
  readonly doors?: Router;
  readonly log: Logger;
  /** Opens what is kept encrypted; without it everything lies open. */
  readonly openStore?: typeof openStore;
  readonly sealing?: Sealing;
}

export interface RunningSandbox {
  readonly url: string;
  /** The bot's own. */
  readonly token: string;
  /** For the desk's API, which lives on the same address. */
  readonly deskToken: string;
  /** The desk signs the events with it that it posts to `/orders/events` on the same address. */
  readonly eventSecret: string;
  /** Addresses of those who run the bot. */
  readonly operators: readonly string[];
  /** The sandbox's own time, which can be turned. */
  readonly clock: SandboxClock;
  close(): Promise<void>;
}

interface ClockRecord {
  readonly aheadMs: number;
}
const sandboxClock = defineCollection<ClockRecord>('sandbox-clock');

/** A clock that is as far ahead after a restart as it was before. */
const openClock = async (store: Store, log: Logger): Promise<SandboxClock> => {
  const kept = await store.list(sandboxClock);
  const clock = createSandboxClock(kept[0]?.value.aheadMs);
  clock.onAdvance((aheadMs) => {
    const keep = store.commit([put(sandboxClock, 'clock', { aheadMs })]);
    keep.catch((err: unknown) => log.error({ err }, 'clock not kept'));
  });
  return clock;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const openDesk = (
  { seed, dir, log, sealing }: SandboxSettings,
  parts: { store: Store; clock: SandboxClock; url: string; token: string; events: EventsOut | undefined },
) => {
  const { url, ...rest } = parts;
  return createDesk({
    ...rest,
    world,
    documents: createFileDocuments(`${dir}-documents`, sealing),
    seed: digest(seed).readUInt32BE(),
    publicUrl: url,
    onFault: (err) => log.error({ err }, 'desk fault'),
  });
};

/** Rejects with the server's own `EADDRINUSE` when the port is taken. */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const { host, port, seed, dir, doors, log, openStore: open = openStore } = settings;
  const collections = [...Object.values(webexCollections), ...deskCollections, sandboxClock];
  const store = await open({ dir, collections, log });
  try {
    const clock = await openClock(store, log);
    const deskDoors = Router();
    const all = [...(doors === undefined ? [] : [doors]), deskDoors, createChatPage()];
    const routers = all.map((router) => ({ path: '/', router }));
    const links = { deskUrl: '/desk' };
    const now = () => clock.now();
    const served: { desk?: Desk } = {};
    const callingSource = () => served.desk?.calling;
    const parts = { routers, links, clock: now, callingSource };
    const sandbox = createSandbox({ world, store, host, port, seed, log, ...parts });
    const { url } = await sandbox.listen();
    const deskToken = digest(`desk ${seed}`).toString('hex');
    const eventSecret = digest(`events ${seed}`).toString('hex');
    const events = doors && { url: `${url}/orders/events`, secret: eventSecret };
    const desk = await openDesk(settings, { store, clock, url, token: deskToken, events });
    served.desk = desk;
    deskDoors.use(desk.router);
    return {
      url,
      token: sandbox.info.bot.token,
      deskToken,
      eventSecret,
      operators: world.people.filter(({ role }) => role === 'operator').map(({ email }) => email),
      clock,
      async close() {
        desk.close();
        await sandbox.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
