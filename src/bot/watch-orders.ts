import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Engine } from '../flows/engine/engine.js';
import type { Order, PstnProvider } from '../pstn/provider.js';
import { put, type Store } from '../store/store.js';
import { placedOrders, settings, spaces, type PlacedOrder } from './collections.js';
import type { Deliverer } from './deliver.js';
import { messageOf } from './outgoing.js';
import type { People } from './people.js';
import type { createServices } from './services.js';

export interface OrderWatchOptions {
  readonly store: Store;
  readonly pstn: PstnProvider;
  readonly engine: Engine;
  readonly people: People;
  readonly deliverer: Deliverer;
  readonly services: ReturnType<typeof createServices>;
  readonly log: Logger;
  readonly everyMs?: number;
}

export interface OrderWatch {
  start(): void;
  stop(): Promise<void>;
}

const cursorName = 'order-changes';

/** Asks the back end what has changed, and posts each change of status to the space the order was placed from. */
export function createOrderWatch(options: OrderWatchOptions): OrderWatch {
  const { store, pstn, engine, people, deliverer, services, log, everyMs = 2_000 } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function post(order: Order, placed: PlacedOrder): Promise<void> {
    const known = await people.presser(placed.personId);
    const type = (await store.get(spaces, placed.roomId))?.type;
    // A space the bot has left is told nothing.
    if (known === undefined || type === undefined) return;
    const occasion = {
      key: `order:${order.id}:${order.updatedAt}`,
      space: { id: placed.roomId, type },
      known,
    };
    const told = await engine.announce(order.id, await services(occasion));
    if (told === undefined) return;
    const message = messageOf(told.said, placed.roomId, placed.parentId);
    const outgoing = deliverer.prepare(message, type === 'direct');
    await store.commit([
      put(placedOrders, order.id, { ...placed, status: order.status }),
      deliverer.write(outgoing),
    ]);
    deliverer.send(outgoing);
  }

  async function look(): Promise<void> {
    const { orders, cursor } = await pstn.changes(await store.get(settings, cursorName));
    for (const order of orders) {
      const placed = await store.get(placedOrders, order.id);
      if (placed !== undefined && placed.status !== order.status) await post(order, placed);
    }
    // After the posts: a crash in between looks again, and finds their status already written down.
    if (cursor !== (await store.get(settings, cursorName)))
      await store.commit([put(settings, cursorName, cursor)]);
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((err: unknown) => log.warn({ err }, 'order changes could not be read'));
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    start() {
      if (pstn.connected) running = watch();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
