import { z } from 'zod';
import { groupBy } from '../group-by.js';
import { isOneEdit } from '../one-edit.js';
import { foldWord } from '../tokens.js';
import data from './vocabulary.json' with { type: 'json' };

const table = z.record(z.string(), z.array(z.string().min(1)));
const { words, phrases, stopwords, notTypedWrong, asks, problems, settled } = z
  .strictObject({
    /** One meaning for many words; `*` stands for any ending, capitals for a word that must have them. */
    words: table,
    /** One meaning for several words in a row, after `words` and without the stopwords. */
    phrases: table,
    stopwords: z.array(z.string()),
    /** Words that look like a slip of a known one and are none. */
    notTypedWrong: z.array(z.string()),
    /** A sentence that begins so tells what to do. */
    asks: z.array(z.string()),
    /** Meanings that say what is wrong. */
    problems: z.array(z.string()),
    /** Meanings that say that something is in order. */
    settled: z.array(z.string()),
  })
  .parse(data);

const shortestCorrected = 6;
const rows = Object.entries(words).flatMap(([meaning, forms]) =>
  [...meaning.split(' '), ...forms].map((form) => ({
    form,
    meaning: meaning.split(' ').includes(form) ? [form] : meaning.split(' '),
  })),
);
const isAbbreviation = (form: string) => /^[A-Z]+$/.test(form);
const abbreviations = new Map(
  rows.filter(({ form }) => isAbbreviation(form)).map(({ form, meaning }) => [form, meaning]),
);
const exact = new Map(
  rows
    .filter(({ form }) => !isAbbreviation(form) && !form.endsWith('*'))
    .map(({ form, meaning }) => [foldWord(form), meaning]),
);
const stems = new Map(
  rows
    .filter(({ form }) => form.endsWith('*'))
    .map(({ form, meaning }) => [foldWord(form.slice(0, -1)), meaning]),
);
const shortestStem = Math.min(...[...stems.keys()].map((stem) => stem.length));
const stopped = new Set(stopwords.map(foldWord));
const asking = new Set(asks.map(foldWord));
const problem = new Set(problems);
const inOrder = new Set(settled);
const spared = new Set(notTypedWrong);
const targets = groupBy(
  new Set([...exact.keys(), ...stems.keys()].filter((word) => word.length >= shortestCorrected)),
  (word) => word.charAt(0),
);

const byStem = (word: string): readonly string[] | undefined => {
  for (let length = word.length; length >= shortestStem; length -= 1) {
    const meaning = stems.get(word.slice(0, length));
    if (meaning !== undefined) return meaning;
  }
  return undefined;
};

const bySpelling = (word: string): readonly string[] | undefined => {
  if (word.length < shortestCorrected || word.length > 24 || spared.has(word)) return undefined;
  const target = targets.get(word.charAt(0))?.find((known) => isOneEdit(word, known));
  return target === undefined ? undefined : (exact.get(target) ?? stems.get(target));
};

/** The meanings of a word as written; undefined when the vocabulary has none. */
export const meaningOf = (written: string): readonly string[] | undefined => {
  const abbreviation = abbreviations.get(written);
  if (abbreviation !== undefined) return abbreviation;
  const word = foldWord(written);
  return exact.get(word) ?? byStem(word) ?? (stopped.has(word) ? [] : bySpelling(word));
};

const phraseRows = Object.entries(phrases)
  .flatMap(([meaning, forms]) => forms.map((form) => ({ words: form.split(' '), meaning })))
  .sort((a, b) => b.words.length - a.words.length);
const byFirstWord = groupBy(phraseRows, ({ words: [first] }) => first);

/** Puts one meaning for each phrase, the longest first. */
export const joinPhrases = (meanings: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  for (let at = 0; at < meanings.length;) {
    const start = at;
    const phrase = byFirstWord
      .get(meanings[start])
      ?.find((row) => row.words.every((word, offset) => word === meanings[start + offset]));
    joined.push(phrase?.meaning ?? meanings[start] ?? '');
    at += phrase?.words.length ?? 1;
  }
  return joined;
};

/** Whether a sentence that begins with the word tells what to do. */
export const beginsRequest = (written: string): boolean => asking.has(foldWord(written));

/** Whether the meaning says what is wrong. */
export const isProblem = (meaning: string): boolean => problem.has(meaning);

/** Whether the meanings say that something is in order, and nothing else. */
export const isSettled = (meanings: readonly string[]): boolean =>
  meanings.some((meaning) => inOrder.has(meaning)) &&
  !meanings.some((meaning) => problem.has(meaning) || meaning === 'not');
