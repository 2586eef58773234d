import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DeliveryOutcome } from '../ops/metrics.js';
import { put, remove, type Store, type Write } from '../store/store.js';
import { directRooms, outbox, parked, spaces, type OutboxItem } from './collections.js';
import { createLanes } from './lanes.js';
import { createSlots } from './slots.js';
import { WebexCallError, type NewMessage, type WebexClient } from './webex/client.js';
import { isHopeless, pause, pauseMs } from './webex/patience.js';
import type { Message } from './webex/shapes.js';

export interface DeliveryOptions {
  readonly store: Store;
  readonly client: WebexClient;
  readonly log: Logger;
  readonly now: () => Date;
  readonly self: () => string | undefined;
  /** Hears what becomes of a message. */
  readonly onOutcome?: (id: string, outcome: DeliveryOutcome) => void;
  readonly random?: () => number;
}

export interface Outgoing {
  readonly id: string;
  readonly item: OutboxItem;
}

export interface Deliverer {
  /** Gives a message its id; write it down with `write` before it is sent. Answers go before notices. */
  prepare(message: NewMessage, direct: boolean, kind?: 'answer' | 'notice'): Outgoing;
  write(outgoing: Outgoing): Write;
  send(outgoing: Outgoing): void;
  /** Sends what a former process wrote down; what it may have sent already is looked up first. */
  resume(): Promise<void>;
  /** Sends a parked message after all; false when there is none of this id. */
  retry(id: string): Promise<boolean>;
  /** Lets what is on its way arrive, and starts nothing new. */
  stop(): Promise<void>;
}

/** More at once would only be refused sooner. */
const atOnce = 20;
const lastCallMs = 1_000;
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
  const { store, client, log, now, self, onOutcome = () => undefined, random = Math.random } = options;
  const lanes = createLanes((error) => log.error({ err: error }, 'delivery failed'));
  const stopping = new AbortController();
  // A thousand rooms may wait at once.
  setMaxListeners(0, stopping.signal);
  const slots = createSlots(atOnce);
  let order = 0;

  async function arrivedBefore({ item }: Outgoing): Promise<Message | undefined> {
    // Webex shows a bot its own messages only in direct rooms.
    if (!item.direct) return undefined;
    const { roomId, toPersonId } = item.message;
    const since = new Date(new Date(item.at).getTime() - clockSlackMs).toISOString();
    const recent =
      roomId === undefined
        ? ((await client.recentDirect(toPersonId ?? '', lookBack)) ?? [])
        : await client.messages({ id: roomId, type: 'direct' }, { max: lookBack });
    return recent.find(
      (posted) => posted.personId === self() && posted.created >= since && isSame(posted, item),
    );
  }

  async function park(outgoing: Outgoing, why: string): Promise<void> {
    const { id, item } = outgoing;
    log.warn({ message: id, why }, 'message parked');
    await store.commit([remove(outbox, id), put(parked, id, { ...item, why, since: now().toISOString() })]);
    onOutcome(id, 'parked');
  }

  async function attempt(outgoing: Outgoing, uncertain: boolean): Promise<Message | undefined> {
    const leave = await slots.enter(outgoing.item.notice !== true);
    try {
      if (stopping.signal.aborted) return undefined;
      const before = uncertain ? await arrivedBefore(outgoing) : undefined;
      return before ?? (await client.post(outgoing.item.message));
    } finally {
      leave();
    }
  }

  /** Where the 1:1 with a person is becomes known with the first message that is sent there. */
  function whereItWent({ item }: Outgoing, { roomId }: Message): readonly Write[] {
    const { toPersonId } = item.message;
    if (toPersonId === undefined) return [];
    return [put(directRooms, toPersonId, roomId), put(spaces, roomId, { type: 'direct' })];
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
        if (posted === undefined) return;
        onOutcome(outgoing.id, 'sent');
        await store.commit([remove(outbox, outgoing.id), ...whereItWent(outgoing, posted)]);
        return;
      } catch (error) {
        const status = error instanceof WebexCallError ? error.status : 0;
        if (status === 400 && outgoing.item.message.parentId !== undefined) {
          outgoing = withoutThread(outgoing);
          continue;
        }
        if (isHopeless(error)) return park(outgoing, error instanceof Error ? error.message : String(error));
        onOutcome(outgoing.id, 'retried');
        // Without an answer nobody knows whether the message arrived.
        uncertain ||= status === 0 || status >= 500;
        await waitFor(outgoing, error, tries);
      }
    }
  }

  async function waitFor({ id }: Outgoing, err: unknown, tries: number): Promise<void> {
    const ms = pauseMs(err, tries, random);
    if (err instanceof WebexCallError && err.status === 429) slots.hold(ms);
    log.warn({ message: id, tries, pause: Math.round(ms), err }, 'message waits');
    await pause(ms, stopping.signal);
  }

  const start = (outgoing: Outgoing, former: boolean): void => {
    const { roomId, toPersonId = '' } = outgoing.item.message;
    void lanes.run(roomId ?? toPersonId, () => deliver(outgoing, former));
  };

  const prepare: Deliverer['prepare'] = (message, direct, kind = 'answer') => {
    order = Math.max(order + 1, now().getTime() * 1000);
    const notice = kind === 'notice' ? { notice: true } : {};
    return { id: randomUUID(), item: { order, at: now().toISOString(), direct, ...notice, message } };
  };

  return {
    prepare,
    write: ({ id, item }) => put(outbox, id, item),
    send: (outgoing) => start(outgoing, false),
    async resume() {
      const waiting = await store.list(outbox);
      const sorted = [...waiting].sort((one, other) => one.value.order - other.value.order);
      for (const { id, value } of sorted) start({ id, item: value }, true);
    },
    async retry(id) {
      const found = await store.get(parked, id);
      if (found === undefined) return false;
      const { direct, message, notice } = found;
      const kind = notice === true ? 'notice' : 'answer';
      const outgoing = { ...prepare(message, direct, kind), id };
      await store.commit([remove(parked, id), put(outbox, id, outgoing.item)]);
      start(outgoing, false);
      return true;
    },
    async stop() {
      // What can arrive at once still does.
      await Promise.race([lanes.idle(), sleep(lastCallMs, undefined, { ref: false })]);
      stopping.abort();
      slots.open();
      await lanes.idle();
    },
  };
}
