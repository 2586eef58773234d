import { readSentences, type Sentence } from './sentences.js';

/** How loud each kind of feature is in the whole. */
const loudness = { word: 1, pair: 0.7, concept: 1.2, run: 0.8, both: 0.5, piece: 0.8, asked: 0.6 } as const;
type Kind = keyof typeof loudness;

const shortestPiece = 3;
const longestPiece = 5;
const mostCombined = 14;
/** More words than this, in more than one sentence, are a story with a question in it. */
const shortestStory = 25;
const fewWords = 3;
const askedLoudness = 1.6;
const farLoudness = 0.6;

const piecesOf = (word: string): readonly string[] => {
  if (word.startsWith('@')) return [];
  const padded = `^${word}$`;
  const pieces: string[] = [];
  for (let length = shortestPiece; length <= longestPiece; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) pieces.push(padded.slice(at, at + length));
  }
  return pieces;
};

type Add = (kind: Kind, name: string, count?: number) => void;

const addWords = ({ words }: Sentence, add: Add): void => {
  for (const [at, word] of words.entries()) {
    add('word', `w${word}`);
    if (at > 0) add('pair', `b${words[at - 1]} ${word}`);
    for (const piece of piecesOf(word)) add('piece', `g${piece}`);
  }
};

const addRuns = ({ sequence }: Sentence, add: Add): void => {
  for (const [at, meaning] of sequence.entries()) {
    if (at > 0) add('run', `p${sequence[at - 1]} ${meaning}`);
    if (at > 1) add('run', `p${sequence[at - 2]}~${meaning}`, farLoudness);
  }
};

const addConcepts = (concepts: readonly string[], add: Add): void => {
  for (const concept of concepts) add('concept', `c${concept}`);
  if (concepts.length > mostCombined) return;
  for (const [at, first] of concepts.entries()) {
    for (const second of concepts.slice(at + 1)) add('both', `o${first}+${second}`);
  }
};

/** Where the wish stands: the last question; without one the last sentence of some length. */
const askedAt = (sentences: readonly Sentence[]): readonly number[] => {
  const question = sentences.findLastIndex(({ isQuestion }) => isQuestion);
  if (question >= 0) return [question];
  return [sentences.length - 1, sentences.findLastIndex(({ words }) => words.length > fewWords)];
};

/** The sum of squares of each kind is one, however long the text is. */
const levelled = (counts: ReadonlyMap<Kind, ReadonlyMap<string, number>>): ReadonlyMap<string, number> => {
  const values = new Map<string, number>();
  for (const [kind, named] of counts) {
    const damped = [...named].map(([name, count]) => [name, 1 + Math.log(Math.max(count, 0.3))] as const);
    const length = Math.sqrt(damped.reduce((sum, [, value]) => sum + value * value, 0));
    for (const [name, value] of damped) values.set(name, (value / length) * loudness[kind]);
  }
  return values;
};

/** What the classifier weighs: words, meanings, pairs of both and pieces of words, each with how loud it is. */
export const featuresOf = (text: string): ReadonlyMap<string, number> => {
  const sentences = readSentences(text);
  const length = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const isStory = length > shortestStory && sentences.length > 1;
  const asked = askedAt(sentences);
  const counts = new Map<Kind, Map<string, number>>();
  const addWith =
    (factor: number): Add =>
    (kind, name, count = 1) => {
      const named = counts.get(kind) ?? new Map<string, number>();
      counts.set(kind, named.set(name, (named.get(name) ?? 0) + count * factor));
    };
  for (const [at, sentence] of sentences.entries()) {
    const isAsked = !isStory || asked.includes(at);
    const add = addWith(isStory && isAsked ? askedLoudness : 1);
    const concepts = [...new Set(sentence.concepts.flat())].sort();
    addWords(sentence, add);
    addRuns(sentence, add);
    addConcepts(concepts, add);
    if (isAsked) for (const concept of concepts) addWith(1)('asked', `l${concept}`);
  }
  const addWhole = addWith(1);
  if (length <= fewWords) addWhole('concept', 'c@short');
  if (isStory) addWhole('concept', 'c@long');
  if (sentences.some(({ isQuestion }) => isQuestion)) addWhole('concept', 'c@q');
  return levelled(counts);
};
