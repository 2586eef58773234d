import type { Locale } from '../locale.js';
import { groupBy } from './group-by.js';
import { foldWord, type Token } from './tokens.js';

/** Phrases by meaning and language; `_` in a phrase stands for any one word. */
export type PhraseTable<Id extends string> = Readonly<
  Record<Id, Readonly<Record<Locale, readonly string[]>>>
>;

export interface PhraseMatch<Id extends string> {
  readonly id: Id;
  /** Both when the phrase is the same in both languages. */
  readonly locales: readonly Locale[];
  /** Token positions, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Phrase<Id extends string> {
  readonly id: Id;
  readonly words: readonly string[];
  readonly locales: readonly Locale[];
}

const wordsOf = (phrase: string) => phrase.split(' ').map((word) => (word === '_' ? word : foldWord(word)));

const compile = <Id extends string>(table: PhraseTable<Id>): readonly Phrase<Id>[] => {
  const phrases = new Map<string, Phrase<Id>>();
  for (const id of Object.keys(table) as Id[]) {
    for (const locale of ['en', 'nb'] as const) {
      for (const text of table[id][locale]) {
        const words = wordsOf(text);
        const key = `${id} ${words.join(' ')}`;
        const locales = [...(phrases.get(key)?.locales ?? []), locale];
        phrases.set(key, { id, words, locales });
      }
    }
  }
  return [...phrases.values()];
};

const runsOn = (gap: string) => gap.length <= 3 && /^[\s\-–"'“”«»]*$/.test(gap);

const matchesAt = (words: readonly string[], tokens: readonly Token[], start: number): boolean =>
  words.every((word, offset) => {
    const token = tokens[start + offset];
    if (token === undefined || (offset > 0 && !runsOn(token.gap))) return false;
    return word === '_' ? !token.isNumber : word === token.fold;
  });

/** Finds phrases from left to right, the longest first; a word belongs to one phrase only. */
export const createPhraseFinder = <Id extends string>(table: PhraseTable<Id>) => {
  const phrases = [...compile(table)].sort((a, b) => b.words.length - a.words.length);
  const byFirstWord = groupBy(phrases, ({ words }) => words[0]);
  const vocabulary = new Set(phrases.flatMap((phrase) => phrase.words));

  const find = (tokens: readonly Token[]): readonly PhraseMatch<Id>[] => {
    const found: PhraseMatch<Id>[] = [];
    for (let at = 0; at < tokens.length;) {
      const start = at;
      const phrase = byFirstWord
        .get(tokens[start]?.fold)
        ?.find(({ words }) => matchesAt(words, tokens, start));
      at += phrase?.words.length ?? 1;
      if (phrase !== undefined) found.push({ id: phrase.id, locales: phrase.locales, start, end: at });
    }
    return found;
  };
  return { find, vocabulary };
};
