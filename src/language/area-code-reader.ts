import { areaCode } from '../reference/area-codes.js';
import { tollFreeCodes } from '../reference/toll-free.js';
import { wordsBeforeNoun, type Reading } from './number-context.js';
import type { Token } from './tokens.js';

export interface CodesRead {
  readonly areaCode?: string;
  readonly prefix?: string;
  /** Token positions that are part of a telephone number and so count nothing. */
  readonly used: ReadonlySet<number>;
}

interface Hit {
  readonly areaCode?: string;
  readonly prefix?: string;
  /** Token position after the hit. */
  readonly end: number;
}

/** Toll-free codes too: whoever asks for an 800 number does not ask for 800 numbers. */
const isCode = (digits: string) => areaCode(digits) !== undefined || tollFreeCodes.includes(digits);

const threeDigits = /^[2-9]\d\d$/;
const insideNumber = /^(?:\)?[ \-./]?|\) ?- ?| - )$/;
const wholeNumber = /^1?([2-9]\d\d)([2-9]\d\d)\d{4}$/;

const follows = (token: Token | undefined, digits: RegExp) =>
  token?.isNumber === true && token.gap !== '' && insideNumber.test(token.gap) && digits.test(token.text);

/** The end of a run of digit groups that belong to one written telephone number. */
const endOfRun = (tokens: readonly Token[], start: number, digits: RegExp): number => {
  let end = start;
  while (follows(tokens[end], digits)) end += 1;
  return end;
};

/** Digits already written as one: `+17135550100`, `7135550100`, `713555`. */
const readWhole = ({ tokens, endsAt }: Reading, at: number): Hit | undefined => {
  const text = tokens[at]?.text ?? '';
  const [, code, prefix] = wholeNumber.exec(text) ?? [];
  if (code !== undefined && prefix !== undefined) return { areaCode: code, prefix, end: at + 1 };
  const isSix = /^\d{6}$/.test(text) && threeDigits.test(text.slice(3)) && isCode(text.slice(0, 3));
  if (isSix && !endsAt(at, 'orderNoun') && tokens[at]?.gap.includes('#') === false) {
    return { areaCode: text.slice(0, 3), prefix: text.slice(3), end: at + 1 };
  }
  const afterOne = /^1([2-9]\d\d)$/.exec(text);
  return tokens[at]?.gap.endsWith('+') === true && afterOne !== null
    ? { ...(afterOne[1] && { areaCode: afterOne[1] }), end: at + 1 }
    : undefined;
};

const isIntroduced = ({ tokens, endsAt, startsAt }: Reading, at: number): boolean => {
  const bracketed = tokens[at]?.gap.endsWith('(') === true && tokens[at + 1]?.gap.startsWith(')') === true;
  const afterOne = tokens[at - 1]?.text === '1' && tokens[at - 1]?.gap.endsWith('+') === true;
  const named = [at, at - 1].some(
    (end) =>
      endsAt(end, 'areaCodeWord') &&
      (end === at || /^(?:is|er|number|nr|of|in|i)$/.test(tokens[at - 1]?.fold ?? '')),
  );
  return (
    bracketed ||
    afterOne ||
    named ||
    (startsAt(at + 1, 'areaCodeWord') && !/[.,;]/.test(tokens[at + 1]?.gap ?? ''))
  );
};

const readGroups = (reading: Reading, at: number): Hit | undefined => {
  const { tokens } = reading;
  const code = tokens[at]?.text ?? '';
  const next = tokens[at + 1];
  if (next === undefined || !threeDigits.test(code) || !follows(next, threeDigits)) return undefined;
  const end = endOfRun(tokens, at + 2, /^\d{4}$/);
  const isWhole = end > at + 2;
  if (!isWhole && !isCode(code) && !isIntroduced(reading, at)) return undefined;
  const isQuantity = !isWhole && next.gap === ' ' && wordsBeforeNoun(reading, end) !== undefined;
  return isQuantity ? undefined : { areaCode: code, prefix: next.text, end };
};

/** `250 numbers` and `310 numbers in Houston` are quantities although 250 and 310 are area codes elsewhere. */
const countsNumbers = (reading: Reading, at: number, state: string | undefined): boolean => {
  const words = wordsBeforeNoun(reading, at + 1);
  if (words === undefined) return false;
  const code = reading.tokens[at]?.text ?? '';
  const named = areaCode(code);
  const isRound = Number(code) % 50 === 0 && !tollFreeCodes.includes(code);
  const elsewhere = state !== undefined && named?.state !== state && named?.alsoIn.includes(state) === false;
  const otherCode = reading.tokens.some((token, other) => other !== at && isCode(token.text));
  return words > 0 || otherCode || isRound || (elsewhere && code.endsWith('0'));
};

const readSingle = (
  reading: Reading,
  at: number,
  state: string | undefined,
  codeKnown: boolean,
): Hit | undefined => {
  const text = reading.tokens[at]?.text ?? '';
  const end = at + 1;
  if (!threeDigits.test(text)) return undefined;
  if (reading.endsAt(at, 'prefixWord')) return { prefix: text, end };
  if (isIntroduced(reading, at)) return { areaCode: text, end };
  if (reading.endsAt(at, 'startsWith') && (codeKnown || !isCode(text))) return { prefix: text, end };
  return isCode(text) && !countsNumbers(reading, at, state) ? { areaCode: text, end } : undefined;
};

const codesOf = ({ areaCode, prefix }: Hit) => ({
  ...(areaCode !== undefined && { areaCode }),
  ...(prefix !== undefined && { prefix }),
});

/** The `1` of `+1 713` and of `1-800-555-0100`. */
const isCountryCode = (tokens: readonly Token[], at: number) => {
  const token = tokens[at];
  if (token?.text !== '1') return false;
  return token.gap.endsWith('+') || [1, 2].every((offset) => follows(tokens[at + offset], threeDigits));
};

const isForeign = (token: Token) => token.gap.endsWith('+') && !token.text.startsWith('1');

/**
 * `state` is the one the text names; it helps to tell a round quantity from an area code.
 * `taken` is the position of a number that is something else.
 */
export const readCodes = (reading: Reading, state: string | undefined, taken?: number): CodesRead => {
  const used = new Set(taken === undefined ? [] : [taken]);
  let found: { areaCode?: string; prefix?: string } = {};
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at];
    if (token?.isNumber !== true || used.has(at)) continue;
    const hit = isForeign(token)
      ? { end: endOfRun(reading.tokens, at + 1, /^\d+$/) }
      : (readWhole(reading, at) ??
        readGroups(reading, at) ??
        readSingle(reading, at, state, found.areaCode !== undefined));
    if (hit === undefined) {
      if (isCountryCode(reading.tokens, at)) used.add(at);
      continue;
    }
    for (let position = at; position < hit.end; position += 1) used.add(position);
    found = { ...codesOf(hit), ...found };
  }
  return { ...found, used };
};
