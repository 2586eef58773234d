/**
 * Reads back what never arrived: a webhook can be lost, switched off, or sent while nobody listens. Presses cannot be
 * read back, Webex does not list them; whoever gets no answer can press the same card again.
 */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { put, type Store } from '../store/store.js';
import { settings } from './collections.js';
import type { Inbox } from './inbox.js';
import { referenceOf } from './reference.js';
import type { WebexClient } from './webex/client.js';
import { isHopeless } from './webex/patience.js';
import type { Delivery, Message, Room } from './webex/shapes.js';

export interface CatchUpOptions {
  readonly store: Store;
  readonly client: Pick<WebexClient, 'activeRooms' | 'messages'>;
  readonly inbox: Pick<Inbox, 'accept' | 'knows'>;
  readonly self: () => string | undefined;
  readonly now: () => Date;
  readonly log: Logger;
}

export interface CatchUp {
  /** What was said less than `graceMs` ago is left to its webhook. */
  run(graceMs: number): Promise<Caught>;
}

export interface Caught {
  /** Messages that had not arrived. */
  readonly count: number;
  /** Rooms in which something was said since the last time. */
  readonly rooms: readonly string[];
}

const cursorName = 'read-back-until';
/** Webex's clock and ours may differ by this much, and a room be listed late. */
const slackMs = 120_000;
/** Shorter than the inbox remembers what was done: nothing that was answered is ever taken for new. */
const longestMs = 23 * 60 * 60 * 1000;
/** The calls of one round: pages of a hundred rooms, rooms, and pages of messages in each. */
const budget = { roomPages: 10, rooms: 300, messages: 50, messagePages: 4 };

const ago = (from: Date, ms: number): string => new Date(from.getTime() - ms).toISOString();

const asDelivery = ({ id, roomId, roomType, personId, personEmail }: Message): Delivery => ({
  id: 'read-back',
  name: 'read-back',
  resource: 'messages',
  event: 'created',
  actorId: personId,
  data: { id, roomId, roomType, personId, personEmail },
});

export function createCatchUp({ store, client, inbox, self, now, log }: CatchUpOptions): CatchUp {
  /** The last activity of a room up to which it was read: only what has moved since is read again. */
  const read = new LRUCache<string, string>({ max: 10_000 });

  /** All that was said since then, oldest first. */
  async function saidSince(room: Room, since: string): Promise<readonly Message[]> {
    const found: Message[] = [];
    for (let page = 0; page < budget.messagePages; page++) {
      const before = found.at(-1)?.id;
      const items = await client.messages(room, { max: budget.messages, before });
      const fresh = items.filter(({ created }) => created >= since);
      found.push(...fresh);
      if (fresh.length < budget.messages) break;
    }
    return found.reverse();
  }

  async function missedIn(room: Room, since: string, until: string): Promise<readonly Message[]> {
    const missed: Message[] = [];
    for (const message of await saidSince(room, since)) {
      const isFresh = message.personId !== self() && message.created <= until;
      if (isFresh && !(await inbox.knows('messages', message.id))) missed.push(message);
    }
    return missed;
  }

  async function readRoom(room: Room, since: string, until: string): Promise<number> {
    try {
      const missed = await missedIn(room, since, until);
      for (const message of missed) await inbox.accept(asDelivery(message));
      const { lastActivity = '' } = room;
      if (lastActivity <= until) read.set(room.id, lastActivity);
      return missed.length;
    } catch (err) {
      // The bot has left it, or it is gone: there is nothing to answer there.
      if (!isHopeless(err)) throw err;
      log.info({ err, room: referenceOf(room.id) }, 'a room cannot be read back');
      return 0;
    }
  }

  return {
    async run(graceMs) {
      const began = now();
      const cursor = await store.get(settings, cursorName);
      const done = put(settings, cursorName, began.toISOString());
      // What was said before the bot was there for the first time was not said to it.
      if (cursor === undefined) {
        await store.commit([done]);
        return { count: 0, rooms: [] };
      }
      const oldest = ago(began, longestMs);
      const since = [ago(new Date(cursor), slackMs), oldest].sort().at(-1) ?? oldest;
      const until = ago(began, graceMs);
      const active = await client.activeRooms(since, budget.roomPages);
      const moved = active.filter(({ id, lastActivity }) => read.get(id) !== lastActivity);
      let count = 0;
      for (const room of moved.slice(0, budget.rooms)) count += await readRoom(room, since, until);
      // What was too much for one round is still in front of the next one.
      if (moved.length <= budget.rooms) await store.commit([done]);
      if (count > 0) log.warn({ count }, 'messages read back that never arrived');
      return { count, rooms: active.map(({ id }) => id) };
    },
  };
}
