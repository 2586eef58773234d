/**
 * webex-node-bot-framework, the base towards Webex: identity, spaces, being added and removed, and both
 * ways of listening. Its own message handling is not used: it looks the sender up through a batcher that
 * waits 100 ms, and loses the first message of a new direct room.
 */
import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { SwitchboardError } from '../../errors.js';
import { catalogueFor } from './addresses.js';
import type { WebhookWish } from './client.js';
import { isNotEntitled, notEntitled, type Line, type SocketSdk } from './line.js';
import { isHopeless, pause, pauseMs } from './patience.js';
import { isTokenRefused, statusOf, tokenRefused } from './refused.js';
import type { Delivery, Webhook } from './shapes.js';
import type { WebhookKeeper } from './webhooks.js';

export interface Identity {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
}

export interface FrameworkEvents {
  added(space: { roomId: string; type: 'direct' | 'group'; addedBy: string | undefined }): void;
  removed(roomId: string): void;
  /** Only without a public address: what arrives over the websocket, already fetched. */
  messageCreated(message: unknown): void;
  actionCreated(action: unknown): void;
}

export interface FrameworkOptions {
  readonly apiUrl: string;
  readonly token: string;
  /** Without it the framework listens on a websocket. */
  readonly webhookUrl?: string;
  readonly webhookSecret: string;
  readonly webhooks: WebhookKeeper;
  /** Looks after the websocket. */
  readonly line: Line;
  readonly events: FrameworkEvents;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export interface WebexFramework {
  start(): Promise<Identity>;
  /** Membership and room events: the framework keeps the spaces. */
  take(delivery: Delivery): Promise<void>;
  stop(): Promise<void>;
}

interface Raw {
  person: { id: string; displayName?: string };
  email: string;
  webex: SocketSdk;
  active: boolean;
  onMessageCreated: (message: unknown) => Promise<unknown>;
  onAttachmentActions: (action: unknown) => Promise<unknown>;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
  debug: (...args: unknown[]) => void;
  on(event: string, handler: (...args: never[]) => void): void;
}

interface RawBot {
  room: { id: string; type: 'direct' | 'group' };
}

type RawHandler = (request: { body: unknown; headers: Record<string, string> }) => Promise<unknown>;

/** The SDK reads its addresses once, when it is loaded; so they are set before, and it is loaded late. */
async function loadFramework(
  apiUrl: string,
): Promise<{ Framework: new (options: object) => Raw; webhook: (raw: Raw) => RawHandler }> {
  // Otherwise the SDK would replace built-ins of this whole process by slower ones for browsers of 2015.
  (globalThis as { _babelPolyfill?: boolean })._babelPolyfill = true;
  process.env['HYDRA_SERVICE_URL'] = apiUrl;
  process.env['U2C_SERVICE_URL'] = catalogueFor(apiUrl);
  const [framework, webhook] = (await Promise.all([
    // @ts-expect-error The package has no types.
    import('webex-node-bot-framework'),
    // @ts-expect-error The package has no types.
    import('webex-node-bot-framework/webhook.js'),
  ])) as [{ default: new (options: object) => Raw }, { default: (raw: Raw) => RawHandler }];
  return { Framework: framework.default, webhook: webhook.default };
}

const refusal = (error: unknown): SwitchboardError => {
  if (isTokenRefused(error)) return new SwitchboardError('webex_start_failed', tokenRefused, error);
  if (isNotEntitled(error)) return new SwitchboardError('webex_start_failed', notEntitled, error);
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new SwitchboardError('webex_start_failed', `Webex did not let the bot in: ${reason ?? ''}`, error);
};

/** Webex does not want this bot; everything else may be better in a moment. */
const isRefusal = (error: unknown): boolean =>
  isNotEntitled(error) || [400, 401, 403, 404].includes(statusOf(error) ?? 0);

/**
 * At its start the framework deletes its webhooks and makes new ones; what happens in between would never be heard
 * of. It is given the keeper in place of Webex, which keeps what is there.
 */
function keepWebhooks(raw: Raw, keeper: WebhookKeeper): Promise<unknown> {
  const created: Promise<Webhook>[] = [];
  return new Promise((resolve, reject) => {
    const webhooks = {
      list: () => Promise.resolve({ items: [] }),
      remove: () => Promise.resolve(),
      create: (wish: WebhookWish) => {
        const made = keeper.wish({ ...wish });
        created.push(made);
        // The one of all events, and the one of presses.
        if (created.length === 2) Promise.all(created).then(resolve, reject);
        else made.catch(reject);
        return made;
      },
    };
    Object.defineProperty(raw.webex, 'webhooks', { value: webhooks, configurable: true });
  });
}

function listen(raw: Raw, { events, log }: FrameworkOptions): void {
  raw.debug = (...args) => log.debug({ args }, 'framework');
  raw.on('spawn', (bot: RawBot, _id: string, addedBy?: string) => {
    events.added({ roomId: bot.room.id, type: bot.room.type, addedBy });
  });
  raw.on('despawn', (bot: RawBot) => events.removed(bot.room.id));
  raw.onMessageCreated = (message) => Promise.resolve(events.messageCreated(message));
  raw.onAttachmentActions = (action) => Promise.resolve(events.actionCreated(action));
}

export async function createWebexFramework(options: FrameworkOptions): Promise<WebexFramework> {
  const { apiUrl, token, webhookUrl, webhookSecret, webhooks, line, signal, log } = options;
  const { Framework, webhook } = await loadFramework(apiUrl);
  const raw = new Framework({
    token,
    ...(webhookUrl === undefined ? {} : { webhookUrl, webhookSecret }),
    // The defaults would delete other applications' webhooks, and visit every space before the start is done.
    removeWebhooksOnStart: false,
    maxStartupSpaces: 0,
  });
  listen(raw, options);
  const handler = webhook(raw);

  async function begin(): Promise<void> {
    const started = raw.start();
    if (webhookUrl === undefined) line.watch(raw.webex);
    const kept = webhookUrl === undefined ? undefined : keepWebhooks(raw, webhooks);
    kept?.catch(() => undefined);
    await started;
    await kept;
  }

  return {
    async start() {
      for (let tries = 0; ; tries++) {
        try {
          await begin();
          break;
        } catch (error) {
          const isTooMany = await line.overLimit(error);
          const isFinal = raw.active || isRefusal(error) || isHopeless(error);
          if (signal.aborted || (isFinal && !isTooMany)) throw refusal(error);
          log.warn({ err: error }, 'Webex does not answer; the start goes on when it does');
          await pause(pauseMs(error, tries), signal);
        }
      }
      return { id: raw.person.id, email: raw.email, displayName: raw.person.displayName ?? '' };
    },
    async take(delivery) {
      // The delivery was verified on its raw bytes; the framework checks its own re-serialisation of it.
      const signature = createHmac('sha1', webhookSecret).update(JSON.stringify(delivery)).digest('hex');
      await handler({ body: delivery, headers: { 'x-spark-signature': signature } });
    },
    async stop() {
      if (raw.active) await raw.stop();
    },
  };
}
