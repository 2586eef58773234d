import type { Order } from '../../pstn/provider.js';
import { defineCollection } from '../../store/store.js';
import { emergencyCollections } from './emergency/book.js';
import type { PortRecord } from '../../pstn/ports/port-state.js';

export interface OrderRecord {
  readonly order: Order;
  /** Idempotency key the order was placed with. */
  readonly key: string;
  /** The running number in the order id; newest orders have the highest. */
  readonly number: number;
  /** Place of the order's last change among all changes of the desk. */
  readonly change: number;
  /** Port orders only. */
  readonly port?: PortRecord;
}

export interface HoldRecord {
  readonly numbers: readonly string[];
  /** ISO time. */
  readonly until: string;
}

export const deskOrders = defineCollection<OrderRecord>('desk-orders');
export const deskHolds = defineCollection<HoldRecord>('desk-holds');

/** What `openStore` must know to keep the desk's state. */
export const deskCollections = [deskOrders, deskHolds, ...emergencyCollections] as const;
