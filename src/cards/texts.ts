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

/** Reads its texts as needed: parsing them all would take a tenth of a second of every start. */
function createReader(name: string, locale: Locale, messages: Messages) {
  const texts = new Map(flatten(messages));
  const parsed = new Map<string, IntlMessageFormat>();

  function parse(key: string, text: string): IntlMessageFormat {
    try {
      const format = new IntlMessageFormat(text, intlTag[locale], undefined, { ignoreTag: true });
      parsed.set(key, format);
      return format;
    } catch (error) {
      throw new SwitchboardError('card_invalid', `${name}: the ${locale} text "${key}" is not valid`, error);
    }
  }

  return {
    keys: [...texts.keys()],
    has: (key: string) => texts.has(key),
    format(key: string, params?: Params): string {
      const text = texts.get(key);
      if (text === undefined)
        throw new SwitchboardError('card_invalid', `${name}: there is no text "${key}"`);
      if (!/[{']/.test(text)) return text;
      return String((parsed.get(key) ?? parse(key, text)).format(params as Record<string, string>));
    },
  };
}

/** Throws when the languages do not have the same keys. */
export function createTexts(name: string, messages: Record<Locale, Messages>): Texts {
  const readers = { en: createReader(name, 'en', messages.en), nb: createReader(name, 'nb', messages.nb) };
  for (const [here, there] of [
    [locales[0], locales[1]],
    [locales[1], locales[0]],
  ] as const) {
    const missing = readers[here].keys.filter((key) => !readers[there].has(key));
    if (missing.length > 0) {
      throw new SwitchboardError('card_invalid', `${name}: no ${there} text for ${missing.join(', ')}`);
    }
  }
  return {
    has: (key) => readers.en.has(key),
    keys: () => readers.en.keys,
    format: (locale, key, params) => readers[locale].format(key, params),
  };
}
