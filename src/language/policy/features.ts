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

const gramsOf = (word: string): readonly string[] => {
  const padded = `^${word}$`;
  return word.length < 4
    ? []
    : Array.from({ length: padded.length - 3 }, (_, at) => `:${padded.slice(at, at + 4)}`);
};

/** What the classifier weighs: meanings, pairs of them in any order, the words themselves and pieces of unknown words. */
export const featuresOf = (text: string): ReadonlySet<string> => {
  const content = contentOf(text);
  const features = new Set<string>();
  const ids = [...new Set(content.map(({ word, concept }) => concept ?? `=${word}`))];
  for (const [at, id] of ids.entries()) {
    if (!id.startsWith('=')) features.add(id);
    for (const other of ids.slice(at + 1)) features.add(id < other ? `${id} ${other}` : `${other} ${id}`);
  }
  for (const { word, concept } of content) {
    features.add(`=${word}`);
    if (concept === undefined) for (const gram of gramsOf(word)) features.add(gram);
  }
  return features;
};

/** How loud a feature is. */
export const weightOf = (feature: string): number => {
  if (feature.includes(' ')) return 0.5;
  if (feature.startsWith('=')) return 0.5;
  return feature.startsWith(':') ? 0.2 : 1;
};
