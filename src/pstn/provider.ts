/**
 * The ordering back end as Switchboard sees it. Webex has no public API for any of this
 * (webex-api.md section 6), so every back end is an adapter of this port.
 */
import type { OrderStatus, OrderType } from '../orders/order.js';
import type { Country } from '../reference/countries.js';
import type { Abilities } from './abilities.js';
import type { ByHand } from './by-hand.js';
import type { EmergencyCalls } from './emergency.js';
import type {
  DocumentKind,
  LoaSignature,
  Portability,
  PortAccount,
  PortFacts,
  PortScope,
  RejectionReason,
  RequestedMoment,
} from '../orders/port/port-order.js';

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
  /**
   * New numbers the customer has already ordered in its trial; counts towards the trial limit. 0 when paid,
   * absent when a trial could not be read.
   */
  readonly trialNumbersUsed?: number;
}

export interface Location {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly city: string;
  /** Two-letter state or province in the US and Canada, e.g. `TX`. */
  readonly state?: string;
  readonly country: Country;
  /** IANA time zone, e.g. `America/Chicago`. */
  readonly timeZone: string;
  readonly pstn: PstnConnection;
  readonly variant: OrderingVariant;
}

/** What a person is for one customer; what each may do is src/reference/deeds.json. */
export type Role = 'admin' | 'partner' | 'clerk' | 'read-only';

export interface Access {
  readonly customer: Customer;
  readonly role: Role;
}

export interface PersonRef {
  readonly id: string;
  readonly email: string;
  /** Roles given to the person through the bot, by customer: a back end that trusts the bot takes them for its own. */
  readonly given?: Readonly<Record<string, Role | 'none'>>;
}

/** Somebody with a role for a customer, as the back end knows them. */
export interface Colleague {
  readonly email: string;
  readonly role: Role;
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
  | NewPort
);

export interface NewPort {
  readonly type: 'port';
  readonly numbers: readonly string[];
  readonly account: PortAccount;
  readonly scope: PortScope;
  readonly plan?: string;
  /** Variant B. */
  readonly requested?: RequestedMoment;
  readonly extraEmail?: string;
  /** Variant A: signed on screen. */
  readonly signature?: LoaSignature;
}

/** What a resubmission changes; anything absent stays as it was. */
export interface PortChange {
  readonly account?: Partial<Omit<PortAccount, 'losingCarrier'>>;
  readonly scope?: PortScope;
  /** E.164; taken out of the order. */
  readonly remove?: readonly string[];
  readonly requested?: RequestedMoment;
  readonly signature?: LoaSignature;
}

export interface NewDocument {
  readonly kind: DocumentKind;
  readonly name: string;
  /** Media type found in the content, e.g. `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export type ChangeResult =
  | { readonly ok: true; readonly order: Order }
  /** The order is not in a state that allows it (any more). */
  | { readonly ok: false; readonly why: 'too_late'; readonly order: Order }
  | { readonly ok: false; readonly why: 'refused'; readonly reason: string };

export const orderEventKinds = [
  'ordered',
  'terms_accepted',
  'status',
  'resubmitted',
  'changed',
  'document',
  'note',
  'wanted',
  'port_out',
] as const;
/** Beside them, of an order that a person files: it is in Control Hub, its numbers were seen at the location. */
export const handEventKinds = ['filed', 'sighted'] as const;

/** Numbers seen at the location: there but not in use, all in use, or gone again. */
export const sights = ['arrived', 'active', 'gone'] as const;
export type Sight = (typeof sights)[number];

export interface OrderEvent {
  /** Unique over all orders; the same event told twice has the same id. */
  readonly id?: string;
  /** ISO time. */
  readonly at: string;
  readonly what: (typeof orderEventKinds)[number] | (typeof handEventKinds)[number];
  readonly status?: OrderStatus;
  /** Display name of the person, or absent when the carrier side acted. */
  readonly by?: string;
  /** Cisco's words, as given with the change. */
  readonly reason?: string;
  /** With status `rejected`. */
  readonly reasons?: readonly RejectionReason[];
  /** With status `foc_received`: ISO time. */
  readonly foc?: string;
  /** With `document`: its kind. */
  readonly document?: DocumentKind;
  /** With `port_out`: the numbers another carrier asks for; with `sighted`: those that were looked for. E.164. */
  readonly numbers?: readonly string[];
  /** With `sighted`: what the location shows of the numbers; it proves nothing about the order. */
  readonly sight?: Sight;
  /** With `port_out`: ISO time until which it can be refused. */
  readonly deadline?: string;
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
  /** Orders of type `port` only. */
  readonly port?: PortFacts;
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
export interface PstnProvider extends EmergencyCalls {
  readonly name: string;
  /** False when no back end is connected: flows then say so instead of pretending. */
  readonly connected: boolean;
  readonly abilities: Abilities;
  /** A system to try things on: numbers kept for fiction are numbers there. */
  readonly fiction?: boolean;
  /** Where a person types the orders in Control Hub. */
  readonly byHand?: ByHand;
  access(person: PersonRef): Promise<readonly Access[]>;
  /** Every customer of the back end: roles can be given for them. */
  customers(): Promise<readonly Customer[]>;
  /** Who has a role for the customer; empty where the back end does not know. */
  colleagues(customerId: string): Promise<readonly Colleague[]>;
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
  /** One verdict a number, in the order asked; numbers the back end cannot judge are `unknown`. */
  portability(locationId: string, numbers: readonly string[]): Promise<readonly Portability[]>;
  /** The account data of a port order, secrets among them; undefined when there is no such port order. */
  portAccount(orderId: string): Promise<PortAccount | undefined>;
  /** Hands in a document; the same content twice is one document. */
  addDocument(orderId: string, document: NewDocument, by: PersonRef): Promise<ChangeResult>;
  /** Corrects a rejected port order and sends it again. `key` makes it idempotent. */
  resubmitPort(orderId: string, change: PortChange, key: string, by: PersonRef): Promise<ChangeResult>;
  /** Changes a port order that waits (pending or submitted); after FOC only PTS can. */
  changePort(orderId: string, change: PortChange, key: string, by: PersonRef): Promise<ChangeResult>;
  /** Before FOC; afterwards only PTS can. */
  cancelPort(orderId: string, key: string, by: PersonRef): Promise<ChangeResult>;
  /** Newest first. */
  orders(customerId: string): Promise<readonly Order[]>;
  /**
   * Orders changed after `cursor`, oldest change first, with the cursor to ask with next time. Without a
   * cursor no orders, only the present cursor; a cursor the back end does not know starts from the beginning.
   */
  changes(cursor?: string): Promise<{ readonly orders: readonly Order[]; readonly cursor: string }>;
}
