import type { Logger } from 'pino';
import type { StatusReport } from '../../flows/engine/flow.js';
import { applyStatus, startStatus, type StatusResult } from '../../orders/status-state.js';
import type { Order, OrderEvent, PersonRef, PstnProvider } from '../../pstn/provider.js';
import { put, remove, type Store, type Write } from '../../store/store.js';
import { createLanes } from '../lanes.js';
import { orderBook, unmatchedEvents, type BookRow } from './collections.js';
import { idOf } from './newsworthy.js';
import { overlay } from './overlay.js';
import { orderEventOf, type StatusEvent } from './status-event.js';

/** What became of an event; `why` says what is wrong with a refused one. */
export interface Taken {
  readonly result: StatusResult['result'] | 'unknown_order';
  readonly why?: string;
}

export interface OrderBookOptions {
  readonly store: Store;
  readonly pstn: PstnProvider;
  readonly log: Logger;
  readonly now: () => Date;
  /** What a change leads to, committed together with it; in the lane of the order. */
  readonly onChange: (order: Order, row: BookRow) => Promise<Change>;
}

export interface Change {
  readonly row: BookRow;
  readonly writes: readonly Write[];
  /** Called once all of it is on disk. */
  readonly afterwards: () => void;
}

export interface OrderBook {
  /** One event that was POSTed. Doubled, late and out-of-order ones change nothing twice. */
  take(event: StatusEvent): Promise<Taken>;
  /** A status entered by somebody with the role; the caller has checked the role. */
  report(report: StatusReport, by: PersonRef): Promise<Taken>;
  /** What the back end tells of an order now. */
  see(order: Order): Promise<void>;
  /** Tries again what came before its order. */
  retryUnmatched(): Promise<void>;
  /** The order as the bot knows it. */
  known(order: Order): Promise<Order>;
}

/** Takes in every status the back end tells of that the book has not seen. */
function sync(
  before: BookRow,
  order: Order,
  log: Logger,
): { row: BookRow; results: Map<string, StatusResult> } {
  const results = new Map<string, StatusResult>();
  let { state } = before;
  for (const event of order.events) {
    const { status, reason, reasons, foc, at } = event;
    const id = idOf(order, event);
    if (status === undefined || event.what === 'ordered') continue;
    const result = applyStatus(state, {
      id,
      at,
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(reasons === undefined ? {} : { reasons }),
      ...(foc === undefined ? {} : { foc }),
    });
    if (result.result === 'refused')
      log.warn({ order: order.id, event: id, why: result.why }, 'status refused');
    if (result.result !== 'double') results.set(id, result);
    state = result.state;
  }
  return { row: { ...before, state }, results };
}

export function createOrderBook({ store, pstn, log, now, onChange }: OrderBookOptions): OrderBook {
  const lanes = createLanes((error) => log.error({ err: error }, 'order book'));

  const inLane = <T>(orderId: string, work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      void lanes.run(orderId, () => work().then(resolve, reject));
    });

  const rowOf = async (order: Order): Promise<BookRow> =>
    (await store.get(orderBook, order.id)) ?? {
      state: startStatus(order.type, order.createdAt),
      extras: [],
      told: [],
    };

  /** Rows about to be committed: the notice of a change is written from them. */
  const coming = new Map<string, BookRow>();

  async function save(order: Order, row: BookRow): Promise<void> {
    coming.set(order.id, row);
    try {
      const change = await onChange(overlay(order, row), row);
      await store.commit([
        put(orderBook, order.id, { ...change.row, customerId: order.customerId }),
        ...change.writes,
      ]);
      change.afterwards();
    } finally {
      coming.delete(order.id);
    }
  }

  /** A back end whose orders people file keeps what people tell of them as its own news. */
  async function withOwnNews(order: Order, event: OrderEvent & { id: string }): Promise<Order> {
    if (pstn.byHand === undefined) return order;
    await pstn.byHand.takeStatus(order.id, event);
    return (await pstn.order(order.id)) ?? order;
  }

  async function takeKnown(
    before: Order,
    event: OrderEvent & { id: string },
    by: 'desk' | 'customer',
  ): Promise<Taken> {
    const order = await withOwnNews(before, event);
    const { row, results } = sync(await rowOf(order), order, log);
    const told = results.get(event.id);
    if (order.events.some((known) => idOf(order, known) === event.id)) {
      await save(order, row);
      return told === undefined ? { result: 'double' } : outcome(told);
    }
    const { id, at, status = 'unknown', reason, reasons, foc } = event;
    const result = applyStatus(row.state, {
      id,
      at,
      status,
      by,
      ...(reason === undefined ? {} : { reason }),
      ...(reasons === undefined ? {} : { reasons }),
      ...(foc === undefined ? {} : { foc }),
    });
    if (result.result === 'refused')
      log.warn({ order: order.id, event: id, why: result.why }, 'status refused');
    const isTaken = result.result === 'applied' || result.result === 'late';
    const extras = isTaken ? [...row.extras, event] : row.extras;
    await save(order, { ...row, state: result.state, extras });
    return outcome(result);
  }

  async function take(event: StatusEvent): Promise<Taken> {
    const order = await pstn.order(event.orderId);
    if (order !== undefined) return takeKnown(order, { ...orderEventOf(event), id: event.id }, 'desk');
    log.warn({ order: event.orderId, event: event.id }, 'status of an unknown order');
    await store.commit([put(unmatchedEvents, event.id, { event, at: now().toISOString() })]);
    return {
      result: 'unknown_order',
      why: 'No order of this id is known. The event is kept in case it comes.',
    };
  }

  return {
    take: (event) => inLane(event.orderId, () => take(event)),
    report: ({ orderId, status, reasons, foc, note }, by) =>
      inLane(orderId, async () => {
        const order = await pstn.order(orderId);
        if (order === undefined) return { result: 'unknown_order' as const };
        const at = now().toISOString();
        const event = {
          id: `hand:${orderId}:${at}`,
          at,
          what: 'status' as const,
          status,
          by: by.email,
          ...(note === undefined ? {} : { reason: note }),
          ...(reasons === undefined ? {} : { reasons }),
          ...(foc === undefined ? {} : { foc }),
        };
        return takeKnown(order, event, 'desk');
      }),
    see: (order) =>
      inLane(order.id, async () => {
        await save(order, sync(await rowOf(order), order, log).row);
      }),
    async retryUnmatched() {
      for (const { id, value } of await store.list(unmatchedEvents)) {
        try {
          if ((await pstn.order(value.event.orderId)) === undefined) continue;
          await inLane(value.event.orderId, () => take(value.event));
          await store.commit([remove(unmatchedEvents, id)]);
        } catch (err) {
          log.warn({ err, event: id }, 'an early event has to wait');
        }
      }
    },
    async known(order) {
      const row = coming.get(order.id) ?? (await store.get(orderBook, order.id));
      return row === undefined ? order : overlay(order, row);
    },
  };
}

const outcome = (result: StatusResult): Taken =>
  result.result === 'refused' ? { result: 'refused', why: result.why } : { result: result.result };
