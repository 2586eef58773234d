import { wordsBeforeNoun, type Reading } from './number-context.js';
import { readWordNumber } from './number-words.js';

export interface QuantitiesRead {
  readonly quantity?: number;
  readonly blockSize?: number;
}

interface Candidate {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const longestQuantity = 5;
/** Longer only as round as `1,000,000 numbers`: anything else of that length is a number of something. */
const roundness = 1_000;

const isNegative = ({ tokens }: Reading, start: number): boolean =>
  (start === 0 ? /-$/ : /\s-$/).test(tokens[start]?.gap ?? '');

const isTooLong = (value: number, counts: boolean): boolean =>
  String(value).length > longestQuantity && !(counts && value % roundness === 0);

const isNoQuantity = ({ tokens, startsAt, endsAt }: Reading, start: number, end: number): boolean => {
  const before = tokens[start]?.gap ?? '';
  const after = tokens[end]?.gap ?? '';
  const unitFollows = startsAt(end, 'elsewhereUnit') && /^\s?\.?\s?$/.test(after);
  const insideDigits =
    (tokens[end]?.isNumber === true && /^[.:/]$/.test(after)) || /(?:^|\d)[.:/]$/.test(before);
  return (
    unitFollows ||
    insideDigits ||
    /[$€£#@]\s?$/.test(before) ||
    /^\s?%/.test(after) ||
    endsAt(start, 'notBefore')
  );
};

/** `numbers in 999` names a code that does not exist, `911` a service; neither is a quantity. */
const isCodeLike = ({ tokens }: Reading, start: number) =>
  /^[2-9]11$/.test(tokens[start]?.text ?? '') ||
  (/^\d{3}$/.test(tokens[start]?.text ?? '') && /^(?:in|i|from|fra)$/.test(tokens[start - 1]?.fold ?? ''));

const scoreOf = (reading: Reading, start: number, end: number): number => {
  if (wordsBeforeNoun(reading, end) !== undefined) return 4;
  if (reading.endsAt(start, 'quantityWord', 'acquire', 'block')) return 3;
  return isCodeLike(reading, start) ? 0 : 1;
};

const candidateAt = (reading: Reading, start: number): Candidate | undefined => {
  const token = reading.tokens[start];
  const word = token?.isNumber === true ? undefined : readWordNumber(reading.tokens, start);
  const value = isNegative(reading, start) ? 0 : (word?.value ?? Number(token?.text));
  const end = word?.end ?? start + 1;
  if (!Number.isInteger(value) || /^0\d/.test(token?.text ?? '')) return undefined;
  const counts = wordsBeforeNoun(reading, end) !== undefined;
  if (isTooLong(value, counts) || (value === 0 && !counts)) return undefined;
  if (isNoQuantity(reading, start, end)) return undefined;
  const score = scoreOf(reading, start, end);
  const isTooWeak = score === 0 || (word?.onlyBeforeNoun === true && score < 4);
  return isTooWeak ? undefined : { value, start, end, score };
};

const candidatesOf = (reading: Reading, used: ReadonlySet<number>): readonly Candidate[] => {
  const candidates: Candidate[] = [];
  for (let at = 0; at < reading.tokens.length;) {
    const candidate = used.has(at) ? undefined : candidateAt(reading, at);
    if (candidate !== undefined) candidates.push(candidate);
    at = candidate?.end ?? at + 1;
  }
  return candidates;
};

const best = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>(
    (top, candidate) => (top === undefined || candidate.score > top.score ? candidate : top),
    undefined,
  );

const severalBlocks = /^(?:blocks|blokker|nummerblokker|nummerserier|serier)$/;

/** `2 blocks of 50` says both; `a block of 50` and `50 consecutive numbers` say the size only. */
const readBlock = (reading: Reading, candidates: readonly Candidate[]): QuantitiesRead => {
  const isCount = ({ end, value }: Candidate) =>
    value < 10 && severalBlocks.test(reading.tokens[end]?.fold ?? '');
  const count = candidates.find(isCount);
  const size = best(candidates.filter((candidate) => candidate !== count && candidate.value > 1));
  return { ...(count && { quantity: count.value }), ...(size && { blockSize: size.value }) };
};

/** Leaves out numbers that are codes (`used`), times, prices and places. */
export const readQuantities = (reading: Reading, used: ReadonlySet<number>): QuantitiesRead => {
  const candidates = candidatesOf(reading, used);
  if (reading.concepts.some(({ id }) => id === 'block')) return readBlock(reading, candidates);
  const quantity = best(candidates);
  return quantity === undefined ? {} : { quantity: quantity.value };
};
