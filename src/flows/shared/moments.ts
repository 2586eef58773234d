import type { Locale } from '../../locale.js';

const tags: Record<Locale, string> = { en: 'en-US', nb: 'nb-NO' };

export const formatMoment = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(iso),
  );

export const formatDay = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeZone }).format(new Date(iso));

export const formatTime = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { timeStyle: 'short', timeZone }).format(new Date(iso));

/** Short name of the zone at that moment, e.g. `CST`. */
export function zoneName(iso: string, timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { timeZone, timeZoneName: 'short' });
  return format.formatToParts(new Date(iso)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
