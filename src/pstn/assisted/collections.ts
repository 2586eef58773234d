/** What assisted ordering keeps. The bot seals it with all else. */
import { defineCollection } from '../../store/store.js';
import type { HandOver } from '../by-hand.js';
import type { Order } from '../provider.js';
import type { PortRecord } from '../ports/port-state.js';

export interface AssistedOrder {
  /** Key it was placed under. */
  readonly key: string;
  readonly order: Order;
  /** Ports only; secrets are in it. */
  readonly port?: PortRecord;
  readonly handOver: Pick<HandOver, 'kind' | 'change' | 'ticks' | 'controlHubId' | 'filedAt'>;
  /** Numbers of the location before the order; undefined while they could not be read. */
  readonly before?: readonly string[];
  /** Rises with every change of any order. */
  readonly change: number;
}

export const assistedOrders = defineCollection<AssistedOrder>('assisted-orders', {
  key: ({ key }) => key,
  customer: ({ order }) => order.customerId,
  controlHubId: ({ handOver }) => handOver.controlHubId,
});

/** How many orders and changes there were. */
export interface AssistedCounts {
  readonly orders: number;
  readonly changes: number;
}
export const assistedCounts = defineCollection<AssistedCounts>('assisted-counts');

export const assistedCollections = [assistedOrders, assistedCounts];
