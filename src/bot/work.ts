import type { Logger } from 'pino';
import { remove, type Store, type Write } from '../store/store.js';
import type { AccessBook } from './access.js';
import { spaces } from './collections.js';
import type { Heard } from './converse.js';
import type { EventLog } from './event-log.js';
import { happeningOfAction, happeningOfMessage, type Self } from './happening.js';
import type { Accepted } from './inbox.js';
import type { Known, People } from './people.js';
import { referenceOf } from './reference.js';
import type { WebexClient } from './webex/client.js';
import { isHopeless, isPassing, patiently, pause, pauseMs } from './webex/patience.js';
import type { Action, Delivery, Message } from './webex/shapes.js';

export interface WorkOptions {
  readonly store: Store;
  readonly client: WebexClient;
  readonly people: People;
  readonly access: AccessBook;
  readonly self: () => Self;
  readonly done: (id: string) => Write;
  readonly converse: (heard: Heard) => Promise<void>;
  readonly members: (delivery: Delivery) => Promise<void>;
  readonly events: Pick<EventLog, 'note' | 'again'>;
  /** Aborted when the bot stops: what is not finished then is left to the next start. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** An event that something of ours stumbles over; the next version may not. */
const stumbles = 4;

/** In group spaces an answer goes into the thread of the question, so that two people can ask at once. */
const threadOf = (message: Message): { parentId?: string } =>
  message.roomType === 'group' ? { parentId: message.parentId ?? message.id } : {};

/** Works on one accepted event: fetch what it is about, and hand it to the conversation. */
export function createWork(options: WorkOptions): (accepted: Accepted) => Promise<void> {
  const { store, client, people, access, self, done, converse, members, events, signal, log } = options;
  const ask = <T>(call: () => Promise<T>): Promise<T> => patiently(call, { signal, tries: 8 });

  async function drop(id: string, reason: string): Promise<void> {
    events.note(id, { outcome: 'ignored', reason });
    await store.commit([done(id)]);
  }

  async function message({ id, delivery }: Accepted): Promise<void> {
    const found = await ask(() => client.message(delivery.data.id));
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
    const card = await ask(() => client.message(messageId));
    // Treating it as a group shows less, so nothing can leak.
    return card?.roomType ?? 'group';
  }

  async function press({ id, delivery }: Accepted): Promise<void> {
    const found = await ask(() => client.action(delivery.data.id));
    if (found === undefined) return drop(id, 'the press is gone or not for the bot');
    const known = await ask(() => people.presser(found.personId));
    if (known === undefined) return drop(id, 'Webex does not know who pressed');
    const space = { id: found.roomId, type: await spaceType(found, delivery.data.roomType) };
    await converse({ key: id, space, known, happening: happeningOfAction(found), done: done(id) });
  }

  /** Who brought the bot into a group space it did not know. */
  async function broughtBy({ event, actorId, data }: Delivery): Promise<Known | undefined> {
    const { roomId = '', roomType, personId } = data;
    const isBrought = event === 'created' && personId === self().id && roomType === 'group';
    if (!isBrought || actorId === undefined || (await store.get(spaces, roomId)) !== undefined)
      return undefined;
    return ask(() => people.presser(actorId));
  }

  async function membership({ id, delivery }: Accepted): Promise<void> {
    const { roomId, personId } = delivery.data;
    if (roomId !== undefined) access.forgetSpace(roomId);
    const left = delivery.event === 'deleted' && personId === self().id && roomId !== undefined;
    await members(delivery);
    const known = await broughtBy(delivery);
    // Whoever opens a 1:1 writes something, and that is answered; a group space is greeted.
    if (known !== undefined && roomId !== undefined) {
      const space = { id: roomId, type: 'group' as const };
      return converse({ key: id, space, known, happening: { type: 'added' }, done: done(id) });
    }
    await store.commit([done(id), ...(left ? [remove(spaces, roomId)] : [])]);
  }

  const byResource: Record<string, (accepted: Accepted) => Promise<void>> = {
    messages: message,
    attachmentActions: press,
    memberships: membership,
  };

  async function attempt(accepted: Accepted): Promise<void> {
    const work = byResource[accepted.delivery.resource];
    if (work === undefined) return drop(accepted.id, 'nothing listens to this resource');
    try {
      await work(accepted);
    } catch (error) {
      if (!isHopeless(error)) throw error;
      await drop(accepted.id, 'Webex does not show it to the bot');
    }
  }

  return async (accepted) => {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        return await attempt(accepted);
      } catch (err) {
        events.again(accepted.id);
        if (!isPassing(err) && tries >= stumbles) {
          // The event stays in the inbox and is tried again at the next start.
          events.note(accepted.id, { outcome: 'unfinished', err });
          return;
        }
        log.warn({ err, reference: referenceOf(accepted.id), tries }, 'event has to wait');
        await pause(pauseMs(err, tries), signal);
      }
    }
    events.note(accepted.id, { outcome: 'unfinished', reason: 'the bot stops' });
  };
}
