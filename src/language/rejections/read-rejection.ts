import type { Locale } from '../../locale.js';
import type { RejectionId } from '../../reference/rejections.js';
import { guessLocale } from '../guess-locale.js';
import { tokenize } from '../tokens.js';
import limits from './confidence.json' with { type: 'json' };
import { cut } from './cut.js';
import { featuresOf, isAside } from './features.js';
import { score, type Scored } from './score.js';

export interface RejectionReading extends Scored {
  /** The next likeliest, best first. */
  readonly alternatives: readonly Scored[];
  /** The language the text seems to be written in; undefined when it cannot be told. */
  readonly locale: Locale | undefined;
}

/** Below it the bot asks with the two or three likeliest and never guesses. */
export const { sureOfRejection } = limits;

const rounded = ({ label, confidence }: Scored): Scored => ({
  label,
  confidence: Math.round(confidence * 1000) / 1000,
});

/** Which of the reasons of the fact sheet a carrier's words state. Pure, never throws, fast on any text. */
export const readRejection = (text: string): RejectionReading => {
  const [best = { label: 'unknown', confidence: 0 }, ...others] = score(featuresOf(text));
  return {
    ...rounded(best),
    alternatives: others.slice(0, limits.alternatives).map(rounded),
    locale: guessLocale(tokenize(text), []),
  };
};

const listItem = /^\s*(?:[-*•–·]|\d{1,2}[.)])\s+/;
const sentenceEnd = /;|(?<=[.!?])\s+/;
const phraseEnd = /,\s|\s(?:and|og|&)\s/;
const mostParts = 60;

interface Part {
  readonly text: string;
  /** How much of the whole reading has to be for its reason: a phrase may be about the one before it. */
  readonly support: number;
}

const phrasesOf = (sentence: string, listed: boolean): readonly Part[] => {
  const whole = { text: sentence, support: listed ? 0 : limits.supportForSentence };
  const phrases = sentence.split(phraseEnd);
  if (phrases.length < 2) return [whole];
  return [...phrases.map((text) => ({ text, support: limits.supportForPhrase })), whole];
};

const partsOf = (text: string): readonly Part[] =>
  cut(text)
    .split('\n')
    .flatMap((line) => {
      const listed = listItem.test(line) || line.includes(';');
      return line
        .replace(listItem, '')
        .split(sentenceEnd)
        .flatMap((part) => phrasesOf(part, listed));
    })
    .filter((part) => !isAside(part.text))
    .slice(0, mostParts);

/** All the reasons a text surely states, in its order; the one reading of the whole when there are none. */
export const readRejections = (text: string): readonly RejectionReading[] => {
  const support = new Map(score(featuresOf(text)).map(({ label, confidence }) => [label, confidence]));
  const found = new Map<RejectionId, RejectionReading>();
  for (const part of partsOf(text)) {
    const reading = readRejection(part.text);
    const supported = (support.get(reading.label) ?? 0) >= part.support;
    const sure = reading.label !== 'unknown' && reading.confidence >= limits.sureOfPart;
    if (sure && supported && !found.has(reading.label)) found.set(reading.label, reading);
  }
  return found.size === 0 ? [readRejection(text)] : [...found.values()];
};
