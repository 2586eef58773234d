import type { Locale } from '../locale.js';
import { wordLists, type ConceptId } from './lexicon.js';
import { localeOfNumberWord } from './number-words.js';
import type { PhraseMatch } from './phrases.js';
import { foldWord, type Token } from './tokens.js';

const enWords = new Set(wordLists.en.map(foldWord));
const norwegianLetters = /[æøå]/i;
/** Also as typed without æ, ø and å, but for the shortest: `for` is not `før`. */
const nbWords = new Set(
  wordLists.nb.flatMap((word) =>
    norwegianLetters.test(word) && word.length < 4 ? [word] : [word, foldWord(word)],
  ),
);

const evidenceOf = ({ text, fold, isNumber }: Token): number => {
  if (isNumber) return 0;
  if (enWords.has(fold) && !norwegianLetters.test(text)) return 1;
  if (nbWords.has(text.toLowerCase()) || nbWords.has(fold)) return -1;
  const counted = localeOfNumberWord(fold);
  if (counted !== undefined) return counted === 'en' ? 1 : -1;
  return norwegianLetters.test(text) ? -0.5 : 0;
};

const evidenceOfPhrase = ({ locales: [first, second] }: PhraseMatch<ConceptId>): number => {
  if (second !== undefined) return 0;
  return first === 'en' ? 1 : -1;
};

/** Danish, nynorsk and dialect count as Norwegian; undefined when the words tell nothing or contradict each other. */
export const guessLocale = (
  tokens: readonly Token[],
  concepts: readonly PhraseMatch<ConceptId>[],
  command: readonly Locale[] = [],
): Locale | undefined => {
  const [only, other] = command;
  if (only !== undefined && other === undefined) return only;
  const words = tokens.reduce((sum, token) => sum + evidenceOf(token), 0);
  const total = concepts.reduce((sum, match) => sum + evidenceOfPhrase(match), words);
  if (Math.abs(total) < 0.5) return undefined;
  return total > 0 ? 'en' : 'nb';
};
