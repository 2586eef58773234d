import { cellOf, gapBetween, standsAlone, standsAloneOnLine } from './gaps.js';
import type { DigitsItem, PhoneItem } from './items.js';
import { isNamedAsideAfter, labelBefore, type Label } from './labels.js';
import type { Entry } from './ledger.js';
import { whyLoose } from './loose.js';
import { whyOf } from './number-plans.js';
import type { Why } from './outcome.js';
import { rangeEnd } from './range-end.js';
import { isBareService, siblingOf } from './siblings.js';
import { isColumn, tokenOf, type State } from './state.js';
import { words } from './words.js';

type NumberItem = PhoneItem | DigitsItem;

const labelOf = (state: State, item: NumberItem, at: number): Label | undefined => {
  const column = state.columnAt(item.start);
  if (column === 'phone' || column === 'aside' || column === 'numbered') return column;
  const label = labelBefore(state.clean.text, state.items, at, column !== undefined);
  if (label !== undefined || !isNamedAsideAfter(state.clean.text, state.items, at)) return label;
  return 'aside';
};

const push = (state: State, entry: Entry, isExcepted: boolean): void => {
  state.entries.push(isExcepted ? { ...entry, isExcepted } : entry);
};

/** An account number goes on as long as digits follow in the same manner, or others of its length in a list. */
const readAside = (state: State, item: NumberItem, at: number): number => {
  const { items, clean } = state;
  let next = at + 1;
  for (; next < items.length; next += 1) {
    const before = items[next - 1];
    const follower = items[next];
    if (follower?.kind !== 'digits' && follower?.kind !== 'phone') break;
    const gap = clean.text.slice(before?.end, follower.start);
    const isList = gapBetween(clean.text, before?.end ?? 0, follower.start) === 'list';
    const isSame = isList && !gap.includes('\n') && follower.digits.length === item.digits.length;
    const isNumber =
      follower.kind === 'phone' && /[-+(]/.test(clean.text.slice(follower.start, follower.end));
    const goesOn = /^ ?[ ./-] ?$/.test(gap) && gap !== '  ' && !isNumber;
    if (!goesOn && !isSame) break;
  }
  const end = items[next - 1]?.end ?? item.end;
  state.entries.push({ token: tokenOf(state, item.start, end), meant: [], aside: 'label' });
  return next;
};

const telLink = /^(?:\]\(tel:|<tel:|['"]>|\s?\(tel:)$/i;

/** `[713-555-0100](tel:+17135550100)` names its number once. */
const isLinkTo = ({ base, clean }: State, item: PhoneItem): boolean =>
  base?.e164 === item.reading.e164 &&
  item.start - base.end < 10 &&
  telLink.test(clean.text.slice(base.end, item.start));

const readRange = (
  state: State,
  item: NumberItem,
  at: number,
  first: string,
  isExcepted: boolean,
): number | undefined => {
  const end = rangeEnd(state, at, first);
  const last = end === undefined ? undefined : state.items[end.at];
  if (end === undefined || last === undefined) return undefined;
  const { meant, why } = state.unfold(first, end.e164);
  const whys = meant.map((number) => whyOf(number, state.options));
  const token = tokenOf(state, item.start, last.end);
  push(state, why === undefined ? { token, meant, whys } : { token, meant, why }, isExcepted);
  state.base = { e164: end.e164, end: last.end };
  return end.at + 1;
};

const extensionEnd = (state: State, item: NumberItem, at: number): number | undefined => {
  const next = state.items[at + 1];
  if (next?.kind !== 'extension') return undefined;
  return /^[ ]{0,3}[,(;-]{0,2}[ ]{0,3}$/.test(state.clean.text.slice(item.end, next.start))
    ? next.end
    : undefined;
};

/** `713 555 0100 1` alone on a line: a digit too many, or one more number. */
const readOverlong = (state: State, item: PhoneItem, at: number): number | undefined => {
  const next = state.items[at + 1];
  if (next?.kind !== 'digits' || next.digits.length > 4 || next.start !== item.end + 1) return undefined;
  const { text } = state.clean;
  if (text.charAt(item.end) !== ' ' || !standsAloneOnLine(text, item.start, next.end)) return undefined;
  const why = next.digits.length % 2 === 0 ? 'ambiguous' : 'too_long';
  state.entries.push({ token: tokenOf(state, item.start, next.end), meant: [], why });
  return at + 2;
};

/** A number, or a range that begins with it. */
const readMeant = (state: State, item: NumberItem, at: number, e164: string, isExcepted: boolean): number => {
  const range = readRange(state, item, at, e164, isExcepted);
  if (range !== undefined) return range;
  const extension = extensionEnd(state, item, at);
  const end = extension ?? item.end;
  const found = item.kind === 'phone' ? item.reading.why : whyOf(e164, state.options);
  const why: Why | undefined = found ?? (extension === undefined ? undefined : 'extension');
  const entry = { token: tokenOf(state, item.start, end), meant: [e164] };
  push(state, why === undefined ? entry : { ...entry, why }, isExcepted);
  state.base = { e164, end };
  return extension === undefined ? at + 1 : at + 2;
};

export const readPhoneItem = (state: State, item: PhoneItem, at: number, isExcepted: boolean): number => {
  if (isLinkTo(state, item)) {
    state.entries.push({ token: tokenOf(state, item.start, item.end), meant: [], aside: 'other' });
    return at + 1;
  }
  if (labelOf(state, item, at) === 'aside') return readAside(state, item, at);
  const next = readOverlong(state, item, at) ?? readMeant(state, item, at, item.reading.e164, isExcepted);
  state.last = item;
  return next;
};

const isCounted = (state: State, at: number): boolean => {
  const { items, clean } = state;
  const before = items[at - 1];
  if (before?.kind === 'word' && words.street.has(before.fold)) return true;
  const next = items[at + 1];
  if (next?.kind !== 'word' || !/^[ ]{0,2}$/.test(clean.text.slice(items[at]?.end, next.start))) return false;
  const following = items.slice(at + 1, at + 4);
  return (
    words.unit.has(next.fold) || following.some((item) => item.kind === 'word' && words.street.has(item.fold))
  );
};

export const readDigitsItem = (state: State, item: DigitsItem, at: number, isExcepted: boolean): number => {
  const { text } = state.clean;
  const label = labelOf(state, item, at);
  if (label === 'aside') return readAside(state, item, at);
  const token = tokenOf(state, item.start, item.end);
  if (isExcepted) {
    const { base } = state;
    const { digits } = item;
    if (base !== undefined && digits.length < 8) {
      return readMeant(state, item, at, base.e164.slice(0, -digits.length) + digits, true);
    }
    state.entries.push({ token, meant: [], aside: 'other', ...(digits.length > 1 && { suffix: digits }) });
    return at + 1;
  }
  const isBare = label !== 'numbered' && isBareService(state, item);
  const sibling = siblingOf(state, item, isCounted(state, at)) ?? (isBare ? 'n11' : undefined);
  if (typeof sibling === 'object') return readMeant(state, item, at, sibling.e164, false);
  // What follows a service number may still go on with the list before it.
  if (sibling === 'n11' && state.base !== undefined) state.base = { ...state.base, end: item.end };
  const isAlone = standsAlone(text, item.start, item.end);
  const cell = isAlone ? cellOf(text, item.start) : undefined;
  const isInCells = cell !== undefined && state.last !== undefined && cellOf(text, state.last.start) === cell;
  const isInColumn =
    isInCells || (isAlone && isColumn(state) && standsAloneOnLine(text, item.start, item.end));
  const around = { label, isAlone, isInColumn, isCounted: isCounted(state, at) };
  const why = sibling ?? whyLoose(item, state.options, around);
  state.entries.push(why === undefined ? { token, meant: [], aside: 'other' } : { token, meant: [], why });
  return at + 1;
};
