import { mark } from './marks.js';
import { conceptsOf, normalise, phrasesAt } from './vocabulary.js';

export interface Sentence {
  readonly words: readonly string[];
  /** What each word can mean, by its place. */
  readonly concepts: readonly (readonly string[])[];
  /** One meaning a word, without the words that say little. */
  readonly sequence: readonly string[];
  readonly isQuestion: boolean;
}

const longestHead = 3000;
const longestTail = 3000;
const sentenceEnd = /(?<=[.!?;])\s+|\n+/;
const word = /@\w+|\p{L}[\p{L}\p{M}]{0,60}(?:['’]\p{L}{1,20})*/gu;
const saysLittle = new Set(
  (
    'the a an of to in on for and or is are be it its this that at by with from as so i we you he she they ' +
    'them my our your has have had was were do does did will would shall can could ' +
    'en et ei og pa til av som det den de er med fra om var ble vi jeg du han hun meg oss seg sin sa har'
  ).split(' '),
);
const idle = new Set(['greeting', 'signature', 'thanks', 'bye']);

const sentenceOf = (text: string): Sentence => {
  const words = [...text.matchAll(word)].flatMap(([written]) => normalise(written));
  const together = words.map((_, at) => phrasesAt(words, at));
  const concepts = words.map((single, at) => [...new Set([...conceptsOf(single), ...(together[at] ?? [])])]);
  const sequence = words.flatMap((single, at) => {
    const concept = together[at]?.[0] ?? concepts[at]?.[0];
    if (concept !== undefined) return [`#${concept}`];
    return saysLittle.has(single) ? [] : [single];
  });
  return { words, concepts, sequence, isQuestion: text.includes('?') };
};

/** Greeting, thanks or signature, and nothing beside it. */
const isIdle = ({ words, concepts }: Sentence): boolean =>
  words.every((single, at) => single.startsWith('@') || concepts[at]?.some((concept) => idle.has(concept)));

/** The question often stands last: of a paste the beginning and the end are read. */
const cut = (text: string): string =>
  text.length <= longestHead + longestTail
    ? text
    : `${text.slice(0, longestHead)}\n${text.slice(-longestTail)}`;

/** The sentences that say something; all of them when none does. */
export const readSentences = (text: string): readonly Sentence[] => {
  const all = mark(cut(text))
    .split(sentenceEnd)
    .map(sentenceOf)
    .filter(({ words }) => words.length > 0);
  const telling = all.filter((sentence) => !isIdle(sentence));
  return telling.length > 0 ? telling : all;
};
