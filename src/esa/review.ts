import { DateTime } from 'luxon';
import { limits } from '../reference/limits.js';

/** ISO time at which an address that was set at `at` should be looked at again. */
export function reviewDue(at: string): string {
  const due = DateTime.fromISO(at, { zone: 'utc' }).plus({ months: limits.addressReviewMonths.value });
  return due.toISO() ?? at;
}

/** When a register is to be gone through next: a year after its oldest entry, and never in the past. */
export function nextReview(dues: readonly (string | undefined)[], now: Date): string {
  const known = dues.flatMap((due) => due ?? []).sort();
  const first = known[0];
  return first !== undefined && Date.parse(first) > now.getTime() ? first : reviewDue(now.toISOString());
}
