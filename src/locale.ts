/** The languages Switchboard speaks: English and Norwegian bokmål. */
export const locales = ['en', 'nb'] as const;
export type Locale = (typeof locales)[number];
