import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type Router } from 'express';
import { createGuardedServer, secureHeaders } from '../http/doors.js';
import type { Store } from '../store/store.js';
import { createWebex, type Webex } from './webex/create-webex.js';
import type { CallingSource } from './webex/calling/source.js';
import type { SandboxLog } from './webex/context.js';
import { createErrorHandler, tracking, unknownRoute } from './webex/http/answers.js';
import { guardHost, isLoopback } from './webex/http/host-guard.js';
import { describeSandbox, type SandboxInfo } from './webex/info.js';
import type { World } from './world.js';

export interface Mount {
  readonly path: string;
  readonly router: Router;
}

export interface SandboxOptions {
  readonly world: World;
  /** Must hold all of `webexCollections`; without a store everything is forgotten at the end. */
  readonly store?: Store | undefined;
  /** A name or address of loopback. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Pages and APIs that live on the same address. */
  readonly routers?: readonly Mount[];
  /** Further addresses to name in `/sandbox.json`, as paths, e.g. `{ deskUrl: '/desk/' }`. */
  readonly links?: Readonly<Record<string, string>>;
  readonly log?: SandboxLog | undefined;
  readonly clock?: () => Date;
  /** What the desk and Webex Calling have in common; undefined until the desk is there. */
  readonly callingSource?: () => CallingSource | undefined;
  /** Tokens follow from it: the same seed gives each person the same token. */
  readonly seed?: string;
}

export interface Sandbox {
  /** Reads the store, serves, and sends the webhooks still due. Rejects with the server's own `EADDRINUSE`. */
  listen(): Promise<{ readonly url: string }>;
  close(): Promise<void>;
  /** What `/sandbox.json` says; its addresses are right once the sandbox listens. */
  readonly info: SandboxInfo;
}

const closeGraceMs = 1000;

const listenOn = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });

const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const originOf = ({ headers }: Request): string | undefined =>
  headers.host === undefined ? undefined : `http://${headers.host}`;

type Parts = Required<Pick<SandboxOptions, 'routers'>> &
  Pick<SandboxOptions, 'log'> & { readonly webex: Webex; readonly info: (at?: string) => SandboxInfo };

const createApp = ({ webex, routers, log, info }: Parts): Express => {
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(tracking, secureHeaders(), guardHost, webex.router);
  // Addresses on the host name the page was loaded from: to a browser, another name is another site.
  app.get('/sandbox.json', (req, res) => void res.json(info(originOf(req))));
  for (const { path, router } of routers) app.use(path, router);
  return app.use(unknownRoute, createErrorHandler({ log }));
};

/** The embedded Webex. It has no login, so it answers on loopback only; throws when another host is given. */
export const createSandbox = (options: SandboxOptions): Sandbox => {
  const { world, store, log, links = {}, routers = [], seed = 'switchboard', callingSource } = options;
  const { host = '127.0.0.1', port = 0, clock = () => new Date() } = options;
  if (!isLoopback(host)) throw new Error(`The sandbox is for this machine alone, not for ${host}.`);
  let url = urlOf(host, port);
  const webex = createWebex({ world, store, log, seed, clock, callingSource, apiUrl: () => `${url}/v1` });
  const info = (at = url) => {
    const { directory } = webex;
    return describeSandbox({ world, directory, url: at, links, calling: webex.describeCalling() });
  };
  const app = createApp({ webex, routers, log, info });
  const server = createGuardedServer(app);
  webex.attach(server);
  return {
    listen: async () => {
      await webex.load();
      const address = await listenOn(server, port, host);
      url = urlOf(host, address.port);
      webex.resume();
      return { url };
    },
    close: async () => {
      webex.hangUp();
      if (server.listening) await shut(server);
      await webex.close();
    },
    get info() {
      return info();
    },
  };
};
