/**
 * The websocket of a bot without a public address. The SDK comes back by itself after most cuts; where it gives up
 * for good, this does not, and the operator is told why nothing is heard.
 */
import createProxyAgent from 'https-proxy-agent';
import type { Logger } from 'pino';
import { proxyFor } from '../../way-out.js';
import { isDeviceLimit, makeRoom, otherListeners, type DeviceApi } from './devices.js';
import { pause, pauseMs } from './patience.js';
import { howItListens } from './webhooks-seen.js';
import { isTokenRefused, tokenRefused } from './refused.js';

/** As much of the SDK as is looked at here. */
export interface SocketSdk extends DeviceApi {
  readonly config: object;
  readonly internal: {
    readonly mercury: {
      on(event: string, listener: (event: { code?: number; reason?: string }) => void): void;
      connect(): Promise<void>;
    };
    readonly device: { readonly url?: string; readonly webSocketUrl?: string; refresh(): Promise<void> };
  };
}

export interface Line {
  /** From the moment the SDK is there; it may have been there before with another one. */
  watch(sdk: SocketSdk): void;
  /** Whether the bot hears, for the operator. */
  look(): Promise<{ ok: boolean; why: string }>;
  /** Makes room at Webex when it says that there are too many devices; answers whether that was the trouble. */
  overLimit(error: unknown): Promise<boolean>;
}

const tooMany =
  'Webex has too many websocket registrations of this bot (“excessive device registrations”). ' +
  'The oldest are removed; run one process for a bot, and stop it with SIGTERM.';

/** The SDK stops for good at 4400 and 4403, and does not say which it was. */
export const isNotEntitled = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Mercury Connection Aborted';

export const notEntitled =
  'Webex does not let this account listen on a websocket. Use the token of a bot, or set PUBLIC_URL.';

/** What Webex closes a socket with; source: webex-wire.md section 5, webex-api.md 9.2. */
const closings: Readonly<Record<number, string>> = {
  4400: notEntitled,
  4401: tokenRefused,
  4403: notEntitled,
};

const why = (error: unknown): string => {
  if (isTokenRefused(error)) return tokenRefused;
  if (isNotEntitled(error)) return notEntitled;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
};

const company = (count: number): string =>
  `Webex has ${count === 1 ? 'one other registration' : `${count} other registrations`} of this bot: left by a ` +
  'process that was killed, or another process has its token and answers everything a second time';

const lookEveryMs = 60_000;

/** The SDK takes an agent for its socket at each attempt; the framework's own setting for it has no effect. */
function throughProxy({ config, internal: { device } }: SocketSdk): void {
  const options = {
    get agent() {
      const { webSocketUrl } = device;
      const proxy = webSocketUrl === undefined ? undefined : proxyFor(webSocketUrl);
      return proxy === undefined ? undefined : createProxyAgent(proxy);
    },
  };
  Object.assign(config, { defaultMercuryOptions: options });
}

export function createLine({ signal, log }: { signal: AbortSignal; log: Logger }): Line {
  let sdk: SocketSdk | undefined;
  let trouble: string | undefined = 'the websocket is not open yet';
  let isComingBack = false;

  let seen: { readonly at: number; readonly count: Promise<number> } | undefined;

  /** Asked of Webex once in a while, however often the operator looks. */
  function others(at: SocketSdk): Promise<number> {
    const now = performance.now();
    const { url } = at.internal.device;
    if (seen === undefined || now - seen.at > lookEveryMs) {
      const unread = (err: unknown): number => {
        log.warn({ err }, 'the websocket registrations of this bot could not be read');
        return 0;
      };
      seen = {
        at: now,
        count: url === undefined ? Promise.resolve(0) : otherListeners(at, url).catch(unread),
      };
    }
    return seen.count;
  }

  const inTrouble = (told: string): void => {
    if (trouble !== told) log.error(told);
    trouble = told;
  };

  async function overLimit(error: unknown): Promise<boolean> {
    if (sdk === undefined || !isDeviceLimit(error)) return false;
    inTrouble(tooMany);
    try {
      log.warn(await makeRoom(sdk), 'removed old websocket registrations of this bot');
    } catch (err) {
      log.error({ err }, 'the old websocket registrations of this bot could not be removed');
    }
    return true;
  }

  /** A device that is gone is registered anew by `refresh`. */
  async function comeBack(at: SocketSdk): Promise<void> {
    const isOver = (): boolean => sdk !== at || signal.aborted;
    for (let tries = 0; !isOver(); tries++) {
      await pause(pauseMs(undefined, tries + 2), signal);
      if (isOver()) return;
      try {
        await at.internal.device.refresh();
        await at.internal.mercury.connect();
        return;
      } catch (error) {
        if (!(await overLimit(error))) inTrouble(why(error));
      }
    }
  }

  return {
    watch(given) {
      sdk = given;
      throughProxy(given);
      const { mercury } = given.internal;
      const isOver = (): boolean => sdk !== given || signal.aborted;
      mercury.on('online', () => {
        if (isOver()) return;
        if (trouble !== undefined) log.info('the websocket to Webex is open');
        trouble = undefined;
        void others(given).then((count) => count > 0 && log.warn(company(count)));
      });
      mercury.on('offline', ({ code = 0, reason = '' }) => {
        if (isOver()) return;
        log.warn({ code, reason }, 'the websocket to Webex was closed');
        const known = closings[code];
        if (known === undefined)
          trouble = `it was closed (${code} ${reason}), and the bot tries to come back`;
        else inTrouble(known);
      });
      mercury.on('connection_failed', ({ code = 0 }) => {
        if (!isOver()) inTrouble(closings[code] ?? `Webex does not take the websocket (${code})`);
      });
      const giveUp = (): void => {
        if (isComingBack || isOver()) return;
        isComingBack = true;
        void comeBack(given).finally(() => (isComingBack = false));
      };
      mercury.on('offline.permanent', giveUp);
      mercury.on('offline.replaced', giveUp);
    },
    overLimit,
    async look() {
      const how = howItListens(undefined);
      if (sdk === undefined || trouble !== undefined) return { ok: false, why: `${how}: ${trouble ?? ''}` };
      const count = await others(sdk);
      return { ok: true, why: count === 0 ? how : `${how}; ${company(count)}` };
    },
  };
}
