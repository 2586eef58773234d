import type { PreCheckWhy } from '../../reference/pre-checks.js';
import { type RejectionField, type RejectionId, rejections } from '../../reference/rejections.js';
import { accountRules } from './pre-check-account.js';
import { documentRules } from './pre-check-documents.js';
import { numberRules } from './pre-check-numbers.js';
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
  /** The order itself must not be among them when it is corrected. */
  readonly openOrders?: readonly OrderView[];
  /** A rejected order being corrected: its bill and LOA are with Cisco, so none here is no problem. */
  readonly filed?: boolean;
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

/** What a rule finds; without `otherwise` the row of the reason says what is left to do. */
export interface Found {
  readonly problems: readonly PreProblem[];
  /** The verdict when there is no problem. */
  readonly otherwise?: PreVerdict;
}
export type Rule = (facts: PreCheckFacts) => Found;

/** Nobody can look for these beforehand: the verdict is that of the row. */
const nothingToSee: Rule = () => ({ problems: [] });

const rules: Readonly<Record<RejectionId, Rule>> = {
  ...accountRules,
  ...numberRules,
  ...documentRules,
  unknown: nothingToSee,
  tn_error: nothingToSee,
};

const fromRow = { checked: 'ok', cannot_check: 'cannot_check', ask_carrier: 'ask_carrier' } as const;

/** One verdict for each of the 19 reasons, in the order of the fact sheet. */
export const preChecks = (facts: PreCheckFacts): readonly PreCheck[] =>
  rejections.map(({ id, preCheck }) => {
    const { problems, otherwise } = rules[id](facts);
    return { id, problems, verdict: problems.length > 0 ? 'problem' : (otherwise ?? fromRow[preCheck]) };
  });
