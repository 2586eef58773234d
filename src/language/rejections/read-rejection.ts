import type { Locale } from '../../locale.js';
import type { RejectionId } from '../../reference/rejections.js';
import { guessLocale } from '../guess-locale.js';
import { tokenize } from '../tokens.js';
import limits from './confidence.json' with { type: 'json' };
import { cut } from './cut.js';
import { featuresOf } from './features.js';
import { score, type Scored } from './score.js';
import { beginsRequest } from './vocabulary.js';

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
const mostParts = 40;

interface Part {
  readonly text: string;
  /** Stands for itself; a sentence may as well tell more about the reason before it. */
  readonly listed: boolean;
}

const firstWord = (text: string) => /\p{L}+/u.exec(text)?.[0] ?? '';

const partsOf = (text: string): readonly Part[] =>
  cut(text)
    .split('\n')
    .flatMap((line) => {
      const pieces = line.replace(listItem, '').split(/;|(?<=[.!?])\s+/);
      const listed = listItem.test(line) || line.includes(';');
      return pieces.map((piece) => ({ text: piece, listed }));
    })
    .filter(({ text: piece, listed }) => piece.trim() !== '' && (listed || !beginsRequest(firstWord(piece))))
    .slice(0, mostParts);

/** All the reasons a text surely states, in the order of the text; the one reading of the whole when there are none. */
export const readRejections = (text: string): readonly RejectionReading[] => {
  const whole = readRejection(text);
  const support = new Map<RejectionId, number>(
    score(featuresOf(text)).map(({ label, confidence }) => [label, confidence]),
  );
  const found = new Map<RejectionId, RejectionReading>();
  for (const { text: part, listed } of partsOf(text)) {
    const reading = readRejection(part);
    const supported = listed || (support.get(reading.label) ?? 0) >= limits.supportForPart;
    if (reading.label === 'unknown' || reading.confidence < limits.sureOfPart || !supported) continue;
    if (!found.has(reading.label)) found.set(reading.label, reading);
  }
  return found.size === 0 ? [whole] : [...found.values()];
};
