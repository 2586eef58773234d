import type { Country } from '../../reference/countries.js';
import type { PortScope } from './port-order.js';

/** In the order they are asked. */
export const btnQuestions = ['main_number', 'stays', 'rest', 'new_btn'] as const;
/**
 * `main_number`: which is the main number of the bill, among these or not? `stays`: does anything stay on
 * the account? `rest`: keep it or close it? `new_btn`: which active number becomes the main number?
 */
export type BtnQuestion = (typeof btnQuestions)[number];

/** JSON. */
export interface BtnAnswers {
  /** E.164; may be a number that is not ported. */
  readonly btn?: string;
  readonly stays?: boolean;
  readonly rest?: 'keep' | 'disconnect';
  /** E.164. */
  readonly newBtn?: string;
}

export interface InterviewInput {
  readonly country: Country;
  /** The numbers of this order. E.164. */
  readonly numbers: readonly string[];
  /** The BTN that the losing carrier tells. */
  readonly toldBtn?: string;
  /** Numbers of the same account in other orders of the plan: they leave as well. */
  readonly alsoLeaving?: readonly string[];
  readonly answers: BtnAnswers;
}

export type BtnProblem = 'not_a_number' | 'ported_too' | 'old_btn' | 'other_country';

export interface Interview {
  /** Still to be asked, the next one first. */
  readonly open: readonly BtnQuestion[];
  readonly btn?: string;
  readonly btnIsPorted?: boolean;
  readonly problems: readonly { readonly question: BtnQuestion; readonly why: BtnProblem }[];
  /** Once nothing is open. */
  readonly scope?: PortScope;
}

export function btnInterview(input: InterviewInput): Interview {
  throw new Error(`btnInterview of ${input.country} is not written yet.`);
}
