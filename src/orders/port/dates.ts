import type { PortClass } from '../../reference/port-classes.js';
import type { PortDateId } from '../../reference/port-dates.js';
import type { OrderView, PlaceView } from './port-view.js';

export interface PortDate {
  /** Row of `reference/port-dates`, its label in both languages. */
  readonly id: PortDateId;
  /** ISO time, of confirmed and activation. */
  readonly at?: string;
  /** `YYYY-MM-DD` in the zone, of requested and earliest. */
  readonly date?: string;
  /** `HH:mm` in the zone, where a time was asked for. */
  readonly time?: string;
  readonly timeZone: string;
}

/** The four dates, always all of them and in this order: requested, earliest, confirmed, activation. */
export function portDates(
  order: OrderView,
  place: PlaceView,
  now: Date,
  portClass?: PortClass,
): readonly PortDate[] {
  throw new Error(
    `portDates of ${order.id} in ${place.timeZone}, ${String(now)}, ${portClass ?? ''}: not yet.`,
  );
}
