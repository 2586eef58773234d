import type { Country } from '../../reference/countries.js';
import type { PortClass } from '../../reference/port-classes.js';
import type { RequestedMoment } from './port-order.js';
import type { PlaceView } from './port-view.js';

/** Dates are `YYYY-MM-DD` in the zone of the location. */
export interface PortWindow {
  readonly earliest: string;
  readonly latest: string;
  /** `HH:mm`, both included. */
  readonly from: string;
  readonly to: string;
}

export type DateProblem =
  'not_a_date' | 'not_a_time' | 'past' | 'weekend' | 'holiday' | 'too_soon' | 'too_late' | 'outside_hours';

export type DateCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: DateProblem;
      /** Id of a row of `reference/holidays`. */
      readonly holiday?: string;
      readonly window: PortWindow;
      /** The valid date nearest to the one asked for, the later of two. */
      readonly instead?: string;
    };

const later = (what: string): never => {
  throw new Error(`${what} is not written yet.`);
};

export const isBusinessDay = (date: string, country: Country): boolean => later(date + country);
/** `n` business days after `date`; 0 is the date itself, or the next business day. */
export const addBusinessDays = (date: string, n: number, country: Country): string =>
  later(`${date}${n}${country}`);
/** From submission at `now`: lead time of the class, and 30 days at most. */
export const portWindow = (place: PlaceView, now: Date, portClass?: PortClass): PortWindow =>
  later(`${place.timeZone}${String(now)}${portClass ?? ''}`);
export const nextValidDates = (
  place: PlaceView,
  now: Date,
  count: number,
  portClass?: PortClass,
): readonly string[] => later(`${place.timeZone}${String(now)}${count}${portClass ?? ''}`);
export const checkRequested = (
  wish: RequestedMoment,
  place: PlaceView,
  now: Date,
  portClass?: PortClass,
): DateCheck => later(`${wish.date}${place.timeZone}${String(now)}${portClass ?? ''}`);
