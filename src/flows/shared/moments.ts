import type { Locale } from '../../locale.js';

const tags: Record<Locale, string> = { en: 'en-US', nb: 'nb-NO' };

/** The weekday goes first: a text that begins with “23.” becomes a list where cards read Markdown. */
const dayParts = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;

export const formatMoment = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { ...dayParts, hour: 'numeric', minute: '2-digit', timeZone }).format(
    new Date(iso),
  );

export const formatDay = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { ...dayParts, timeZone }).format(new Date(iso));

export const formatTime = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { timeStyle: 'short', timeZone }).format(new Date(iso));

/** A zone as people know it, e.g. `Oslo (UTC+01:00)`, with the offset it has at that moment. */
export function zoneLabel(timeZone: string, at: Date): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  if (city === 'UTC') return city;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const [, offset = ''] =
    /^GMT(.*)$/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return `${city} (UTC${offset === '' ? '+00:00' : offset})`;
}

/** Short name of the zone at that moment, e.g. `CST`. */
export function zoneName(iso: string, timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { timeZone, timeZoneName: 'short' });
  return format.formatToParts(new Date(iso)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
