import words from './question-words.json' with { type: 'json' };
import { readPolicy, type PolicyReading } from './read-policy.js';

const end = '(?![\\p{L}\\p{M}])';
const anywhere = new RegExp(`(?:^|[\\s,;:(])(?:${words.anywhere.join('|')})${end}`, 'iu');
const first = new RegExp(`(?:^|[.!?,;:])\\s*(?:${words.first.join('|')})${end}`, 'iu');
/** An abbreviation alone is a question, too. */
const alone = /^\p{Lu}{2,5}\s*\??$/u;

/** Not the one within an address of the web. */
const mark = /\?(?![\p{L}\p{N}=&])/u;

const isQuestion = (text: string): boolean => mark.test(text) || anywhere.test(text) || first.test(text);

export interface RulesAsked {
  readonly reading: PolicyReading;
  readonly confidence: number;
}

const sure = 0.45;
/** A form may have asked for the very word: there it is no question. */
const sureOfWord = 0.7;

/** The question about the rules that a text is; undefined when it is none, or one about nothing of ours. */
export const asksRules = (text: string): RulesAsked | undefined => {
  const isAsked = isQuestion(text);
  if (!isAsked && !alone.test(text.trim())) return undefined;
  const reading = readPolicy(text);
  const { fact, silent, confidence } = reading;
  if (reading.isForeign && isAsked) return { reading, confidence: sure };
  if (confidence < sure) return undefined;
  const isOurs = fact !== undefined || (silent !== undefined && silent.chat !== true);
  return isOurs
    ? { reading, confidence: isAsked ? confidence : Math.min(confidence, sureOfWord) }
    : undefined;
};
