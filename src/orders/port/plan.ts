import type { Country } from '../../reference/countries.js';
import type { ClassAnswer } from './port-class.js';
import type { PortNumberType, Portability, ServiceAddress } from './port-order.js';
import type { OrderView } from './port-view.js';

/** What a person says about one bill: which of the numbers stand on it. JSON. */
export interface BillAnswer {
  /** Any name that tells the bills apart, e.g. the last digits of the account. */
  readonly id: string;
  readonly losingCarrier?: string;
  /** E.164. */
  readonly btn?: string;
  readonly serviceAddress?: ServiceAddress;
  readonly numbers: readonly string[];
}

/** Answers that raise the class of every order of the plan. */
export interface ClassHints {
  readonly addresses?: number;
  readonly rateCenters?: number;
}

export interface PlanInput {
  /** E.164, once each. */
  readonly numbers: readonly string[];
  /** In any order; a number without one counts as `unknown`. */
  readonly portability: readonly Portability[];
  /** Of the location the numbers go to. */
  readonly country: Country;
  readonly accounts?: readonly BillAnswer[];
  readonly openOrders?: readonly OrderView[];
  readonly classAnswers?: ClassHints;
}

/** One order to be. */
export interface PlanGroup {
  /** The same for the same plan; safe as part of an id. */
  readonly key: string;
  /** Groups of one account must port at the same time, so they share the date. */
  readonly account: string;
  /** Undefined when the number's country cannot be told. */
  readonly country?: Country;
  /** The numbers do not belong to the country of the location. */
  readonly elsewhere: boolean;
  readonly type: PortNumberType;
  readonly losingCarrier?: string;
  /** As the carrier or the person told it. E.164. */
  readonly btn?: string;
  readonly serviceAddress?: ServiceAddress;
  readonly numbers: readonly string[];
  readonly rateCenters: readonly string[];
  readonly portClass: ClassAnswer;
}

/** Why a number is in no order of the plan. */
export type ApartWhy = 'no' | 'manual' | 'in_progress' | 'unknown' | 'tollfree';

export interface ApartNumber {
  readonly number: string;
  readonly why: ApartWhy;
  /** Code of a row of `reference/portability`. */
  readonly reason?: string;
  /** The open order that holds it. */
  readonly orderId?: string;
}

export type PlanWarning =
  /** An open order holds the account already: the carrier will reject a second one (C1). */
  | { readonly id: 'open_order'; readonly group: string; readonly orderId: string; readonly btn: string }
  | { readonly id: 'same_date'; readonly account: string; readonly groups: readonly string[] }
  | { readonly id: 'several_carriers'; readonly carriers: readonly string[] }
  | { readonly id: 'carrier_unknown'; readonly group: string }
  | { readonly id: 'elsewhere'; readonly groups: readonly string[] };

export interface PortPlan {
  readonly groups: readonly PlanGroup[];
  readonly apart: readonly ApartNumber[];
  readonly warnings: readonly PlanWarning[];
  /** Of everything together, were it one project. Undefined when nothing can be ported. */
  readonly portClass?: ClassAnswer;
}

/** Every number ends in exactly one group or apart. Order of the groups and of their numbers as given. */
export function planPort(input: PlanInput): PortPlan {
  throw new Error(`planPort of ${input.country} is not written yet.`);
}
