import type { DigitsItem, GroupItem, PhoneItem } from './items.js';
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

const gapPrice = (gap: string): number => {
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

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly reading?: Reading;
}

interface Choice {
  readonly piece: Piece;
  readonly cost: number;
}

const isPlusAt = (run: Run, at: number): boolean => /\+\s?\(?$/.test(run.gaps[at] ?? '');

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
const divide = (run: Run, options: PlanOptions): readonly Piece[] => {
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

const opening = (gap: string): number => /[+(][+( ]{0,2}$/.exec(gap)?.[0].length ?? 0;

const spanOf = ({ groups, gaps }: Run, from: number, to: number) => {
  const first = groups[from];
  const last = groups[to - 1];
  const digits = groups
    .slice(from, to)
    .map((group) => group.digits)
    .join('');
  const start = (first?.start ?? 0) - opening(gaps[from] ?? '');
  return { start, end: last?.end ?? 0, digits };
};

const tight = /^[-.]$/;
/** `2304-2306` behind a number is a range of its own. */
const isPair = ({ groups, gaps }: Run): boolean =>
  groups.length === 2 && gaps[1] === '-' && groups[0]?.digits.length === groups[1]?.digits.length;

/** Groups left over belong together when no number is in the run, or when `555-0119` joins them. */
const joinLeftOvers = (run: Run, pieces: readonly Piece[]): readonly Piece[] => {
  const hasNumber = pieces.some(({ reading }) => reading !== undefined);
  if (isPair(run)) return pieces;
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const gap = run.gaps[piece.from] ?? '';
    const joins = hasNumber ? tight.test(gap) : gapPrice(gap) < 2 && !/^ *\/ *$/.test(gap);
    if (last !== undefined && last.reading === undefined && piece.reading === undefined && joins) {
      joined[joined.length - 1] = { from: last.from, to: piece.to };
    } else {
      joined.push(piece);
    }
  }
  return joined;
};

const isSpreadsheetTail = (run: Run, before: Piece | undefined, { from, to }: Piece): boolean =>
  before?.reading !== undefined &&
  to === from + 1 &&
  run.gaps[from] === '.' &&
  /^00?$/.test(run.groups[from]?.digits ?? '') &&
  (run.groups[from - 1]?.digits.length ?? 0) >= 8;

/** The numbers of a run and the digits between them. */
export const segment = (run: Run, options: PlanOptions): readonly (PhoneItem | DigitsItem)[] => {
  const pieces = joinLeftOvers(run, divide(run, options));
  const items: (PhoneItem | DigitsItem)[] = [];
  pieces.forEach((piece, at) => {
    const { from, to, reading } = piece;
    const span = spanOf(run, from, to);
    if (reading !== undefined) items.push({ kind: 'phone', ...span, reading });
    else if (isSpreadsheetTail(run, pieces[at - 1], piece)) {
      const number = items.pop();
      if (number !== undefined) items.push({ ...number, end: span.end });
    } else {
      const shape = run.groups
        .slice(from, to)
        .map(({ digits }) => digits.length)
        .join('-');
      items.push({
        kind: 'digits',
        ...span,
        shape,
        isPlus: isPlusAt(run, from) || /^00\d{6}/.test(span.digits),
      });
    }
  });
  return items;
};
