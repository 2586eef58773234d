import { endsCleanly, gapBetween, type Gap } from './gaps.js';
import type { DigitsItem, PhoneItem } from './items.js';
import { withLastDigits } from './ranges.js';
import type { State } from './state.js';
import { words } from './words.js';

export interface RangeEnd {
  readonly e164: string;
  /** Position of the item that ends the range. */
  readonly at: number;
}

const mostWordsBetween = 5;
const longestEnd = 7;

const numberAt = ({ items }: State, at: number): PhoneItem | DigitsItem | undefined => {
  const item = items[at];
  return item?.kind === 'phone' || item?.kind === 'digits' ? item : undefined;
};

const nextNumber = (state: State, at: number): number | undefined => {
  for (let next = at + 1; next <= at + mostWordsBetween; next += 1) {
    if (numberAt(state, next) !== undefined) return next;
    if (state.items[next]?.kind !== 'word') return undefined;
  }
  return undefined;
};

const gapAfter = (state: State, at: number, next: number): Gap => {
  const from = state.items[at];
  const to = state.items[next];
  return from === undefined || to === undefined ? 'other' : gapBetween(state.clean.text, from.end, to.start);
};

/** "between A and B", and the columns "from" and "to" of a table. */
const isOpened = (state: State, at: number, next: number): boolean => {
  const { items, columnAt, clean } = state;
  const from = items[at];
  const to = items[next];
  if (from === undefined || to === undefined) return false;
  const between = clean.text.slice(from.end, to.start);
  const isAnd = /^\s+(?:and|og)\s+$/i.test(between);
  const opening = items
    .slice(Math.max(0, at - 3), at)
    .some((item) => item.kind === 'word' && words.rangeOpening.has(item.fold));
  if (isAnd && opening) return true;
  return (
    next === at + 1 &&
    !between.includes('\n') &&
    columnAt(from.start) === 'from' &&
    columnAt(to.start) === 'to'
  );
};

/** `A - B - C` is a list. */
const isChain = (state: State, at: number, next: number): boolean => {
  const isPhone = (place: number) => state.items[place]?.kind === 'phone';
  const before = isPhone(at - 1) && gapAfter(state, at - 1, at) === 'dash';
  return before || (isPhone(next + 1) && isPhone(next) && gapAfter(state, next, next + 1) === 'dash');
};

const isUnit = (state: State, at: number): boolean => {
  const item = state.items[at];
  const next = state.items[at + 1];
  return (
    item !== undefined &&
    next?.kind === 'word' &&
    words.unit.has(next.fold) &&
    /^\s{0,2}$/.test(state.clean.text.slice(item.end, next.start))
  );
};

const hasStreet = ({ items }: State, at: number): boolean =>
  items.slice(at + 1, at + 4).some((item) => item.kind === 'word' && words.street.has(item.fold));

const endsRange = (
  state: State,
  first: string,
  end: DigitsItem,
  gap: Gap,
  gapText: string,
  next: number,
): boolean => {
  const { digits } = end;
  if (end.isPlus || digits.length > longestEnd || isUnit(state, next)) return false;
  if (gap === 'slash') return digits.length > 1 && first.endsWith('0') && digits.endsWith('9');
  if (gap !== 'dash') return true;
  if (digits.length === 1 && gapText.includes(' ')) return false;
  const isAscending = digits.length > 1 && digits > first.slice(-digits.length) && !hasStreet(state, next);
  return isAscending || endsCleanly(state.clean.text, end.end);
};

/** The end of a range that begins with the number at a position. */
export const rangeEnd = (state: State, at: number, first: string): RangeEnd | undefined => {
  const next = nextNumber(state, at);
  const start = state.items[at];
  const end = next === undefined ? undefined : numberAt(state, next);
  if (next === undefined || start === undefined || end === undefined) return undefined;
  const gap = gapAfter(state, at, next);
  const isMarked = gap === 'dash' || gap === 'to' || (gap === 'slash' && end.kind === 'digits');
  if (!isMarked && !isOpened(state, at, next)) return undefined;
  if (gap === 'dash' && end.kind === 'phone' && isChain(state, at, next)) return undefined;
  if (end.kind === 'phone') return { e164: end.reading.e164, at: next };
  const gapText = state.clean.text.slice(start.end, end.start);
  if (!endsRange(state, first, end, gap, gapText, next)) return undefined;
  return { e164: withLastDigits(first, end.digits), at: next };
};
