import type { Logger } from 'pino';
import { z } from 'zod';
import type { Self } from './happening.js';
import { referenceOf } from './reference.js';
import { eventsUrl, howItListens } from './webex/webhooks-seen.js';
import { createWebexFramework, type WebexFramework } from './webex/framework.js';
import type { Line } from './webex/line.js';
import type { WebhookKeeper } from './webex/webhooks.js';
import { deliverySchema, type Delivery } from './webex/shapes.js';

export interface ListenerOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly publicUrl?: string;
  readonly secret: string;
  readonly webhooks: WebhookKeeper;
  readonly line: Line;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export interface Listener {
  /** Who the bot is at Webex; throws before `start` has asked. */
  readonly self: () => Self;
  /** True once `self` is known. */
  readonly started: () => boolean;
  start(accept: (delivery: Delivery) => Promise<void>): Promise<void>;
  /** Tells the framework of a membership, which keeps the spaces. */
  readonly members: (delivery: Delivery) => Promise<void>;
  stop(): Promise<void>;
}

/** Only where it happened and who did it: what was written is fetched when it is worked on, and kept nowhere. */
const idOf = (value: unknown): Delivery['data'] | undefined => socketSchema.safeParse(value).data;

const { id, roomId, roomType, personId, personEmail } = deliverySchema.shape.data.shape;
const socketSchema = z.object({ id, roomId, roomType, personId, personEmail });

/** Over a websocket the framework brings events itself; they take the same way through the inbox. */
const fromSocket = (resource: string, data: Delivery['data'], actorId?: string): Delivery => ({
  id: 'websocket',
  name: 'websocket',
  resource,
  event: 'created',
  ...(actorId === undefined ? {} : { actorId }),
  data,
});

/** The framework as the bot's ears: webhooks when there is a public address, a websocket when there is none. */
export function createListener(options: ListenerOptions): Listener {
  const { apiUrl, token, publicUrl, secret, webhooks, line, signal, log } = options;
  let framework: WebexFramework | undefined;
  let self: Self | undefined;

  const listener: Listener = {
    self() {
      if (self === undefined) throw new Error('The bot does not know yet who it is at Webex');
      return self;
    },
    started: () => self !== undefined,
    async start(accept) {
      const take = (delivery: Delivery): void => {
        accept(delivery).catch((err: unknown) => log.error({ err }, 'event could not be stored'));
      };
      const onSocket = (resource: string) => (value: unknown) => {
        const data = idOf(value);
        if (data !== undefined) take(fromSocket(resource, data));
      };
      framework = await createWebexFramework({
        apiUrl,
        token,
        webhookSecret: secret,
        ...(publicUrl === undefined ? {} : { webhookUrl: eventsUrl(publicUrl) }),
        ...{ webhooks, line, signal, log },
        events: {
          added({ roomId, type, addedBy }) {
            const data = { id: roomId, roomId, roomType: type, personId: listener.self().id };
            if (publicUrl === undefined) take(fromSocket('memberships', data, addedBy));
          },
          removed: (roomId) => log.info({ room: referenceOf(roomId) }, 'removed from a space'),
          messageCreated: onSocket('messages'),
          actionCreated: onSocket('attachmentActions'),
        },
      });
      const { id, displayName } = await framework.start();
      self = { id, displayName };
      log.info({ listens: howItListens(publicUrl) }, 'the bot listens');
    },
    async members(delivery) {
      if (publicUrl !== undefined) await framework?.take(delivery);
    },
    async stop() {
      // With webhooks the framework's own stop would delete them, and what happens meanwhile would be lost.
      if (publicUrl === undefined) await framework?.stop();
    },
  };
  return listener;
}
