import { divide, gapPrice, isPlusAt, type Piece, type Run } from './divide.js';
import type { DigitsItem, OddItem, PhoneItem } from './items.js';
import type { PlanOptions } from './number-plans.js';

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

/** `(713/832) 234-0188`: two area codes for one number. */
const isOtherArea = (run: Run, piece: Piece, next: Piece | undefined): boolean =>
  piece.reading === undefined &&
  piece.to === piece.from + 1 &&
  next?.reading?.plan === 'nanp' &&
  run.gaps[next.from]?.trim() === '/' &&
  /^[2-9]\d\d$/.test(run.groups[piece.from]?.digits ?? '') &&
  run.groups[next.from]?.digits.length === 3;

/** The numbers of a run and the digits between them. */
export const segment = (run: Run, options: PlanOptions): readonly (PhoneItem | DigitsItem | OddItem)[] => {
  const pieces = joinLeftOvers(run, divide(run, options));
  const items: (PhoneItem | DigitsItem | OddItem)[] = [];
  pieces.forEach((piece, at) => {
    const { from, to, reading } = piece;
    const span = spanOf(run, from, to);
    const next = pieces[at + 1];
    const last = pieces[at - 1];
    if (last !== undefined && isOtherArea(run, last, piece)) return;
    if (next !== undefined && isOtherArea(run, piece, next)) {
      items.push({
        kind: 'odd',
        start: span.start,
        end: spanOf(run, next.from, next.to).end,
        why: 'ambiguous',
      });
    } else if (reading !== undefined) items.push({ kind: 'phone', ...span, reading });
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
