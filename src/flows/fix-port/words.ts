import { readRejections, sureOfRejection } from '../../language/rejections/read-rejection.js';
import type { Patch } from '../engine/flow.js';
import { numbersIn } from '../shared/phone-format.js';
import type { Data } from './data.js';

const maxGuesses = 3;
/** Less than this is no rejection at all, but a sentence about something else. */
const leastLikely = 0.15;
/** The order a text is about, and the verb that begins the fix, are not the carrier's words. */
const about =
  /\b(?:PO|SB)-\d+\b|^\s*(?:please\s+)?(?:fix|rett|fiks|løs|ordne)\b(?:\s+(?:order|port|ordren?|bestilling(?:en)?|porteringen?))?/giu;

/** Two reasons that are nearly as likely may both be meant. */
const rival = 0.2;
const isRivalled = (others: readonly { readonly confidence: number }[]): boolean =>
  (others[0]?.confidence ?? 0) >= rival;

/** What the carrier's words say: the reasons they surely state, or those they may; undefined when they are no rejection. */
export function wordsIn(text: string): Patch<Data> | undefined {
  const words = text
    .replace(about, ' ')
    .replace(/^[\s:;,.–-]+/, '')
    .trim();
  if (words.split(/\s+/).length < 2) return undefined;
  const readings = readRejections(words).filter(({ label }) => label !== 'unknown');
  const sure = readings.filter(
    ({ confidence, alternatives }) =>
      confidence >= sureOfRejection && (readings.length > 1 || !isRivalled(alternatives)),
  );
  const anew = { words, reasons: undefined, settled: undefined, redo: undefined };
  if (sure.length > 0) {
    const numbers = numbersIn(words);
    const pasted = sure.map(({ label }) => ({
      code: label,
      text: words,
      ...(numbers.length > 0 ? { numbers } : {}),
    }));
    return { ...anew, pasted, guesses: undefined };
  }
  const likely = readings
    .flatMap(({ label, confidence, alternatives }) => [{ label, confidence }, ...alternatives])
    .filter(({ label, confidence }) => label !== 'unknown' && confidence >= leastLikely);
  const guesses = [...new Set(likely.map(({ label }) => label))].slice(0, maxGuesses);
  return guesses.length === 0 ? undefined : { ...anew, pasted: undefined, guesses };
}
