import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { remove, type Store, type Write } from '../store/store.js';
import type { AccessBook } from './access.js';
import { spaces } from './collections.js';
import type { Heard } from './converse.js';
import { happeningOfAction, happeningOfMessage, type Self } from './happening.js';
import type { Accepted } from './inbox.js';
import type { Added } from './listen.js';
import type { People } from './people.js';
import { WebexCallError, type WebexClient } from './webex/client.js';
import type { Action, Delivery, Message } from './webex/shapes.js';

export interface WorkOptions {
  readonly store: Store;
  readonly client: WebexClient;
  readonly people: People;
  readonly access: AccessBook;
  readonly self: () => Self;
  readonly done: (id: string) => Write;
  readonly converse: (heard: Heard) => Promise<void>;
  readonly members: (delivery: Delivery) => Promise<Added | undefined>;
  readonly log: Logger;
}

const patience = { tries: 8, firstMs: 250, maxMs: 15_000 };

/** Asks Webex again while it is overloaded or away: the event is on disk and nobody waits for a 200. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const status = error instanceof WebexCallError ? error.status : 0;
      const hopeless = status >= 400 && status < 500 && status !== 429;
      if (hopeless || tries >= patience.tries) throw error;
      const asked = error instanceof WebexCallError ? error.retryAfter : undefined;
      await sleep(
        asked === undefined ? Math.min(patience.firstMs * 2 ** tries, patience.maxMs) : asked * 1000,
      );
    }
  }
}

/** In group spaces an answer goes into the thread of the question, so that two people can ask at once. */
const threadOf = (message: Message): { parentId?: string } =>
  message.roomType === 'group' ? { parentId: message.parentId ?? message.id } : {};

/** Works on one accepted event: fetch what it is about, and hand it to the conversation. */
export function createWork(options: WorkOptions): (accepted: Accepted) => Promise<void> {
  const { store, client, people, access, self, done, converse, members, log } = options;

  async function drop(id: string, reason: string): Promise<void> {
    log.info({ event: id, reason }, 'event ignored');
    await store.commit([done(id)]);
  }

  async function message({ id, delivery }: Accepted): Promise<void> {
    const found = await patiently(() => client.message(delivery.data.id));
    if (found === undefined) return drop(id, 'the message is gone or not for the bot');
    if (found.personId === self().id) return drop(id, 'own message');
    const happening = happeningOfMessage(found, self());
    const text = happening.type === 'text' ? happening.text : '';
    const known = await people.writer(found.personId, found.personEmail, text);
    const space = { id: found.roomId, type: found.roomType };
    await converse({ key: id, space, known, happening, ...threadOf(found), done: done(id) });
  }

  /** Of a 1:1 that the bot has begun nothing is known before the first press there: its card tells. */
  async function spaceType(
    { roomId, messageId }: Action,
    given: 'direct' | 'group' | undefined,
  ): Promise<'direct' | 'group'> {
    const known = given ?? (await store.get(spaces, roomId))?.type;
    if (known !== undefined) return known;
    const card = await patiently(() => client.message(messageId));
    // Treating it as a group shows less, so nothing can leak.
    return card?.roomType ?? 'group';
  }

  async function press({ id, delivery }: Accepted): Promise<void> {
    const found = await patiently(() => client.action(delivery.data.id));
    if (found === undefined) return drop(id, 'the press is gone or not for the bot');
    const known = await patiently(() => people.presser(found.personId));
    if (known === undefined) return drop(id, 'Webex does not know who pressed');
    const space = { id: found.roomId, type: await spaceType(found, delivery.data.roomType) };
    await converse({ key: id, space, known, happening: happeningOfAction(found), done: done(id) });
  }

  async function membership({ id, delivery }: Accepted): Promise<void> {
    const { roomId, personId } = delivery.data;
    if (roomId !== undefined) access.forgetSpace(roomId);
    const left = delivery.event === 'deleted' && personId === self().id && roomId !== undefined;
    const added = await members(delivery);
    const adder =
      added?.type === 'group' && added.addedBy !== undefined
        ? await people.presser(added.addedBy)
        : undefined;
    // Whoever opens a 1:1 writes something, and that is answered; a group space is greeted.
    if (added !== undefined && adder !== undefined) {
      const space = { id: added.roomId, type: added.type };
      return converse({ key: id, space, known: adder, happening: { type: 'added' }, done: done(id) });
    }
    await store.commit([done(id), ...(left ? [remove(spaces, roomId)] : [])]);
  }

  const byResource: Record<string, (accepted: Accepted) => Promise<void>> = {
    messages: message,
    attachmentActions: press,
    memberships: membership,
  };

  return async (accepted) => {
    const work = byResource[accepted.delivery.resource];
    try {
      if (work === undefined) await drop(accepted.id, 'nothing listens to this resource');
      else await work(accepted);
    } catch (error) {
      // The event stays in the inbox and is tried again at the next start.
      log.error({ err: error, event: accepted.id }, 'event not finished');
    }
  };
}
