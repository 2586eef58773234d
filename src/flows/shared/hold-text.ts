import type { Location } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { formatTime, zoneName } from './moments.js';

/** Until when chosen numbers are kept, in the time of their location; empty when none are. */
export function holdText(until: string | undefined, location: Location | undefined, ctx: Ctx): string {
  if (until === undefined || location === undefined) return '';
  if (Date.parse(until) <= ctx.now.getTime()) return ctx.t('hold.lapsed');
  const { timeZone, name } = location;
  const zone = zoneName(until, timeZone, ctx.locale);
  return ctx.t('hold.until', { time: formatTime(until, timeZone, ctx.locale), zone, location: name });
}
