import { DateTime } from 'luxon';
import { checkRequested, nextValidDates } from '../../../orders/port/business-days.js';
import type { RequestedMoment } from '../../../orders/port/port-order.js';
import type { Location } from '../../../pstn/provider.js';
import type { Locale } from '../../../locale.js';
import type { Ctx, Problem } from '../../engine/flow.js';
import { formatDay, formatMoment, zoneName } from '../moments.js';

const noon = (date: string): string => `${date}T12:00:00Z`;

/** A date of the location as people read it. */
export const dayText = (date: string, locale: Locale): string => formatDay(noon(date), 'UTC', locale);

export const today = (timeZone: string, now: Date): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10);

/** `HH:mm`, as inputs for times send it. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** ISO time of a local date and time. */
export const momentAt = (date: string, time: string, timeZone: string): string =>
  DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toUTC().toISO() ?? noon(date);

/** A time with the zone of the location. */
export const zonedText = (iso: string, timeZone: string, locale: Locale): string =>
  `${formatMoment(iso, timeZone, locale)} ${zoneName(iso, timeZone, locale)}`;

/** The day of a time, as the location has it. */
export const zonedDay = (iso: string, timeZone: string, locale: Locale): string =>
  `${formatDay(iso, timeZone, locale)} (${zoneName(iso, timeZone, locale)})`;

/** A wished date, with its time and zone where a time was asked for. */
export function wishText({ date, time }: RequestedMoment, timeZone: string, locale: Locale): string {
  if (time !== undefined) return zonedText(momentAt(date, time, timeZone), timeZone, locale);
  return `${dayText(date, locale)} (${zoneName(noon(date), timeZone, locale)})`;
}

const offered = 8;

/** The next dates that can be asked for, to choose from. */
export const dateChoices = (location: Location, { now, locale }: Ctx): { id: string; name: string }[] =>
  nextValidDates(location, now, offered).map((date) => ({ id: date, name: dayText(date, locale) }));

/** Why this cannot be asked for, and what can; undefined when it can. */
export function wishProblem(wish: RequestedMoment, location: Location, ctx: Ctx): Problem | undefined {
  const check = checkRequested(wish, location, ctx.now);
  if (check.ok) return undefined;
  const { instead, why, window } = check;
  const day = (date: string): string => dayText(date, ctx.locale);
  return {
    key: `dates.${why}`,
    params: {
      day: why === 'not_a_date' ? wish.date : day(wish.date),
      instead: instead === undefined ? day(window.earliest) : day(instead),
      earliest: day(window.earliest),
      latest: day(window.latest),
      from: window.from,
      to: window.to,
    },
  };
}
