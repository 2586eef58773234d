/** News of orders: from the provider's POST, its poll, and people with the role, to everybody who wants to hear. */
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import type { StatusReport } from '../../flows/engine/flow.js';
import type { Order, PersonRef, PstnProvider } from '../../pstn/provider.js';
import { put, type Store } from '../../store/store.js';
import { settings } from '../collections.js';
import type { BookRow } from './collections.js';
import { createOrderDoor } from './door.js';
import { dayOfPort, eveTold, isEve } from './jobs.js';
import { newsOf } from './newsworthy.js';
import { createOrderBook, type Change, type OrderBook, type Taken } from './order-book.js';
import type { Teller } from './tell.js';
import { createRounds } from '../rounds.js';

export interface NewsOptions {
  readonly store: Store;
  /** The back end itself, without the book over it. */
  readonly pstn: PstnProvider;
  /** Secret of the door; without it there is no door. */
  readonly secret?: string | undefined;
  readonly now: () => Date;
  readonly log: Logger;
  readonly everyMs?: number;
}

export interface News {
  readonly book: OrderBook;
  /** Empty where nobody can post events. */
  readonly router: Router;
  readonly report: (report: StatusReport, by: PersonRef) => Promise<Taken>;
  start(teller: Teller): void;
  stop(): Promise<void>;
}

const cursorName = 'order-changes';

export function createNews(options: NewsOptions): News {
  const { store, pstn, secret, now, log, everyMs = 2_000 } = options;
  let teller: Teller | undefined;

  const locationOf = async ({ customerId, locationId }: Order) =>
    (await pstn.locations(customerId)).find(({ id }) => id === locationId);

  async function onChange(order: Order, row: BookRow): Promise<Change> {
    const news = newsOf(order, row.told);
    if (news === undefined || teller === undefined) return { row, writes: [], afterwards: () => undefined };
    const to = teller;
    const { flow, events, needsAction, told } = news;
    const by = events.flatMap((event) => (event.by === undefined ? [] : [event.by]));
    const key = `order:${order.id}:${told.at(-1) ?? ''}`;
    const about = { needsAction, by: by.length === events.length ? by : [], key };
    const location = order.type === 'port' ? await locationOf(order) : undefined;
    const isConfirmed = events.some(({ status }) => status === 'foc_received');
    const isLate =
      isConfirmed && events.every(({ what }) => what === 'status') && isEve(order, location, now());
    const telling = isLate
      ? { flow: 'port-watch', seed: { orderId: order.id, moment: 'day_before' } }
      : { flow, seed: { orderId: order.id } };
    const prepared = await to.toReaders(order, telling, isLate ? { ...about, needsAction: true } : about);
    const later = order.type === 'port' ? dayOfPort(order, location, now(), isConfirmed) : [];
    return {
      row: { ...row, told },
      writes: [...(isLate ? [eveTold(order.id)] : later), ...prepared.writes],
      afterwards: () => to.send(prepared),
    };
  }

  const book = createOrderBook({ store, pstn, log, now, onChange });

  async function look(): Promise<void> {
    const before = await store.get(settings, cursorName);
    const { orders, cursor } = await pstn.changes(before);
    const seen = await Promise.allSettled(orders.map((order) => book.see(order)));
    await book.retryUnmatched();
    // One order that cannot be told of now keeps the others from nobody; it comes again with the next look.
    const failed = seen.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    // After the news: a crash in between looks again, and the book knows what was told.
    if (cursor !== before) await store.commit([put(settings, cursorName, cursor)]);
  }

  const rounds = createRounds(look, everyMs, (err) => log.warn({ err }, 'order changes could not be read'));

  return {
    book,
    router:
      secret === undefined
        ? express.Router()
        : createOrderDoor({ secret, now, log, take: (event) => book.take(event) }),
    report: (report, by) => book.report(report, by),
    start(given) {
      teller = given;
      if (pstn.connected) rounds.start();
    },
    stop: rounds.stop,
  };
}
