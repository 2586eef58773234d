import { DateTime } from 'luxon';
import { limits } from '../../reference/limits.js';

export type BillAge =
  /** `until` is the last day on which it still is, `YYYY-MM-DD`. */
  | { readonly verdict: 'fresh'; readonly days: number; readonly until: string }
  | { readonly verdict: 'too_old'; readonly days: number; readonly limit: number }
  | { readonly verdict: 'in_future'; readonly days: number };

const day = (date: string) => DateTime.fromISO(date, { zone: 'utc' }).startOf('day');

/** `date` and `today` are `YYYY-MM-DD`, today in the time of the location; `limit` is in days. */
export const billAge = (date: string, today: string, limit = limits.billAgeDays.value): BillAge => {
  const days = Math.round(day(today).diff(day(date), 'days').days);
  if (days < 0) return { verdict: 'in_future', days: -days };
  if (days > limit) return { verdict: 'too_old', days, limit };
  return { verdict: 'fresh', days, until: day(date).plus({ days: limit }).toISODate() ?? date };
};
