import type { Locale } from '../../locale.js';
import {
  policy,
  policyText,
  silentPolicy,
  silentTexts,
  type Policy,
  type SilentPolicy,
} from '../../reference/policies.js';
import type { DeskId } from '../../reference/desks.js';
import { answerLocale } from '../answer-locale.js';
import confidence from './confidence.json' with { type: 'json' };
import { askedAspects, silentOfAspect, type AskedAspect } from './asked-aspects.js';
import { scorePolicies, type ScoredPolicy } from './score.js';

export interface PolicyReading {
  /** The row of `policies`; undefined when the fact sheet has no answer. */
  readonly fact: Policy | undefined;
  /** What kind of question it is that the fact sheet is silent on. */
  readonly silent: SilentPolicy | undefined;
  /** 0–1 */
  readonly confidence: number;
  /** Who knows, where the fact sheet is silent. */
  readonly desk: DeskId | undefined;
  readonly answer: string;
  readonly locale: Locale;
  /** Asked in a language that is not answered in. */
  readonly isForeign: boolean;
}

/** What is said where nothing nearer fits. */
const anything = 'other.near';

/**
 * The likeliest fact, if it tells what is asked, or is so sure that the aspect must have been misread; or else one
 * that tells it and is near enough itself.
 */
const factFor = (scored: readonly ScoredPolicy[], asked: readonly AskedAspect[]): Policy | undefined => {
  for (const [at, { id, confidence: sureness }] of scored.entries()) {
    const row = policy(id);
    if (row === undefined || sureness < (at === 0 ? confidence.sureOfPolicy : confidence.sureOfNext))
      return undefined;
    const tells = asked.length === 0 || asked.some((aspect) => row.answers.includes(aspect));
    if (tells || sureness >= confidence.sureWhateverIsAsked) return row;
  }
  return undefined;
};

/** The fact that answers a question, and the answer in the language of the question. Pure, fast on any text. */
export const readPolicy = (text: string, usual: Locale = 'en'): PolicyReading => {
  const { locale, isForeign } = answerLocale(text, usual);
  const scored = text.trim() === '' ? [] : scorePolicies(text);
  const asked = askedAspects(text);
  const [best] = scored;
  const fact = factFor(scored, asked);
  const told = fact && policyText(fact, locale);
  const common = { confidence: best?.confidence ?? 0, locale, isForeign };
  if (told !== undefined) return { ...common, fact, silent: undefined, desk: undefined, answer: told };
  const known = silentPolicy(best?.id ?? '') ?? silentPolicy(asked[0] ? silentOfAspect(asked[0]) : anything);
  const silent = known === undefined || (isForeign && known.chat) ? silentPolicy(anything) : known;
  const answer = silentTexts[locale][silent?.id ?? ''] ?? '';
  return { ...common, fact: undefined, silent, desk: silent?.desk, answer };
};
