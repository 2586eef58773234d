import { DateTime } from 'luxon';
import type { Ctx } from '../engine/flow.js';

export const spans = ['tomorrow', 'days3', 'week'] as const;
export type Span = (typeof spans)[number];
const days: Record<Span, number> = { tomorrow: 1, days3: 3, week: 7 };

const morning = { hour: 9, minute: 0, second: 0, millisecond: 0 };

/** In the morning where the person has said where that is; else at the same time of the day as now. ISO. */
export function timeIn(span: Span, { now, following }: Ctx): string {
  const { timeZone } = following.settings;
  const day = DateTime.fromJSDate(now, { zone: timeZone === '' ? 'UTC' : timeZone }).plus({
    days: days[span],
  });
  const then = timeZone === '' ? day : day.set(morning);
  return then.toJSDate().toISOString();
}

export const zoneOf = ({ following }: Ctx): string => following.settings.timeZone || 'UTC';
