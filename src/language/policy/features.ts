import { foldWord } from '../tokens.js';
import { foldPolicyWord, meaningsOf, type Meaning } from './vocabulary.js';
import stopwordsData from './stopwords.json' with { type: 'json' };

const longestText = 1200;
const wordPattern = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}+)*|\d+/gu;
const stopped = new Set([...stopwordsData.en, ...stopwordsData.nb].map(foldWord));

/** A long story has its question at the end, or else at its beginning. */
const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText / 2)} ${text.slice(-longestText / 2)}`;

const foldedOf = (text: string): readonly string[] =>
  [...cut(text).matchAll(wordPattern)].map(([word]) => foldPolicyWord(word));

/** Which figure it is matters less than how large it is beside the limits. */
const sizeOf = (figure: string): string => {
  if (figure.length > 4) return '@long';
  const value = Number(figure);
  if (value <= 10) return '@few';
  return value <= 100 ? '@some' : '@many';
};

const withSize = (meaning: Meaning): Meaning =>
  meaning.concept === undefined && /^\d+$/.test(meaning.word)
    ? { word: meaning.word, concept: sizeOf(meaning.word) }
    : meaning;

/** The meanings of a question that carry weight. */
export const contentOf = (text: string): readonly Meaning[] =>
  meaningsOf(foldedOf(text))
    .map(withSize)
    .filter(({ word, concept }) => concept !== undefined || !stopped.has(word));

const piecesOf = (word: string, shortest: number, longest: number): readonly string[] => {
  const padded = `^${word}$`;
  const pieces: string[] = [];
  for (let length = shortest; length <= longest; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) pieces.push(`:${padded.slice(at, at + length)}`);
  }
  return pieces;
};

/** Meanings, pairs of them in any order, the words themselves and pieces of unknown words. */
const meaningsIn = (content: readonly Meaning[]): ReadonlySet<string> => {
  const features = new Set<string>();
  const ids = [...new Set(content.map(({ word, concept }) => concept ?? `=${word}`))];
  for (const [at, id] of ids.entries()) {
    if (!id.startsWith('=')) features.add(id);
    for (const other of ids.slice(at + 1)) features.add(id < other ? `${id} ${other}` : `${other} ${id}`);
  }
  for (const { word, concept } of content) {
    features.add(`=${word}`);
    if (concept !== undefined || word.length < 4) continue;
    for (const piece of piecesOf(word, 4, 4)) features.add(piece);
  }
  return features;
};

/** Pieces of all words, the words and their meanings, one by one. */
const piecesIn = (content: readonly Meaning[]): ReadonlySet<string> => {
  const features = new Set<string>();
  for (const { word, concept } of content) {
    features.add(`=${word}`);
    if (concept !== undefined) features.add(concept);
    for (const piece of piecesOf(word, 3, 5)) features.add(piece);
  }
  return features;
};

/** One way to look at a question; what two ways that err differently agree on is righter than either. */
export interface View {
  readonly featuresOf: (content: readonly Meaning[]) => ReadonlySet<string>;
  /** How loud a feature is. */
  readonly weightOf: (feature: string) => number;
}

export const views: readonly View[] = [
  {
    featuresOf: meaningsIn,
    weightOf: (feature) => {
      if (feature.startsWith(':')) return 0.2;
      return feature.startsWith('=') || feature.includes(' ') ? 0.5 : 1;
    },
  },
  {
    featuresOf: piecesIn,
    weightOf: (feature) => {
      if (feature.startsWith(':')) return 0.2;
      return feature.startsWith('=') ? 0.5 : 0.7;
    },
  },
];
