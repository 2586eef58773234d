import type { Item } from './items.js';
import { words } from './words.js';

/**
 * `aside`: whatever follows is no telephone number. `numbered`: some number of its own kind, unless the digits
 * make up a telephone number. `phone`: a telephone number, or a faulty one.
 */
export type Label = 'phone' | 'aside' | 'numbered';

/** `kundenummer` is `kunde` with `nummer`. */
const stem = /^(\p{L}{2,}?)s?-?(?:nummeret|nummer|numre|number|nr|no)$/u;

const direct = (fold: string, isNumbered: boolean): Label | undefined => {
  if (words.phone.has(fold)) return 'phone';
  if (words.aside.has(fold)) return 'aside';
  if (!words.asideWhenNumbered.has(fold)) return undefined;
  return isNumbered ? 'aside' : 'numbered';
};

/** What a word says of the digits behind it; `isNumbered` when "number" or # stands between. */
export const labelOfWord = (fold: string, isNumbered: boolean): Label | undefined => {
  const found = direct(fold, isNumbered);
  if (found !== undefined) return found;
  const [, head] = stem.exec(fold) ?? [];
  if (head !== undefined && !words.numbering.has(fold)) {
    return (
      direct(head, true) ?? direct(`${head}s`, true) ?? (words.numberHead.has(head) ? undefined : 'numbered')
    );
  }
  return isNumbered && !words.numberHead.has(fold) ? 'numbered' : undefined;
};

const beforeDigits = /^[\s:#.=()[\]"'*_>|-]*(?:[,;]["'=]*)?$/;
const betweenWords = /^[ .:#/()'*_-]{1,4}$/;
const farthest = 6;

const wordAt = (items: readonly Item[], at: number) => {
  const item = items[at];
  return item?.kind === 'word' ? item : undefined;
};

/** What the words right before the item call it: on its line, or on the line above when it is a label alone. */
export const labelBefore = (
  text: string,
  items: readonly Item[],
  at: number,
  isCell: boolean,
): Label | undefined => {
  const last = wordAt(items, at - 1);
  const start = items[at]?.start ?? 0;
  if (last === undefined || start - last.end > 40) return undefined;
  const gap = text.slice(last.end, start);
  const isFar = /[\n,;]/.test(gap);
  if (!beforeDigits.test(gap) || (gap.includes('\n') && (isCell || /\n[^\S\n]*\n/.test(gap))))
    return undefined;
  let isNumbered = gap.includes('#');
  const isAnnounced = isNumbered || gap.includes(':');
  for (let before = at - 1; before > at - farthest; before -= 1) {
    const word = wordAt(items, before);
    const next = items[before + 1];
    if (word === undefined || (before < at - 1 && !betweenWords.test(text.slice(word.end, next?.start)))) {
      return before === at - 2 && last.fold === 'id' ? 'aside' : undefined;
    }
    if (words.numbering.has(word.fold)) isNumbered = true;
    else if (!words.linking.has(word.fold)) {
      const label = labelOfWord(word.fold, isNumbered || text.slice(word.end, next?.start).includes('#'));
      const isClear = !isFar || isNumbered || isAnnounced || stem.test(word.fold);
      if (!isClear || (label === 'aside' && !isNumbered && isOfNumbers(text, items, before)))
        return undefined;
      return alongside(text, items, before, label);
    }
  }
  return undefined;
};

/** "Lines on account:" and "everything on this account:" speak of an account; the numbers are what follows. */
const isOfNumbers = (text: string, items: readonly Item[], at: number): boolean => {
  let isDetermined = false;
  let isAbout = false;
  for (let before = at - 1; before > at - farthest; before -= 1) {
    const word = wordAt(items, before);
    if (word === undefined || !/^[ '-]{1,2}$/.test(text.slice(word.end, items[before + 1]?.start)))
      return false;
    const { fold } = word;
    if (words.determiner.has(fold)) isDetermined = true;
    else if (words.about.has(fold)) isAbout = true;
    if (
      isAbout &&
      (isDetermined || words.numbering.has(fold) || words.phone.has(fold) || words.unit.has(fold))
    ) {
      return true;
    }
  }
  return false;
};

/** "BTN / Account:" names a telephone number that is an account as well. */
const alongside = (
  text: string,
  items: readonly Item[],
  at: number,
  label: Label | undefined,
): Label | undefined => {
  const before = wordAt(items, at - 1);
  if (label !== 'aside' || before === undefined) return label;
  const isSlashed = /^\s?\/\s?$/.test(text.slice(before.end, items[at]?.start));
  return isSlashed && words.phone.has(before.fold) ? 'phone' : label;
};

/** "(account number)" or "is the account number" behind the digits. */
export const isNamedAsideAfter = (text: string, items: readonly Item[], at: number): boolean => {
  const end = items[at]?.end ?? 0;
  const next = wordAt(items, at + 1);
  if (next === undefined) return false;
  const gap = text.slice(end, next.start);
  const isLinked = words.linking.has(next.fold) && /^\s{1,3}$/.test(gap);
  if (!isLinked && !/^\s?\($/.test(gap)) return false;
  for (let after = isLinked ? at + 2 : at + 1; after <= at + 4; after += 1) {
    const word = wordAt(items, after);
    if (
      word === undefined ||
      (after > at + 1 && !/^[ -]{1,2}$/.test(text.slice(items[after - 1]?.end, word.start)))
    ) {
      return false;
    }
    const follower = wordAt(items, after + 1);
    const isNumbered = follower !== undefined && words.numbering.has(follower.fold);
    const label = labelOfWord(word.fold, isNumbered);
    if (label === 'aside') return true;
    if (label !== undefined || (!words.numberHead.has(word.fold) && word.fold !== 'the')) return false;
  }
  return false;
};
