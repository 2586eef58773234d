// @ts-check
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */
/** @typedef {{ t: Translate, has: (key: string) => boolean, locale: string, time: (iso: string) => string,
 *   day: (iso: string) => string, full: (iso: string) => string, ago: (iso: string) => string }} Language */

export const locales = /** @type {const} */ (['en', 'nb']);

/** @param {string} iso */
const dayOf = (iso) => new Date(iso).setHours(0, 0, 0, 0);

/** @param {number} since midnight of that day, in milliseconds */
const daysAgo = (since) => Math.round((new Date().setHours(0, 0, 0, 0) - since) / 86_400_000);

/**
 * Texts and dates of one language.
 * @param {string} wanted
 * @returns {Promise<Language>}
 */
export const loadLanguage = async (wanted) => {
  const locale = locales.find((known) => known === wanted) ?? 'en';
  const response = await fetch(`assets/locales/${locale}.json`);
  const texts = /** @type {Record<string, string>} */ (await response.json());
  const region = locale === 'en' ? 'en-GB' : 'nb-NO';
  const clock = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(region, { weekday: 'long', day: 'numeric', month: 'long' });
  const short = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short' });
  const full = new Intl.DateTimeFormat(region, { dateStyle: 'full', timeStyle: 'short' });

  /** @type {Translate} */
  const t = (key, values = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => String(values[name] ?? ''));

  return {
    t,
    locale,
    has: (key) => key in texts,
    time: (iso) => clock.format(new Date(iso)),
    full: (iso) => full.format(new Date(iso)),
    day: (iso) => {
      const days = daysAgo(dayOf(iso));
      return days === 0 ? t('day.today') : days === 1 ? t('day.yesterday') : date.format(new Date(iso));
    },
    ago: (iso) => (daysAgo(dayOf(iso)) === 0 ? clock.format(new Date(iso)) : short.format(new Date(iso))),
  };
};
