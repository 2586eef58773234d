import type { Country } from '../../reference/countries.js';
import type { OrderStatus, OrderType } from '../order.js';
import type { PortFacts } from './port-order.js';

/** As much of an order as the rules of ports look at; every order of the provider is one. */
export interface OrderView {
  readonly id: string;
  readonly type: OrderType;
  readonly status: OrderStatus;
  readonly numbers: readonly string[];
  readonly createdAt: string;
  readonly port?: PortFacts;
}

/** As much of a location as dates need; every location of the provider is one. */
export interface PlaceView {
  readonly country: Country;
  /** IANA. */
  readonly timeZone: string;
}

/** Holds its numbers, and its account, until it is at its end. */
export const isOpenPort = (order: OrderView): boolean =>
  order.type === 'port' && order.status !== 'completed' && order.status !== 'cancelled';
