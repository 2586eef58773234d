/**
 * webex-node-bot-framework, the base towards Webex: identity, spaces, being added and removed, and both
 * ways of listening. Its own message handling is not used: it looks the sender up through a batcher that
 * waits 100 ms, and loses the first message of a new direct room.
 */
import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { SwitchboardError } from '../../errors.js';
import type { Delivery } from './shapes.js';

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
  readonly events: FrameworkEvents;
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
  webhook: unknown;
  cardsWebhook: unknown;
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
  const { origin } = new URL(apiUrl);
  // Otherwise the SDK would replace built-ins of this whole process by slower ones for browsers of 2015.
  (globalThis as { _babelPolyfill?: boolean })._babelPolyfill = true;
  process.env['HYDRA_SERVICE_URL'] = apiUrl;
  if (!apiUrl.startsWith('https://webexapis.com')) process.env['U2C_SERVICE_URL'] = `${origin}/u2c/api/v1`;
  const [framework, webhook] = (await Promise.all([
    // @ts-expect-error The package has no types.
    import('webex-node-bot-framework'),
    // @ts-expect-error The package has no types.
    import('webex-node-bot-framework/webhook.js'),
  ])) as [{ default: new (options: object) => Raw }, { default: (raw: Raw) => RawHandler }];
  return { Framework: framework.default, webhook: webhook.default };
}

const webhookWait = { tries: 200, everyMs: 25 };

/** The framework starts its webhooks without waiting for them; events before that would be dropped. */
async function webhooksReady(raw: Raw): Promise<void> {
  const created = (hook: unknown) => typeof hook === 'object' && hook !== null && 'id' in hook;
  for (let tries = 0; tries < webhookWait.tries; tries++) {
    if (raw.webhook === false) break;
    if (created(raw.webhook) && created(raw.cardsWebhook)) return;
    await new Promise((resolve) => setTimeout(resolve, webhookWait.everyMs));
  }
  throw new SwitchboardError('webex_start_failed', 'Webex did not accept the webhooks.');
}

const refused = (error: unknown): never => {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  throw new SwitchboardError('webex_start_failed', `Webex did not let the bot in: ${reason ?? ''}`, error);
};

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
  const { apiUrl, token, webhookUrl, webhookSecret } = options;
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
  return {
    async start() {
      await raw.start().catch(refused);
      if (webhookUrl !== undefined) await webhooksReady(raw);
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
