import type { PortAction, PortActionWhy, PortRisk } from '../../reference/port-actions.js';
import type { OrderView } from './port-view.js';

export interface CanDo {
  readonly action: PortAction;
  /** By the bot at once, through a case with PTS, or not at all. */
  readonly how: 'bot' | 'pts' | 'no';
  /** Row of `reference/port-actions`, texts in both languages. */
  readonly why: PortActionWhy;
  /** Whole hours until the confirmed time (FOC), or until the last moment of a snapback; never negative. */
  readonly hoursLeft?: number;
  /** That the losing carrier cuts the lines on the old date all the same. */
  readonly risk?: PortRisk;
}

/** A row for each action, in the order of `portActions`. Empty for an order that is no port. */
export function canDo(order: OrderView, now: Date): readonly CanDo[] {
  throw new Error(`canDo of ${order.id} at ${now.toISOString()} is not written yet.`);
}
