import { exceptAfterAt, exceptAt, cutAt, goesOn, isSameSentence } from './exceptions.js';
import type { DigitsItem, Item, OddItem, PhoneItem, WordItem } from './items.js';
import type { Entry } from './ledger.js';
import { readDigitsItem, readPhoneItem } from './read-number.js';
import { tokenOf, type State } from './state.js';

const lineAt = (text: string, at: number): number => text.lastIndexOf('\n', at - 1);

/** "713-555-0105 – do not port": the token before, if it stands on the same line. */
const exceptLast = (state: State, start: number): boolean => {
  const last = state.entries.at(-1);
  const base = state.base;
  if (last === undefined || base === undefined || last.aside !== undefined) return false;
  if (lineAt(state.clean.text, start) >= base.end) return false;
  state.entries[state.entries.length - 1] = { ...last, isExcepted: true };
  return true;
};

/** The first item that begins at or behind a position of the text. */
const itemFrom = (items: readonly Item[], at: number, position: number): number => {
  let next = at;
  while ((items[next]?.start ?? Infinity) < position) next += 1;
  return next;
};

const readWord = (state: State, word: WordItem, at: number): number => {
  const { text } = state.clean;
  const after = exceptAfterAt(text, word.start);
  if (after !== undefined && exceptLast(state, word.start)) return itemFrom(state.items, at, after);
  const opened = exceptAt(text, word.start);
  if (opened !== undefined) {
    const cut = cutAt(text, opened, state.base === undefined);
    if (cut !== undefined) {
      state.entries.push({ token: tokenOf(state, cut.start, cut.end), meant: [], cut: cut.cut });
      return itemFrom(state.items, at, cut.end);
    }
    state.exception = { end: opened, isFirst: true };
    return itemFrom(state.items, at, opened);
  }
  const { exception } = state;
  if (exception !== undefined) {
    const isOn =
      goesOn(word.fold, exception.isFirst) &&
      isSameSentence(text.slice(exception.end, word.start), exception.isFirst);
    state.exception = isOn ? { ...exception, end: word.end } : undefined;
  }
  return at + 1;
};

const readOdd = (state: State, item: OddItem): Entry => {
  const token = tokenOf(state, item.start, item.end);
  const { reading } = item;
  if (reading === undefined) return { token, meant: [], why: item.why };
  state.base = { e164: reading.e164, end: item.end };
  const isSound = reading.why === undefined || reading.why === 'tollfree' || reading.why === 'foreign';
  return { token, meant: [reading.e164], why: isSound ? item.why : reading.why };
};

const isExcepted = (state: State, start: number): boolean => {
  const { exception } = state;
  if (exception === undefined) return false;
  const gap = state.clean.text.slice(exception.end, start);
  const isIn = gap.length < 60 && isSameSentence(gap, exception.isFirst);
  if (!isIn) state.exception = undefined;
  return isIn;
};

const readNumber = (state: State, item: PhoneItem | DigitsItem, at: number): number => {
  const excepted = isExcepted(state, item.start);
  const next =
    item.kind === 'phone'
      ? readPhoneItem(state, item, at, excepted)
      : readDigitsItem(state, item, at, excepted);
  const last = state.items[next - 1];
  if (excepted && last !== undefined) state.exception = { end: last.end, isFirst: false };
  return next;
};

/** Reads the item at a position and what belongs to it; gives the position after that. */
export const readItem = (state: State, at: number): number => {
  const item = state.items[at];
  switch (item?.kind) {
    case 'word':
      return readWord(state, item, at);
    case 'phone':
    case 'digits':
      return readNumber(state, item, at);
    case 'odd':
      state.entries.push(readOdd(state, item));
      return at + 1;
    case 'aside':
    case 'extension': {
      const aside = item.kind === 'aside' ? item.what : 'extension';
      state.entries.push({ token: tokenOf(state, item.start, item.end), meant: [], aside });
      return at + 1;
    }
    case undefined:
      return at + 1;
  }
};
