import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { put, remove, type Store, type Write } from '../store/store.js';
import { directRooms, outbox, parked, spaces, type OutboxItem } from './collections.js';
import { createLanes } from './lanes.js';
import { WebexCallError, type NewMessage, type WebexClient } from './webex/client.js';
import type { Message } from './webex/shapes.js';

export interface DeliveryOptions {
  readonly store: Store;
  readonly client: WebexClient;
  readonly log: Logger;
  readonly now: () => Date;
  readonly self: () => string | undefined;
  readonly random?: () => number;
}

export interface Outgoing {
  readonly id: string;
  readonly item: OutboxItem;
}

export interface Deliverer {
  /** Gives a message its id; write it down with `write` before it is sent. */
  prepare(message: NewMessage, direct: boolean): Outgoing;
  write(outgoing: Outgoing): Write;
  send(outgoing: Outgoing): void;
  /** Sends what a former process wrote down; what it may have sent already is looked up first. */
  resume(): Promise<void>;
  /** Lets what is on its way arrive, and starts nothing new. */
  stop(): Promise<void>;
}

const backoff = { firstMs: 250, maxMs: 60_000 };
/** Webex's clock and ours may differ by this much when a message is looked for. */
const clockSlackMs = 120_000;
const lookBack = 30;

const tokenOf = (content: unknown): string | undefined =>
  /"t":"([^"]+)"/.exec(JSON.stringify(content) || '')?.[1];

/** Whether `posted` is `item`: a card by its token, which is unique; a text by its words. */
function isSame(posted: Message, item: OutboxItem): boolean {
  const card = item.message.attachments?.[0];
  const token = card === undefined ? undefined : tokenOf(card.content);
  if (token !== undefined) return tokenOf(posted.attachments?.[0]?.content ?? {}) === token;
  return posted.markdown === item.message.markdown;
}

export function createDeliverer(options: DeliveryOptions): Deliverer {
  const { store, client, log, now, self, random = Math.random } = options;
  const lanes = createLanes((error) => log.error({ err: error }, 'delivery failed'));
  const stopping = new AbortController();
  let order = 0;

  async function arrivedBefore({ item }: Outgoing): Promise<Message | undefined> {
    // Webex shows a bot its own messages only in direct rooms.
    if (!item.direct) return undefined;
    const { roomId, toPersonId } = item.message;
    const since = new Date(new Date(item.at).getTime() - clockSlackMs).toISOString();
    const recent =
      roomId === undefined
        ? ((await client.recentDirect(toPersonId ?? '', lookBack)) ?? [])
        : await client.recentMessages(roomId, lookBack);
    return recent.find(
      (posted) => posted.personId === self() && posted.created >= since && isSame(posted, item),
    );
  }

  async function park(outgoing: Outgoing, why: string): Promise<void> {
    const { id, item } = outgoing;
    log.warn({ message: id, why }, 'message parked');
    await store.commit([remove(outbox, id), put(parked, id, { ...item, why })]);
  }

  async function attempt(outgoing: Outgoing, uncertain: boolean): Promise<Message> {
    const before = uncertain ? await arrivedBefore(outgoing) : undefined;
    return before ?? client.post(outgoing.item.message);
  }

  /** Where the 1:1 with a person is becomes known with the first message that is sent there. */
  function whereItWent({ item }: Outgoing, { roomId }: Message): readonly Write[] {
    const { toPersonId } = item.message;
    if (toPersonId === undefined) return [];
    return [put(directRooms, toPersonId, roomId), put(spaces, roomId, { type: 'direct' })];
  }

  /** How long to wait before the next try, or `undefined` when trying again is pointless. */
  function wait(error: unknown, tries: number): number | undefined {
    const status = error instanceof WebexCallError ? error.status : 0;
    if (error instanceof WebexCallError && error.retryAfter !== undefined) return error.retryAfter * 1000;
    if (status >= 400 && status < 500 && status !== 408 && status !== 423) return undefined;
    return Math.min(backoff.firstMs * 2 ** tries, backoff.maxMs) * (0.5 + random() / 2);
  }

  /** A thread whose first message is gone takes no replies; the answer then stands by itself. */
  const withoutThread = ({ id, item }: Outgoing): Outgoing => {
    const message = { ...item.message };
    delete (message as { parentId?: string }).parentId;
    return { id, item: { ...item, message } };
  };

  async function deliver(first: Outgoing, fromFormerProcess: boolean): Promise<void> {
    let outgoing = first;
    let uncertain = fromFormerProcess;
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        const posted = await attempt(outgoing, uncertain);
        await store.commit([remove(outbox, outgoing.id), ...whereItWent(outgoing, posted)]);
        return;
      } catch (error) {
        const status = error instanceof WebexCallError ? error.status : 0;
        if (status === 400 && outgoing.item.message.parentId !== undefined) {
          outgoing = withoutThread(outgoing);
          continue;
        }
        const pause = wait(error, tries);
        if (pause === undefined)
          return park(outgoing, error instanceof Error ? error.message : String(error));
        // Without an answer nobody knows whether the message arrived.
        uncertain ||= status === 0 || status >= 500;
        log.warn({ message: outgoing.id, tries, pause, err: error }, 'message waits');
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  const start = (outgoing: Outgoing, former: boolean): void => {
    const { roomId, toPersonId = '' } = outgoing.item.message;
    void lanes.run(roomId ?? toPersonId, () => deliver(outgoing, former));
  };

  return {
    prepare: (message, direct) => {
      order = Math.max(order + 1, now().getTime() * 1000);
      return { id: randomUUID(), item: { order, at: now().toISOString(), direct, message } };
    },
    write: ({ id, item }) => put(outbox, id, item),
    send: (outgoing) => start(outgoing, false),
    async resume() {
      const waiting = await store.list(outbox);
      const sorted = [...waiting].sort((one, other) => one.value.order - other.value.order);
      for (const { id, value } of sorted) start({ id, item: value }, true);
    },
    async stop() {
      stopping.abort();
      await lanes.idle();
    },
  };
}
