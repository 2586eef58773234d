import { IntlMessageFormat } from 'intl-messageformat';
import { SwitchboardError } from '../errors.js';
import { locales, type Locale } from '../locale.js';

/** One language file: message texts, or sections of them, in ICU MessageFormat. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

export type Params = Readonly<Record<string, unknown>>;

/** Texts of one flow (or of the frame) in every language. Keys of sections are joined by dots. */
export interface Texts {
  has(key: string): boolean;
  /** Throws on a key that is not there: a text cannot be forgotten silently. */
  format(locale: Locale, key: string, params?: Params): string;
  keys(): readonly string[];
}

const intlTag: Record<Locale, string> = { en: 'en-US', nb: 'nb-NO' };

function flatten(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

function compile(name: string, locale: Locale, messages: Messages): Map<string, IntlMessageFormat | string> {
  const compiled = new Map<string, IntlMessageFormat | string>();
  for (const [key, text] of flatten(messages)) {
    if (!/[{']/.test(text)) {
      compiled.set(key, text);
      continue;
    }
    try {
      compiled.set(key, new IntlMessageFormat(text, intlTag[locale], undefined, { ignoreTag: true }));
    } catch (error) {
      throw new SwitchboardError('card_invalid', `${name}: the ${locale} text "${key}" is not valid`, error);
    }
  }
  return compiled;
}

/** Throws when the languages do not have the same keys. */
export function createTexts(name: string, messages: Record<Locale, Messages>): Texts {
  const compiled = { en: compile(name, 'en', messages.en), nb: compile(name, 'nb', messages.nb) };
  for (const [here, there] of [
    [locales[0], locales[1]],
    [locales[1], locales[0]],
  ] as const) {
    const missing = [...compiled[here].keys()].filter((key) => !compiled[there].has(key));
    if (missing.length > 0) {
      throw new SwitchboardError('card_invalid', `${name}: no ${there} text for ${missing.join(', ')}`);
    }
  }
  return {
    has: (key) => compiled.en.has(key),
    keys: () => [...compiled.en.keys()],
    format(locale, key, params) {
      const text = compiled[locale].get(key);
      if (text === undefined)
        throw new SwitchboardError('card_invalid', `${name}: there is no text "${key}"`);
      return typeof text === 'string' ? text : String(text.format(params as Record<string, string>));
    },
  };
}
