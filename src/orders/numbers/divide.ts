import type { GroupItem } from './items.js';
import { readDigits, type PlanOptions, type Reading } from './number-plans.js';
import { customOf } from './shapes.js';

/** Groups of digits with nothing but separators between them. */
export interface Run {
  readonly groups: readonly GroupItem[];
  /** `gaps[n]` stands before group n; the first is what opens the run, such as `+` or `(`. */
  readonly gaps: readonly string[];
}

/** Prices of readings; the cheapest way to divide a run is taken. */
const price = {
  leftOver: 3,
  leftOverFirst: 3.2,
  unsound: 1.5,
  noTrunk: 1,
  unusual: 3.5,
  tenDigits: 0.5,
} as const;
const mostDigits = 17;

const priceOfGap = (gap: string): number => {
  if (/\.\.|--|[+~]|^ *\/ +| {3}/.test(gap)) return Infinity;
  if (/^ [-./] | {2}|^\. |^- | -$/.test(gap)) return 1;
  return gap.includes('/') ? 0.6 : 0;
};

/** There are only so many separators of up to five characters that people use. */
const gapPrices = new Map<string, number>();
const mostGaps = 1_000;

export const gapPrice = (gap: string): number => {
  const known = gapPrices.get(gap);
  if (known !== undefined) return known;
  if (gapPrices.size >= mostGaps) gapPrices.clear();
  const found = priceOfGap(gap);
  gapPrices.set(gap, found);
  return found;
};

const prefixes = new Set([
  '0',
  '00',
  '1',
  '001',
  '011',
  '0111',
  '47',
  '44',
  '0047',
  '0044',
  '01144',
  '01147',
]);

/** A bracket inside a number stands behind a country code, or around the trunk 0. */
const bracketPrice = (run: Run, before: string, at: number): number => {
  if (run.gaps[at]?.includes('(') !== true || run.groups[at]?.digits === '0') return 0;
  return prefixes.has(before) ? 0 : 2;
};

const readingPrice = (run: Run, from: number, to: number, isPlus: boolean, reading: Reading): number => {
  const { why, national, plan } = reading;
  const isWhole = from === 0 && to === run.groups.length;
  const custom = customOf(run.groups, from, to, reading);
  if (custom === 'unusual' && !isPlus) return Infinity;
  if (custom === 'digit by digit' && !isWhole) return Infinity;
  const first = run.groups[from]?.digits ?? '';
  const opensPlainly = plan !== 'gb' || isPlus || first.startsWith('0') || first.startsWith('44');
  const isUnsound = why === 'invalid_area' || why === 'n11';
  const isOneGroup = to === from + 1;
  if (!opensPlainly && (isUnsound ? !isOneGroup || !isWhole : !isOneGroup && !isWhole)) return Infinity;
  return (
    (opensPlainly ? 0 : price.noTrunk) +
    (custom === 'unusual' && plan !== 'other' ? price.unusual : 0) +
    (isUnsound ? price.unsound : 0) +
    (plan === 'gb' && national.length < 10 ? price.tenDigits : 0)
  );
};

/** A number of the run, or digits left over. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly reading?: Reading;
}

interface Choice {
  readonly piece: Piece;
  readonly cost: number;
}

export const isPlusAt = (run: Run, at: number): boolean => /\+\s?\(?$/.test(run.gaps[at] ?? '');

/** The cheapest number that may begin at a group, with all that follows it; or what it is compared with. */
const cheapestAt = (
  run: Run,
  from: number,
  costs: readonly number[],
  other: Choice,
  options: PlanOptions,
): Choice => {
  const isPlus = from === 0 && isPlusAt(run, from);
  let best = other;
  let digits = '';
  let gaps = 0;
  for (let to = from + 1; to <= run.groups.length; to += 1) {
    if (to - 1 > from) gaps += gapPrice(run.gaps[to - 1] ?? '') + bracketPrice(run, digits, to - 1);
    digits += run.groups[to - 1]?.digits ?? '';
    if (digits.length > mostDigits || gaps === Infinity) break;
    const reading = readDigits(digits, isPlus, options);
    if (reading === undefined || (reading.why === 'invalid_area' && gaps > 0.5)) continue;
    const isAbroad = isPlus || digits.startsWith('00') || digits.startsWith('011');
    const cost = gaps + readingPrice(run, from, to, isAbroad, reading) + (costs[to] ?? 0);
    if (cost < Infinity && cost <= best.cost) best = { piece: { from, to, reading }, cost };
  }
  return best;
};

/** Divides the run at least cost, from its end to its beginning. */
export const divide = (run: Run, options: PlanOptions): readonly Piece[] => {
  const count = run.groups.length;
  const costs = new Array<number>(count + 1).fill(0);
  const best: Piece[] = [];
  for (let from = count - 1; from >= 0; from -= 1) {
    const leftOver = (costs[from + 1] ?? 0) + (from === 0 ? price.leftOverFirst : price.leftOver);
    const { piece, cost } = cheapestAt(
      run,
      from,
      costs,
      { piece: { from, to: from + 1 }, cost: leftOver },
      options,
    );
    costs[from] = cost;
    best[from] = piece;
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < count;) {
    const piece = best[at] ?? { from: at, to: at + 1 };
    pieces.push(piece);
    at = piece.to;
  }
  return pieces;
};
