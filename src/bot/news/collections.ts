/** What the bot keeps to tell of orders. */
import type { OrderEvent } from '../../pstn/provider.js';
import type { StatusState } from '../../orders/status-state.js';
import { defineCollection } from '../../store/store.js';
import type { StatusEvent } from './status-event.js';

/** The bot's own book of one order; the back end's events and those that came another way. */
export interface BookRow {
  /** Absent in rows from before it was kept. */
  readonly customerId?: string;
  readonly state: StatusState;
  /** Taken in from a POST or by hand; the back end may not know of them. */
  readonly extras: readonly OrderEvent[];
  /** Ids of the news that were told. */
  readonly told: readonly string[];
}
export const orderBook = defineCollection<BookRow>('order-book');

/** An event of an order nobody knows yet: it may come before the order does. */
export interface UnmatchedEvent {
  readonly event: StatusEvent;
  readonly at: string;
}
export const unmatchedEvents = defineCollection<UnmatchedEvent>('unmatched-events');

/** Moments around the day of a port. */
export const moments = ['day_before', 'test_15', 'test_30'] as const;
export const jobKinds = ['notice', 'digest', ...moments] as const;
export type JobKind = (typeof jobKinds)[number];

/** Something to be said later. */
export interface Job {
  readonly kind: JobKind;
  /** ISO time at which it is due. */
  readonly at: string;
  /** When it was put off for the first time. */
  readonly since: string;
  readonly orderId: string;
  /** Only one reader; without it everybody who hears of the order. */
  readonly roomId?: string;
  readonly flow: string;
  /** Of a notice that is about such a moment. */
  readonly moment?: (typeof moments)[number];
}
export const jobs = defineCollection<Job>('jobs', {
  room: ({ kind, roomId }) => (kind === 'digest' ? roomId : undefined),
});

export const newsCollections = [orderBook, unmatchedEvents, jobs];
