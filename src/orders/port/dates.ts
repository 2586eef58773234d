import type { PortClass } from '../../reference/port-classes.js';
import type { PortDateId } from '../../reference/port-dates.js';
import { portWindow } from './business-days.js';
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

/** The date to ask for matters only until the carrier has confirmed one. */
const canStillAsk = ({ status }: OrderView): boolean =>
  status === 'pending' || status === 'submitted' || status === 'rejected';

/** The four dates, always all of them and in this order: requested, earliest, confirmed, activation. */
export function portDates(
  order: OrderView,
  place: PlaceView,
  now: Date,
  portClass?: PortClass,
): readonly PortDate[] {
  const { timeZone } = place;
  const { requested, foc, activatedAt } = order.port ?? {};
  return [
    { id: 'requested', timeZone, ...requested },
    {
      id: 'earliest',
      timeZone,
      ...(canStillAsk(order) ? { date: portWindow(place, now, portClass).earliest } : {}),
    },
    { id: 'confirmed', timeZone, ...(foc === undefined ? {} : { at: foc }) },
    { id: 'activation', timeZone, ...(activatedAt === undefined ? {} : { at: activatedAt }) },
  ];
}
