import { DateTime } from 'luxon';
import type { RejectionReason } from '../../../orders/port/port-order.js';
import * as carrier from '../../../pstn/ports/carrier-acts.js';
import type { Act, PortOrder } from '../../../pstn/ports/port-state.js';

/** What the person who plays Cisco gives along with a move. */
export interface PortMove {
  readonly to: PortOrder['status'];
  readonly reason?: string | undefined;
  readonly reasons?: readonly RejectionReason[] | undefined;
  /** In the time of the location: `YYYY-MM-DD` and `HH:mm`. */
  readonly foc?: { readonly date: string; readonly time: string } | undefined;
}

export type PortRefusal = 'no_such_move' | 'reason_missing' | 'foc_missing' | 'foc_past' | 'foreign_number';

const focOf = ({ date, time }: { date: string; time: string }, zone: string): string | undefined =>
  DateTime.fromISO(`${date}T${time}`, { zone }).toUTC().toISO() ?? undefined;

const withDate = (order: PortOrder, { foc }: PortMove, zone: string, act: Act): PortOrder | PortRefusal => {
  const at = foc && focOf(foc, zone);
  if (!at) return 'foc_missing';
  return Date.parse(at) < Date.parse(act.at) ? 'foc_past' : carrier.confirmDate(order, at, act);
};

const rejected = (order: PortOrder, { reasons = [] }: PortMove, act: Act): PortOrder | PortRefusal => {
  if (reasons.length === 0) return 'reason_missing';
  const isForeign = ({ numbers = [] }: RejectionReason) =>
    numbers.some((number) => !order.numbers.includes(number));
  return reasons.some(isForeign) ? 'foreign_number' : carrier.reject(order, reasons, act);
};

/** A move the table of transitions allows, with all that belongs to it. */
export const carryPort = (
  order: PortOrder,
  move: PortMove,
  zone: string,
  act: Act,
): PortOrder | PortRefusal => {
  switch (move.to) {
    case 'submitted':
      return carrier.accept(order, act);
    case 'foc_received':
      return withDate(order, move, zone, act);
    case 'completed':
      return carrier.complete(order, act);
    case 'rejected':
      return rejected(order, move, act);
    case 'cancelled':
      return carrier.cancel(order, move.reason, act);
    default:
      return 'no_such_move';
  }
};
