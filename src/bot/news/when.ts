import { DateTime } from 'luxon';
import type { NoticeSettings } from '../../flows/engine/flow.js';

/** Which news a notice carries, as far as it decides when to tell. */
export interface NewsKind {
  /** The order does not go on before somebody acts. */
  readonly needsAction: boolean;
  /** The reader did it. */
  readonly own: boolean;
}

export type When =
  | { readonly type: 'now' }
  | { readonly type: 'never' }
  | { readonly type: 'later'; readonly at: Date }
  /** Together with other news. */
  | { readonly type: 'digest'; readonly at: Date };

/** Digests come in the morning, weekly ones on Mondays. */
export const digestHour = 8;

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}

/** The end of the quiet hours that `now` lies in; they may reach over midnight. */
export function quietUntil({ quiet, timeZone }: NoticeSettings, now: Date): Date | undefined {
  if (quiet === undefined || quiet.from === quiet.to) return undefined;
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  for (const day of [here.minus({ days: 1 }), here]) {
    const from = at(day, quiet.from);
    const end = quiet.to > quiet.from ? at(day, quiet.to) : at(day.plus({ days: 1 }), quiet.to);
    if (here >= from && here < end) return end.toJSDate();
  }
  return undefined;
}

export function nextDigest({ rhythm, timeZone }: NoticeSettings, now: Date): Date {
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  let next = here.set({ hour: digestHour, minute: 0, second: 0, millisecond: 0 });
  if (rhythm === 'weekly') next = next.set({ weekday: 1 });
  const step = rhythm === 'weekly' ? { weeks: 1 } : { days: 1 };
  return (next > here ? next : next.plus(step)).toJSDate();
}

/** When a reader with these settings is to hear of the news. */
export function whenToTell(settings: NoticeSettings, news: NewsKind, now: Date): When {
  if (settings.skipOwn && news.own) return { type: 'never' };
  if (settings.onlyMine && !news.needsAction) return { type: 'never' };
  const muted = settings.mutedUntil === undefined ? undefined : new Date(settings.mutedUntil);
  if (muted !== undefined && muted > now) return { type: 'later', at: muted };
  // A digest would keep back what somebody must do: that is told at once, but for the quiet hours.
  if (settings.rhythm !== 'at_once' && !news.needsAction)
    return { type: 'digest', at: nextDigest(settings, now) };
  const quiet = quietUntil(settings, now);
  return quiet === undefined ? { type: 'now' } : { type: 'later', at: quiet };
}
