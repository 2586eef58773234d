import { holidayOn } from '../../reference/holidays.js';
import type { PortClass } from '../../reference/port-classes.js';
import {
  type PortWindow,
  daysBetween,
  isDate,
  isWeekend,
  localDate,
  nextValidDates,
  portWindow,
} from './business-days.js';
import type { RequestedMoment } from './port-order.js';
import type { PlaceView } from './port-view.js';

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

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function problem(
  { date, time }: RequestedMoment,
  place: PlaceView,
  today: string,
  window: PortWindow,
): DateProblem | undefined {
  if (!isDate(date)) return 'not_a_date';
  if (time !== undefined && !isTime(time)) return 'not_a_time';
  if (date < today) return 'past';
  if (date > window.latest) return 'too_late';
  if (isWeekend(date)) return 'weekend';
  if (holidayOn(date, place.country)) return 'holiday';
  if (date < window.earliest) return 'too_soon';
  return time !== undefined && (time < window.from || time > window.to) ? 'outside_hours' : undefined;
}

const nearest = (dates: readonly string[], wish: string): string | undefined =>
  dates.toSorted(
    (a, b) => Math.abs(daysBetween(wish, a)) - Math.abs(daysBetween(wish, b)) || (a < b ? 1 : -1),
  )[0];

/** Is this what one may ask for, were the order submitted at `now`? */
export function checkRequested(
  wish: RequestedMoment,
  place: PlaceView,
  now: Date,
  portClass?: PortClass,
): DateCheck {
  const window = portWindow(place, now, portClass);
  const why = problem(wish, place, localDate(now, place.timeZone), window);
  if (!why) return { ok: true };
  const readable = why !== 'not_a_date';
  const holiday = readable ? holidayOn(wish.date, place.country) : undefined;
  const dates = nextValidDates(place, now, 31, portClass);
  const instead = readable ? nearest(dates, wish.date) : dates[0];
  return {
    ok: false,
    why,
    window,
    ...(why === 'holiday' && holiday ? { holiday } : {}),
    ...(instead && why !== 'outside_hours' && why !== 'not_a_time' ? { instead } : {}),
  };
}
