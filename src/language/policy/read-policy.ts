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
import { askedAspects, isFigureAspect, silentOfAspect, type AskedAspect } from './asked-aspects.js';
import { scorePolicies } from './score.js';

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

/** What speaks against a row: that it does not tell what is clearly asked, most of all where that is a figure. */
const against =
  (asked: readonly AskedAspect[]) =>
  (id: string): number => {
    const [first] = asked;
    const answers = policy(id)?.answers;
    if (first === undefined || answers === undefined || asked.some((aspect) => answers.includes(aspect)))
      return 0;
    return isFigureAspect(first) ? confidence.figureNotTold : confidence.wordNotTold;
  };

/** The fact that answers a question, and the answer in the language of the question. Pure, fast on any text. */
export const readPolicy = (text: string, usual: Locale = 'en'): PolicyReading => {
  const { locale, isForeign } = answerLocale(text, usual);
  const asked = askedAspects(text);
  const [best] = text.trim() === '' ? [] : scorePolicies(text, against(asked));
  const fact = best && best.confidence >= confidence.sureOfPolicy ? policy(best.id) : undefined;
  const told = fact && policyText(fact, locale);
  const common = { confidence: best?.confidence ?? 0, locale, isForeign };
  if (told !== undefined) return { ...common, fact, silent: undefined, desk: undefined, answer: told };
  const known = silentPolicy(best?.id ?? '') ?? silentPolicy(asked[0] ? silentOfAspect(asked[0]) : anything);
  const silent = known === undefined || (isForeign && known.chat) ? silentPolicy(anything) : known;
  const answer = silentTexts[locale][silent?.id ?? ''] ?? '';
  return { ...common, fact: undefined, silent, desk: silent?.desk, answer };
};
