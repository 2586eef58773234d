/**
 * The ordering back end as Switchboard sees it. Webex has no public API for any of this
 * (webex-api.md section 6), so every back end is an adapter of this port.
 */
import type { OrderStatus, OrderType } from '../orders/order.js';

export type CountryCode = 'US' | 'CA' | 'GB' | 'NO';
export type Subscription = 'paid' | 'trial';
/** As Webex names the PSTN connection of a location; `NONE` when no connection is set up. */
export type PstnConnection =
  'CISCO_PSTN' | 'INTEGRATED_CCP' | 'NON_INTEGRATED_CCP' | 'LOCAL_GATEWAY' | 'NONE';
/** Fact sheet variants: A orders in self-service, B asks customer support. */
export type OrderingVariant = 'A' | 'B';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly subscription: Subscription;
  /** New numbers the customer has already ordered in its trial; counts towards the trial limit. 0 when paid. */
  readonly trialNumbersUsed: number;
}

export interface Location {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly city: string;
  /** Two-letter state or province in the US and Canada, e.g. `TX`. */
  readonly state?: string;
  readonly country: CountryCode;
  /** IANA time zone, e.g. `America/Chicago`. */
  readonly timeZone: string;
  readonly pstn: PstnConnection;
  readonly variant: OrderingVariant;
}

/** What a person may do for one customer. `partner` may order but not accept terms of use. */
export type Role = 'admin' | 'partner' | 'read-only';

export interface Access {
  readonly customer: Customer;
  readonly role: Role;
}

export interface PersonRef {
  readonly id: string;
  readonly email: string;
}

/** Digits only. `areaCode` is three digits in the US and Canada, `prefix` the three digits after it. */
export interface NumberSearch {
  readonly locationId: string;
  readonly state: string;
  readonly areaCode?: string;
  readonly prefix?: string;
  readonly city?: string;
  /** Numbers held under this key count as available, so that a search again still shows one's own. */
  readonly holdKey?: string;
  /** How many numbers or blocks to answer with at most. */
  readonly limit: number;
}

export interface AvailableNumber {
  /** E.164. */
  readonly number: string;
  readonly city: string;
  readonly state: string;
}

export interface AvailableBlock {
  /** E.164 of the first and last number; all between them belong to the block. */
  readonly first: string;
  readonly last: string;
  readonly size: number;
  readonly city: string;
  readonly state: string;
}

/** What the inventory holds for a state, so that choices offered are choices that exist. */
export interface Inventory {
  readonly state: string;
  readonly areaCodes: readonly {
    readonly areaCode: string;
    readonly cities: readonly string[];
    readonly available: number;
  }[];
}

export interface HoldResult {
  readonly held: readonly string[];
  /** Asked for, but no longer available. */
  readonly taken: readonly string[];
  /** ISO time at which the hold lapses. */
  readonly until: string;
}

/**
 * `key` makes an order idempotent: the same key answers with the order already placed. `holdKey` is the key
 * its numbers were held under (`key` unless given); placing the order ends that hold.
 */
export type NewOrder = {
  readonly key: string;
  readonly holdKey?: string;
  readonly locationId: string;
  readonly orderedBy: PersonRef;
} & (
  | { readonly type: 'new'; readonly numbers: readonly string[] }
  | { readonly type: 'block'; readonly first: string; readonly size: number }
  | {
      readonly type: 'request';
      readonly quantity: number;
      readonly numberType: 'local' | 'national';
      readonly details?: string;
    }
);

export interface OrderEvent {
  /** ISO time. */
  readonly at: string;
  readonly what: 'ordered' | 'terms_accepted' | 'status';
  readonly status?: OrderStatus;
  /** Display name of the person, or absent when the carrier side acted. */
  readonly by?: string;
  /** Cisco's words, as given with the change. */
  readonly reason?: string;
}

export interface Order {
  readonly id: string;
  readonly type: OrderType;
  readonly customerId: string;
  readonly locationId: string;
  readonly status: OrderStatus;
  readonly numbers: readonly string[];
  /** How many numbers were asked for; known before `numbers` in a request. */
  readonly quantity: number;
  readonly numberType?: 'local' | 'national';
  readonly details?: string;
  readonly orderedBy: PersonRef;
  /** Variant A only: numbers become active once the customer accepts the terms of use. */
  readonly terms?: { readonly accepted: boolean; readonly url: string };
  readonly events: readonly OrderEvent[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type OrderResult =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly why: 'taken'; readonly taken: readonly string[] }
  | { readonly ok: false; readonly why: 'trial_limit'; readonly left: number }
  | { readonly ok: false; readonly why: 'refused'; readonly reason: string };

/** Failures of the back end itself are thrown as `SwitchboardError` with code `pstn_unavailable`. */
export interface PstnProvider {
  readonly name: string;
  /** False when no back end is connected: flows then say so instead of pretending. */
  readonly connected: boolean;
  access(person: PersonRef): Promise<readonly Access[]>;
  locations(customerId: string): Promise<readonly Location[]>;
  inventory(locationId: string, state: string): Promise<Inventory>;
  /** States or provinces (two letters) that have numbers for the location's country. */
  states(locationId: string): Promise<readonly string[]>;
  searchNumbers(search: NumberSearch): Promise<readonly AvailableNumber[]>;
  searchBlocks(search: NumberSearch & { readonly size: number }): Promise<readonly AvailableBlock[]>;
  /** Holds exactly these numbers for `key`; an earlier hold of the same key is replaced. An empty list releases. */
  hold(key: string, numbers: readonly string[]): Promise<HoldResult>;
  placeOrder(order: NewOrder): Promise<OrderResult>;
  order(id: string): Promise<Order | undefined>;
  /** Newest first. */
  orders(customerId: string): Promise<readonly Order[]>;
  /**
   * Orders changed after `cursor`, oldest change first, with the cursor to ask with next time. Without a
   * cursor no orders, only the present cursor; a cursor the back end does not know starts from the beginning.
   */
  changes(cursor?: string): Promise<{ readonly orders: readonly Order[]; readonly cursor: string }>;
}
