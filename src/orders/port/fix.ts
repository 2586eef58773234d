import type { PortClass } from '../../reference/port-classes.js';
import type { RejectionField, RejectionId } from '../../reference/rejections.js';
import type { Portability, PortRejection, RejectionReason } from './port-order.js';
import type { OrderView, PlaceView } from './port-view.js';

export interface SplitGroup {
  /** Undefined: the carrier tells no BTN for these, a person must say. */
  readonly btn?: string;
  readonly numbers: readonly string[];
}

/** Several reasons may share one step; `reasons` are the codes as they came. */
export type FixStep = { readonly reasons: readonly string[] } & (
  | {
      readonly kind: 'remove_numbers';
      /** Named by the carrier, or the main BTN: ticked already. */
      readonly ticked: readonly string[];
      /** The carrier named the numbers of every reason. */
      readonly named: boolean;
      /** Taking all of them out would leave an order without numbers. */
      readonly takesAll: boolean;
      readonly alternatives: readonly ('new_btn' | 'clear_order' | 'remove_feature')[];
    }
  | { readonly kind: 'update'; readonly fields: readonly RejectionField[] }
  | { readonly kind: 'new_date'; readonly dates: readonly string[] }
  | { readonly kind: 'new_bill' }
  | { readonly kind: 'sign_again' }
  | { readonly kind: 'split'; readonly groups: readonly SplitGroup[] }
  | { readonly kind: 'contact_pts' }
);
export type FixKind = FixStep['kind'];

export interface FixPlan {
  readonly rejection: PortRejection;
  /** As they came, each with the row that is worked by (`unknown` for a code without one). */
  readonly reasons: readonly (RejectionReason & { readonly id: RejectionId; readonly known: boolean })[];
  /** Correct and resubmit; cancel and file new orders; or nothing but PTS can help. */
  readonly mode: 'in_place' | 'split' | 'pts';
  /** To be worked through in this order. */
  readonly steps: readonly FixStep[];
  /** Documents that no longer hold once the steps are done. */
  readonly stale: readonly ('loa' | 'bill')[];
}

export interface FixContext {
  readonly place: PlaceView;
  readonly now: Date;
  readonly portClass?: PortClass;
  /** Of the order's numbers, asked anew. */
  readonly portability?: readonly Portability[];
}

/** The rejection that waits for an answer, if any. */
export const openRejection = (order: OrderView): PortRejection | undefined =>
  order.status === 'rejected' ? order.port?.rejections.findLast(({ answeredAt }) => !answeredAt) : undefined;

export function fixPlan(order: OrderView, context: FixContext): FixPlan | undefined {
  throw new Error(`fixPlan of ${order.id} in ${context.place.timeZone} is not written yet.`);
}
