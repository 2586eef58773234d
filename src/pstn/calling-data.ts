/**
 * What Webex Calling itself tells of a customer, and the few things it lets be set: everything of an ordering back end
 * but the orders. Ordering adapters that have no source of their own for it are built on this.
 */
import type { EmergencyCalls } from './emergency.js';
import type { PstnProvider } from './provider.js';

/** A number at a location (webex-api.md 3.1: two states, no order, no carrier). */
export interface LocationNumber {
  /** E.164. */
  readonly number: string;
  readonly state: 'active' | 'inactive';
  readonly isMain: boolean;
  readonly isTollFree: boolean;
}

/** What was read, and when Webex was last asked for it: reads are kept for a short while. */
export interface Aged<T> {
  readonly value: T;
  /** ISO time. */
  readonly readAt: string;
}

export interface CallingData
  extends EmergencyCalls, Pick<PstnProvider, 'access' | 'customers' | 'colleagues' | 'locations'> {
  /** Numbers of one location, whatever their owner. */
  numbers(locationId: string): Promise<Aged<readonly LocationNumber[]>>;
}
