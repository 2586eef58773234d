import type { PreCheckWhy } from '../../reference/pre-checks.js';
import type { RejectionField, RejectionId } from '../../reference/rejections.js';
import type { PortAccount, Portability, PortScope, RequestedMoment, ServiceAddress } from './port-order.js';
import type { OrderView, PlaceView } from './port-view.js';
import type { PortClass } from '../../reference/port-classes.js';

/** What was found in the bill handed in; the dates and numbers only where its text can be read. */
export interface BillFindings {
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** Fields of the account that read differently on the bill. */
  readonly differs?: readonly RejectionField[];
  /** Wrong type, encrypted, empty: the documents' own ids. */
  readonly faults?: readonly string[];
}

export interface LoaFindings {
  /** Signed on screen, uploaded, or left to the authorised contact. */
  readonly kind: 'signed' | 'uploaded' | 'later';
  /** E.164; undefined when it cannot be read. */
  readonly names?: readonly string[];
  readonly signer?: string;
  readonly faults?: readonly string[];
}

/** A draft of one order with everything known about it. Nothing in it has to be complete. */
export interface PreCheckFacts {
  readonly place: PlaceView;
  readonly now: Date;
  readonly numbers: readonly string[];
  readonly portability: readonly Portability[];
  readonly portClass?: PortClass;
  readonly account: Partial<Omit<PortAccount, 'serviceAddress'>> & {
    readonly serviceAddress?: Partial<ServiceAddress>;
  };
  readonly scope?: PortScope;
  /** Numbers of the same account in other orders of the plan. */
  readonly alsoLeaving?: readonly string[];
  readonly bill?: BillFindings;
  readonly loa?: LoaFindings;
  readonly requested?: RequestedMoment;
  readonly openOrders?: readonly OrderView[];
}

export type PreVerdict = 'ok' | 'problem' | 'cannot_check' | 'ask_carrier';

export interface PreProblem {
  readonly field: RejectionField;
  /** Row of `reference/pre-checks`, texts in both languages. */
  readonly why: PreCheckWhy;
  readonly numbers?: readonly string[];
  readonly orderId?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

export interface PreCheck {
  readonly id: RejectionId;
  readonly verdict: PreVerdict;
  /** Empty unless the verdict is `problem`. */
  readonly problems: readonly PreProblem[];
}

/** One verdict for each of the 19 reasons, in the order of the fact sheet. */
export function preChecks(facts: PreCheckFacts): readonly PreCheck[] {
  throw new Error(`preChecks of ${facts.place.country} is not written yet.`);
}
