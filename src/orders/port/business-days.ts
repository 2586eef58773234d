import { DateTime } from 'luxon';
import type { Country } from '../../reference/countries.js';
import { holidayOn } from '../../reference/holidays.js';
import { limits } from '../../reference/limits.js';
import { type PortClass, portClassRow } from '../../reference/port-classes.js';
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

/** A calendar date has no zone; UTC keeps the arithmetic free of summer time. */
const calendar = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' });
const iso = (date: DateTime): string => date.toFormat('yyyy-MM-dd');

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && calendar(text).isValid;

export const plusDays = (date: string, days: number): string => iso(calendar(date).plus({ days }));

/** Whole days from one date to the other; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round(calendar(to).diff(calendar(from), 'days').days);

export const isWeekend = (date: string): boolean => calendar(date).weekday > 5;

/** Today in the zone of the location. */
export const localDate = (now: Date, timeZone: string): string =>
  iso(DateTime.fromJSDate(now, { zone: timeZone }));

export const isBusinessDay = (date: string, country: Country): boolean =>
  !isWeekend(date) && holidayOn(date, country) === undefined;

/** The date itself when it is a business day. */
export function nextBusinessDay(date: string, country: Country): string {
  let day = date;
  while (!isBusinessDay(day, country)) day = plusDays(day, 1);
  return day;
}

/** `n` business days after `date`; 0 is the date itself, or the next business day. */
export function addBusinessDays(date: string, n: number, country: Country): string {
  let day = n > 0 ? date : nextBusinessDay(date, country);
  for (let left = n; left > 0; left -= 1) day = nextBusinessDay(plusDays(day, 1), country);
  return day;
}

/** From submission at `now`: the lead time of the class first, 30 days at the latest (C1). */
export function portWindow(place: PlaceView, now: Date, portClass: PortClass = 'standard'): PortWindow {
  const today = localDate(now, place.timeZone);
  const [from, to] = limits.portHours.value;
  return {
    earliest: addBusinessDays(today, portClassRow(portClass).lead, place.country),
    latest: plusDays(today, limits.portLatestDays.value),
    from,
    to,
  };
}

/** Business days one may ask for, the soonest first; fewer than `count` when the window is shorter. */
export function nextValidDates(
  place: PlaceView,
  now: Date,
  count: number,
  portClass?: PortClass,
): readonly string[] {
  const { earliest, latest } = portWindow(place, now, portClass);
  const dates: string[] = [];
  for (let day = earliest; day <= latest && dates.length < count; day = plusDays(day, 1)) {
    if (isBusinessDay(day, place.country)) dates.push(day);
  }
  return dates;
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

const nearestOf = (dates: readonly string[], wish: string): string | undefined =>
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
  const instead = readable ? nearestOf(dates, wish.date) : dates[0];
  return {
    ok: false,
    why,
    window,
    ...(why === 'holiday' && holiday ? { holiday } : {}),
    ...(instead && why !== 'outside_hours' && why !== 'not_a_time' ? { instead } : {}),
  };
}
