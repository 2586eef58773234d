import type { Ctx } from '../engine/flow.js';
import { formatDay } from '../shared/moments.js';
import { zonedText } from '../shared/port/days.js';
import type { Data } from './data.js';

/** `YYYY-MM-DD` where the location is. */
export const today = ({ location }: Data, { now }: Ctx): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: location?.timeZone ?? 'UTC' }).format(now);

/** A date as people write it; the hour keeps it the same day in every zone. */
export const dayText = (date: string, ctx: Ctx): string => formatDay(`${date}T12:00:00Z`, 'UTC', ctx.locale);

/** A moment in the time of the location, with the short name of its zone. */
export function momentText(iso: string, { location }: Data, ctx: Ctx): string {
  return zonedText(iso, location?.timeZone ?? 'UTC', ctx.locale);
}

const nudgeHour = 24 * 3_600_000;

/** The same time tomorrow. */
export const tomorrow = ({ now }: Ctx): string => new Date(now.getTime() + nudgeHour).toISOString();

const months: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'des'],
];

const two = (value: number): string => String(value).padStart(2, '0');

/** Whether a day of the calendar, `2026-02-30` being none. */
const exists = (date: string): boolean =>
  !Number.isNaN(Date.parse(date)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);

/**
 * The date a text names, `YYYY-MM-DD`. `15/12` may be read in two ways and is not read, unless the country
 * writes the day first. Without a year the next such day from `from` on is meant, or the last one (`back`).
 */
export function dateIn(
  text: string,
  from: string,
  options: { dayFirst: boolean; back?: boolean },
): string | undefined {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named =
    /\b(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(\p{L}{3})\p{L}*\.?,?(?:\s+(\d{4}))?/iu.exec(text) ??
    swapped(/\b(\p{L}{3})\p{L}*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?/iu.exec(text));
  if (named !== null) {
    const month = months.findIndex((names) => names.includes((named[2] ?? '').toLowerCase())) + 1;
    return month === 0 ? undefined : near(Number(named[1]), month, named[3], from, options.back);
  }
  const figures = /\b(\d{1,2})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{4}|\d{2}))?/.exec(text);
  if (figures === null) return undefined;
  const [, one = '', other = '', year] = figures;
  const full = year?.length === 2 ? `20${year}` : year;
  const [day, month] = options.dayFirst ? [Number(one), Number(other)] : [Number(other), Number(one)];
  return near(day, month, full, from, options.back);
}

const swapped = (match: RegExpExecArray | null): (string | undefined)[] | null =>
  match === null ? null : [match[0], match[2], match[1], match[3]];

const real = (year: number, month: number, day: number): string | undefined => {
  const date = `${year}-${two(month)}-${two(day)}`;
  return exists(date) ? date : undefined;
};

function near(
  day: number,
  month: number,
  year: string | undefined,
  from: string,
  back = false,
): string | undefined {
  if (year !== undefined) return real(Number(year), month, day);
  const now = Number(from.slice(0, 4));
  const [first, second] = back ? [now, now - 1] : [now, now + 1];
  const here = real(first, month, day);
  if (here === undefined) return undefined;
  const isRight = back ? here <= from : here >= from;
  return isRight ? here : real(second, month, day);
}
