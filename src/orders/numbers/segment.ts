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
const mostGroups = 17;

const gapPrice = (gap: string, isPrefixBefore: boolean): number => {
  if (/\.\.|--|[+~]|^ *\/ +| {3}/.test(gap)) return Infinity;
  if (gap.includes('(') && !isPrefixBefore) return 2;
  if (/^ [-./] | {2}|^\. |^- | -$/.test(gap)) return 1;
  return gap.includes('/') ? 0.6 : 0;
};

const isPrefix = (digits: string): boolean =>
  /^(?:0|00|1|001|011|47|44|0047|0044|0111?|011 ?4[47])$/.test(digits);

const readingPrice = (
  run: Run,
  from: number,
  to: number,
  isPlus: boolean,
  { e164, why, national, plan }: Reading,
): number => {
  const groups = run.groups.slice(from, to);
  const isWhole = from === 0 && to === run.groups.length;
  const custom = customOf(groups, { e164, national, plan });
  if (custom === 'unusual' && !isPlus) return Infinity;
  if (custom === 'digit by digit' && !isWhole) return Infinity;
  const opensPlainly = plan !== 'gb' || isPlus || /^(?:0|44)/.test(groups[0]?.digits ?? '');
  const isUnsound = why === 'invalid_area' || why === 'n11';
  if (!opensPlainly && (isUnsound ? groups.length > 1 || !isWhole : groups.length > 1 && !isWhole))
    return Infinity;
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

const isPlusAt = (run: Run, at: number): boolean => /\+\s?\(?$/.test(run.gaps[at] ?? '');

/** The numbers that may begin at a group, with their prices. */
const numbersAt = (run: Run, from: number, options: PlanOptions): readonly (Piece & { price: number })[] => {
  const found: (Piece & { price: number })[] = [];
  const isPlus = isPlusAt(run, from);
  let digits = '';
  let gaps = 0;
  for (let to = from + 1; to <= Math.min(run.groups.length, from + mostGroups); to += 1) {
    if (to - 1 > from)
      gaps += gapPrice(run.gaps[to - 1] ?? '', isPrefix(digits) || run.groups[to - 1]?.digits === '0');
    digits += run.groups[to - 1]?.digits ?? '';
    if (digits.length > mostGroups || gaps === Infinity) break;
    const reading = readDigits(digits, isPlus, options);
    if (reading === undefined) continue;
    const isAbroad = isPlus || digits.startsWith('00') || digits.startsWith('011');
    const total = gaps + readingPrice(run, from, to, isAbroad, reading);
    if (total < Infinity) found.push({ from, to, reading, price: total });
  }
  return found;
};

/** Divides the run at least cost, from its end to its beginning. */
const divide = (run: Run, options: PlanOptions): readonly Piece[] => {
  const count = run.groups.length;
  const costs = new Array<number>(count + 1).fill(0);
  const best: Piece[] = [];
  for (let from = count - 1; from >= 0; from -= 1) {
    let piece: Piece = { from, to: from + 1 };
    let cost = (costs[from + 1] ?? 0) + (from === 0 ? price.leftOverFirst : price.leftOver);
    for (const number of numbersAt(run, from, options)) {
      const total = number.price + (costs[number.to] ?? 0);
      if (total <= cost) {
        piece = number;
        cost = total;
      }
    }
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

/** Groups left over belong together when no number is in the run, or when `555-0119` joins them. */
const joinLeftOvers = (run: Run, pieces: readonly Piece[]): readonly Piece[] => {
  const hasNumber = pieces.some(({ reading }) => reading !== undefined);
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const gap = run.gaps[piece.from] ?? '';
    const joins = hasNumber ? tight.test(gap) : gapPrice(gap, true) < 2 && !/^ *\/ *$/.test(gap);
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
        isPlus: isPlusAt(run, from) || span.digits.startsWith('00'),
      });
    }
  });
  return items;
};
