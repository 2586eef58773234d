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
