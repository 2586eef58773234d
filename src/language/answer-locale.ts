import type { Locale } from '../locale.js';
import words from './answer-words.json' with { type: 'json' };
import { guessLocale } from './guess-locale.js';
import { correctSpelling, findConcepts } from './lexicon.js';
import { tokenize } from './tokens.js';

export interface AnswerLocale {
  /** The language to answer in. */
  readonly locale: Locale;
  /** Written in a language that is neither: the answer is in English and says so. */
  readonly isForeign: boolean;
}

const en = new Set(words.en);
const nb = new Set(words.nb);
const foreign = new Set(words.foreign);

const countIn = (list: ReadonlySet<string>, written: readonly string[]): number =>
  written.filter((word) => list.has(word)).length;

/** The language of a question; `usual` where the words do not tell. */
export const answerLocale = (text: string, usual: Locale): AnswerLocale => {
  const tokens = tokenize(text);
  const written = tokens.map((token) => token.text.toLowerCase());
  const [english, norwegian, other] = [en, nb, foreign].map((list) => countIn(list, written));
  if ((other ?? 0) >= 2 && (other ?? 0) > Math.max(english ?? 0, norwegian ?? 0))
    return { locale: 'en', isForeign: true };
  if (english !== norwegian)
    return { locale: (english ?? 0) > (norwegian ?? 0) ? 'en' : 'nb', isForeign: false };
  const corrected = correctSpelling(tokens).tokens;
  const locale = guessLocale(corrected, findConcepts(corrected)) ?? usual;
  return { locale, isForeign: false };
};
