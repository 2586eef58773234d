import type { Country } from '../../reference/countries.js';
import { looksLikeNumber, numberCountry } from './number-country.js';
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

type Problems = Interview['problems'];

const numberProblem = (e164: string, country: Country): BtnProblem | undefined => {
  const its = numberCountry(e164);
  if (its !== undefined && its !== country) return 'other_country';
  return looksLikeNumber(e164, country) ? undefined : 'not_a_number';
};

function newBtnProblem(newBtn: string, btn: string, input: InterviewInput): BtnProblem | undefined {
  if (newBtn === btn) return 'old_btn';
  if (input.numbers.includes(newBtn) || input.alsoLeaving?.includes(newBtn)) return 'ported_too';
  return numberProblem(newBtn, input.country);
}

/** The BTN stays where it is, so something does: only what becomes of it can be asked. */
const btnStays = (btn: string, { rest }: BtnAnswers): Interview => ({
  ...{ btn, btnIsPorted: false, problems: [] },
  open: rest === undefined ? ['rest'] : [],
  ...(rest === undefined ? {} : { scope: { kind: 'partial', remaining: rest } }),
});

/** The BTN leaves: with everything, or with a new main number for what is kept. */
function btnLeaves(btn: string, input: InterviewInput): Interview {
  const { stays, rest, newBtn } = input.answers;
  const base = { btn, btnIsPorted: true, problems: [] };
  if (stays === undefined) return { ...base, open: ['stays'] };
  if (!stays) return { ...base, open: [], scope: { kind: 'full' } };
  if (rest === undefined) return { ...base, open: ['rest'] };
  if (rest === 'disconnect')
    return { ...base, open: [], scope: { kind: 'partial', remaining: 'disconnect' } };
  if (newBtn === undefined) return { ...base, open: ['new_btn'] };
  const why = newBtnProblem(newBtn, btn, input);
  return why
    ? { ...base, open: ['new_btn'], problems: [{ question: 'new_btn', why }] }
    : { ...base, open: [], scope: { kind: 'partial', remaining: 'keep', newBtn } };
}

/**
 * What is still to be asked about the account, and full or partial once nothing is. A number of a sibling
 * order counts as ported: the BTN may leave with that one.
 */
export function btnInterview(input: InterviewInput): Interview {
  const btn = input.answers.btn ?? input.toldBtn;
  if (btn === undefined) return { open: ['main_number'], problems: [] };
  const why = numberProblem(btn, input.country);
  if (why) {
    const problems: Problems = [{ question: 'main_number', why }];
    return { open: ['main_number'], problems };
  }
  const leaves = input.numbers.includes(btn) || input.alsoLeaving?.includes(btn) === true;
  return leaves ? btnLeaves(btn, input) : btnStays(btn, input.answers);
}
