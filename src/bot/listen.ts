import type { Logger } from 'pino';
import { z } from 'zod';
import type { Self } from './happening.js';
import { createWebexFramework, type WebexFramework } from './webex/framework.js';
import { deliverySchema, type Delivery } from './webex/shapes.js';

export interface ListenerOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly publicUrl?: string;
  readonly secret: string;
  readonly log: Logger;
}

/** A space the bot was just added to. */
export interface Added {
  readonly roomId: string;
  readonly type: 'direct' | 'group';
  readonly addedBy: string | undefined;
}

export interface Listener {
  /** Who the bot is at Webex; throws before `start` has asked. */
  readonly self: () => Self;
  /** True once `self` is known. */
  readonly started: () => boolean;
  start(accept: (delivery: Delivery) => Promise<void>): Promise<void>;
  /** Tells the framework of a membership; answers with the space when it was the bot that was added. */
  readonly members: (delivery: Delivery) => Promise<Added | undefined>;
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
  const { apiUrl, token, publicUrl, secret, log } = options;
  const added = new Map<string, Added>();
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
        ...(publicUrl === undefined ? {} : { webhookUrl: new URL('/webex/events', publicUrl).href }),
        log,
        events: {
          added(space) {
            added.set(space.roomId, space);
            const { roomId, type, addedBy } = space;
            const data = { id: roomId, roomId, roomType: type, personId: listener.self().id };
            if (publicUrl === undefined) take(fromSocket('memberships', data, addedBy));
          },
          removed: (roomId) => log.info({ roomId }, 'removed from a space'),
          messageCreated: onSocket('messages'),
          actionCreated: onSocket('attachmentActions'),
        },
      });
      const { id, displayName } = await framework.start();
      self = { id, displayName };
    },
    async members(delivery) {
      if (publicUrl !== undefined) await framework?.take(delivery);
      const roomId = delivery.data.roomId ?? '';
      const space = added.get(roomId);
      added.delete(roomId);
      return space;
    },
    async stop() {
      // With webhooks the framework's own stop would delete them, and what happens meanwhile would be lost.
      if (publicUrl === undefined) await framework?.stop();
    },
  };
  return listener;
}
