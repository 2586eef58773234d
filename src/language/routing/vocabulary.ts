import { z } from 'zod';
import { groupBy } from '../group-by.js';
import { isOneEdit } from '../one-edit.js';
import { foldWord } from '../tokens.js';
import conceptsFile from './concepts.json' with { type: 'json' };
import spellingsFile from './spellings.json' with { type: 'json' };

/** Forms parted by commas; `*` at the end stands for any ending, at the beginning for a part of a compound. */
const forms = z.string().transform((list) => list.split(', '));
const concepts = z.record(z.string(), z.strictObject({ en: forms, nb: forms })).parse(conceptsFile);

/** Dialect, nynorsk and chat spellings by the word they stand for. */
const spellings = new Map(
  Object.entries(z.record(z.string(), z.string()).parse(spellingsFile)).flatMap(([word, list]) =>
    list.split(' ').map((spelling) => [foldWord(spelling), word.split(' ').map(foldWord)] as const),
  ),
);

/** The folded words that a written word stands for, dialect made bokmål. */
export const normalise = (written: string): readonly string[] => {
  if (written.startsWith('@')) return [written];
  const folded = foldWord(written);
  return spellings.get(folded) ?? [folded];
};

interface Part {
  readonly word: string;
  readonly anyEnding: boolean;
  readonly anyBeginning: boolean;
}

const partsOf = (form: string): readonly Part[] =>
  form
    .replace(/[^\p{L}\p{N}@*'’\s]/gu, ' ')
    .trim()
    .split(/\s+/)
    .flatMap((written) => {
      const core = written.replaceAll('*', '');
      if (core === '') return [];
      const words = normalise(core);
      return words.map((word, at) => ({
        word,
        anyEnding: written.endsWith('*') && at === words.length - 1,
        anyBeginning: written.startsWith('*'),
      }));
    });

const rows = Object.entries(concepts).flatMap(([concept, { en, nb }]) =>
  [...en, ...nb].map((form) => ({ concept, parts: partsOf(form) })),
);

const single = rows.flatMap(({ concept, parts }) => {
  const [part, second] = parts;
  return part === undefined || second !== undefined ? [] : [{ concept, ...part }];
});
const conceptsBy = (chosen: readonly { readonly word: string; readonly concept: string }[]) =>
  new Map(
    [...groupBy(chosen, ({ word }) => word)].map(([word, all]) => [word, all.map((row) => row.concept)]),
  );

const inside = single.filter(({ anyBeginning }) => anyBeginning);
const exact = conceptsBy(single.filter(({ anyBeginning, anyEnding }) => !anyBeginning && !anyEnding));
const beginnings = conceptsBy(single.filter(({ anyBeginning, anyEnding }) => !anyBeginning && anyEnding));

const shortestCorrected = 5;
const longestCorrected = 24;
const known = [...new Set(single.map(({ word }) => word))].filter((word) => word.length >= shortestCorrected);
const knownByLetter = groupBy(known, (word) => word.charAt(0));

const asWritten = (word: string): ReadonlySet<string> => {
  const found = new Set(exact.get(word) ?? []);
  for (let length = word.length; length >= 2; length -= 1) {
    for (const concept of beginnings.get(word.slice(0, length)) ?? []) found.add(concept);
  }
  for (const { word: part, concept } of inside) if (word.includes(part)) found.add(concept);
  return found;
};

const isSlipOf = (word: string, right: string): boolean =>
  isOneEdit(word, right) ||
  (right.length > shortestCorrected &&
    beginnings.has(right) &&
    isOneEdit(word.slice(0, right.length), right));

const asSlip = (word: string): ReadonlySet<string> => {
  if (word.length < shortestCorrected || word.length > longestCorrected) return new Set();
  const rights = knownByLetter.get(word.charAt(0))?.filter((right) => isSlipOf(word, right)) ?? [];
  return new Set(rights.flatMap((right) => [...asWritten(right)]));
};

const remembered = new Map<string, readonly string[]>();
const mostRemembered = 20_000;

/** What a folded word can mean: a compound several things, a slip what the right word means. */
export const conceptsOf = (word: string): readonly string[] => {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  if (word.startsWith('@')) return [word];
  const written = asWritten(word);
  const found = [...(written.size > 0 ? written : asSlip(word))];
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, found);
  return found;
};

const prefixLength = 3;
const phrases = rows.filter(({ parts }) => parts.length > 1);
const firstOf = ({ parts: [first] }: (typeof phrases)[number]) => first?.word ?? '';
const byFirstWord = groupBy(
  phrases.filter(({ parts: [first] }) => first?.anyEnding !== true),
  firstOf,
);
const byFirstLetters = groupBy(
  phrases.filter(({ parts: [first] }) => first?.anyEnding === true),
  (phrase) => firstOf(phrase).slice(0, prefixLength),
);

/** What the words from a place on mean together. */
export const phrasesAt = (words: readonly string[], at: number): readonly string[] => {
  const first = words[at] ?? '';
  const candidates = [
    ...(byFirstWord.get(first) ?? []),
    ...(byFirstLetters.get(first.slice(0, prefixLength)) ?? []),
  ];
  const found = candidates.filter(({ parts }) =>
    parts.every(({ word, anyEnding }, offset) => {
      const written = words[at + offset] ?? '';
      return anyEnding ? written.startsWith(word) : written === word;
    }),
  );
  return [...new Set(found.map(({ concept }) => concept))];
};
