import { limits } from '../../../reference/limits.js';
import type { Ctx } from '../../engine/flow.js';

const inDays = (days: number, { now }: Ctx): string =>
  new Date(now.getTime() + days * 24 * 3_600_000).toISOString();

/** When a letter of agency that is missing is reminded of for the first time. */
export const firstLetterReminder = (ctx: Ctx): string => inDays(limits.loaReminderFirstDays.value, ctx);

/** When it is reminded of after `count` times: again and again, but not for ever. */
export const nextLetterReminder = (count: number, ctx: Ctx): string | undefined =>
  count < limits.loaReminders.value ? inDays(limits.loaReminderEveryDays.value, ctx) : undefined;
