import { readCodes } from './carrier-codes.js';
import { cut } from './cut.js';
import { beginsRequest, isProblem, isSettled, joinPhrases, meaningOf } from './vocabulary.js';

const noise = /https?:\/\/\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,64}/g;
const telephone = /\+?\(?\d[\d().\- ]{5,18}\d/g;
const date = /\b(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\b/g;
const word = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*(?:-\p{L}+(?:-\p{L}+)*)?#?|#|\d+/gu;
const clauseEnd = /[.;!?\n]/;
const turn = /^(?:but|however|now|men|nå)$/i;

const partsOf = (written: string): readonly string[] => {
  const known = meaningOf(written);
  if (known !== undefined) return known;
  if (/^\d/.test(written)) return written.length === 1 ? [written] : [];
  if (written.includes('-')) return written.split('-').flatMap((part) => partsOf(part));
  return [written.toLowerCase()];
};

interface Clause {
  readonly meanings: readonly string[];
  /** Whether it tells what to do, or what is in order. */
  readonly aside: boolean;
}

const splitClauses = (text: string): readonly Clause[] => {
  const clean = text.replace(noise, ' ').replace(date, ' ').replace(telephone, ' ').replace(/_/g, ' ');
  const clauses: { words: string[]; asks: boolean }[] = [];
  let end = 0;
  for (const { 0: written, index } of clean.matchAll(word)) {
    const last = clauses.at(-1);
    const parts = partsOf(written.slice(0, 40));
    if (last === undefined || clauseEnd.test(clean.slice(end, index)) || turn.test(written)) {
      clauses.push({ words: [...parts], asks: beginsRequest(written) });
    } else last.words.push(...parts);
    end = index + written.length;
  }
  return clauses.map(({ words, asks }) => {
    const meanings = joinPhrases(words);
    return { meanings, aside: asks || isSettled(meanings) };
  });
};

/**
 * The meanings in a text, clause by clause: the same for `acct nbr invalid` and `ugyldig kontonummer`.
 * Where one clause says what is wrong, those that say what to do or what is in order are left out.
 */
export const clausesOf = (text: string): readonly (readonly string[])[] => {
  const clauses = splitClauses(text);
  const states = clauses.some(({ meanings, aside }) => !aside && meanings.some(isProblem));
  return clauses.filter(({ aside }) => !(states && aside)).map(({ meanings }) => meanings);
};

/** Whether a text only tells what to do, or what is in order. */
export const isAside = (text: string): boolean => splitClauses(text).every(({ aside }) => aside);

const gramsOf = (meaning: string): readonly string[] => {
  if (meaning.length < 4) return [];
  const padded = `^${meaning}$`;
  return Array.from({ length: padded.length - 3 }, (_, at) => `:${padded.slice(at, at + 4)}`);
};

/** What the classifier weighs: words, pairs of words (also with one between) and pieces of words. */
export const featuresOf = (text: string): ReadonlySet<string> => {
  const features = new Set<string>();
  const short = cut(text);
  for (const [first, second] of readCodes(short)) {
    if (first !== undefined) features.add(`=${first}`);
    if (second !== undefined) features.add(`=or ${second}`);
  }
  for (const clause of clausesOf(short)) {
    for (const [at, meaning] of clause.entries()) {
      features.add(meaning);
      for (const gram of gramsOf(meaning)) features.add(gram);
      for (const next of clause.slice(at + 1, at + 3)) features.add(`${meaning} ${next}`);
    }
  }
  return features;
};
