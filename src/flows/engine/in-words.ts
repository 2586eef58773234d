import type { Locale } from '../../locale.js';

const types = { and: 'conjunction', or: 'disjunction' } as const;
type Joined = keyof typeof types;

/** Made once each, as making one is slow, and not before it is needed. */
const made = new Map<string, Intl.ListFormat>();

function formatOf(locale: Locale, joined: Joined): Intl.ListFormat {
  const key = `${locale} ${joined}`;
  const format = made.get(key) ?? new Intl.ListFormat(locale, { type: types[joined] });
  made.set(key, format);
  return format;
}

/** `a, b and c`, or `a, b or c`, as the language has it. */
export const inWords = (items: readonly string[], locale: Locale, joined: Joined = 'and'): string =>
  formatOf(locale, joined).format(items);
