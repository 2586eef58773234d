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

/** Shorter parts of a compound are too often chance. */
const shortestPart = 4;
const stems = new Map(
  forms
    .filter(({ words }) => words.length === 1)
    .map(({ concept, words: [word = ''] }) => [word.replace('*', ''), concept] as const),
);

/** The last part of a compound that begins with a known word, as in `porteringskostnad`. */
const lastPart = remembering((word: string): Meaning | undefined => {
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    const head = word.slice(0, at);
    if (!stems.has(head) && !(head.endsWith('s') && stems.has(head.slice(0, -1)))) continue;
    const tail = word.slice(at);
    const [best] = beginning(tail).filter(({ words }) => words.length === 1);
    const stem = best?.words[0]?.replace('*', '') ?? '';
    if (best !== undefined && stem.length >= shortestPart) return { word: tail, concept: best.concept };
  }
  return undefined;
});

export interface Meaning {
  /** The folded words as written. */
  readonly word: string;
  readonly concept: string | undefined;
}

/** Whether a form is all of a word but an ending. */
const isWhole = (word: string, form: Form | undefined): boolean =>
  form === undefined || word.length - (form.words[0] ?? '').replace('*', '').length < shortestPart;

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
    const last = length === 1 && concept !== undefined && !isWhole(word, best) ? lastPart(word) : undefined;
    if (last !== undefined && last.concept !== concept) meanings.push(last);
    at += length;
  }
  return meanings;
};
