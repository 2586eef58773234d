import { z } from 'zod';
import { groupBy } from '../group-by.js';
import { isOneEdit } from '../one-edit.js';
import { foldWord } from '../tokens.js';
import data from './vocabulary.json' with { type: 'json' };

/** For each concept its words and phrases in both languages; `*` stands for any ending. */
const table = z.record(z.string(), z.string()).parse(data);

interface Form {
  readonly concept: string;
  readonly words: readonly string[];
}

/** A form in capitals stands for a word that must have them: `US` is not `us`. */
const isCapital = (word: string) => /^[A-Z]{2,4}$/.test(word);

const foldForm = (word: string): string => {
  if (isCapital(word)) return word;
  return word.endsWith('*') ? `${foldWord(word.slice(0, -1))}*` : foldWord(word);
};

const forms: readonly Form[] = Object.entries(table).flatMap(([concept, list]) =>
  list.split(', ').map((form) => ({ concept, words: form.split(' ').map(foldForm) })),
);
const capitals = new Set(forms.flatMap(({ words }) => words.filter(isCapital)));

/** A word as the vocabulary has it. */
export const foldPolicyWord = (word: string): string =>
  capitals.has(word) ? word : foldWord(word.replace(/['’]/g, ''));

const start = (word: string) => word.slice(0, 2);

/** An exact word wins over one with any ending, the longer beginning over the shorter. */
const rank = ({ words }: Form): number =>
  words.length * 1000 + words.join('').length + (words.join('').includes('*') ? 0 : 100);

const byStart = groupBy(
  [...forms].sort((a, b) => rank(b) - rank(a)),
  ({ words: [first = ''] }) => start(first.replace('*', '')),
);
const shortestCorrected = 5;
const targets = groupBy(
  new Map(
    forms
      .filter(({ words }) => words.length === 1)
      .map(({ concept, words: [word = ''] }) => [word.replace('*', ''), concept] as const)
      .filter(([word]) => word.length >= shortestCorrected),
  ),
  ([word]) => word.charAt(0),
);

const fits = (form: string, word: string): boolean =>
  form.endsWith('*') ? word.startsWith(form.slice(0, -1)) : form === word;

const fitsAt = ({ words }: Form, folded: readonly string[], at: number): boolean =>
  words.every((form, offset) => fits(form, folded[at + offset] ?? ''));

const bySpelling = (word: string): string | undefined =>
  word.length < shortestCorrected || word.length > 20
    ? undefined
    : targets.get(word.charAt(0))?.find(([known]) => isOneEdit(word, known))?.[1];

const remembering = <T>(find: (word: string) => T): ((word: string) => T) => {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const found = find(word);
    if (known.size < mostRemembered) known.set(word, found);
    return found;
  };
};
const mostRemembered = 20_000;

/** Forms that may begin with the word, the best first. */
const beginning = remembering((word) =>
  (byStart.get(start(word)) ?? []).filter(({ words: [first = ''] }) => fits(first, word)),
);
const spelledLike = remembering(bySpelling);

export interface Meaning {
  /** The folded words as written. */
  readonly word: string;
  readonly concept: string | undefined;
}

/** What each word or phrase means, from left to right; the longest phrase wins. */
export const meaningsOf = (folded: readonly string[]): readonly Meaning[] => {
  const meanings: Meaning[] = [];
  for (let at = 0; at < folded.length;) {
    const from = at;
    const word = folded[from] ?? '';
    const best = beginning(word).find((form) => fitsAt(form, folded, from));
    const length = best?.words.length ?? 1;
    const concept = best?.concept ?? spelledLike(word);
    meanings.push({ word: folded.slice(from, from + length).join(' '), concept });
    at += length;
  }
  return meanings;
};
