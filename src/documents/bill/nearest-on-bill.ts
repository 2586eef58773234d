import type { Finding } from './bill.js';
import { cellsOf } from './labels.js';
import { spelledOut } from './same-words.js';

/** Of the words of both sides together: fewer shared ones are another name. */
const enough = 0.6;
/** Of the words typed, before a stretch is looked at closely at all. */
const promising = 0.3;
/** A cell with more words is a sentence, not a name or an address. */
const longestCell = 30;

const score = (wanted: readonly string[], there: readonly string[]): number => {
  const left = [...there];
  const shared = wanted.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (wanted.length + there.length);
};

/** Every stretch of a cell about as long as what is wanted. */
const stretches = (words: readonly string[], length: number): string[] => {
  const found: string[] = [];
  for (let size = Math.max(1, length - 2); size <= length + 2; size += 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      found.push(
        words
          .slice(from, from + size)
          .join(' ')
          .replace(/(?<![,;:])[,;:]+$/, ''),
      );
    }
  }
  return found;
};

/** The stretch of the bill most like what was typed, when it is like it at all. */
export const nearestOnBill = (typed: string, lines: readonly string[]): Finding | undefined => {
  const wanted = spelledOut(typed).split(' ');
  const known = new Map<string, boolean>();
  const isWanted = (word: string): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const is = wanted.includes(spelledOut(word));
    known.set(word, is);
    return is;
  };
  let best: { readonly finding: Finding; readonly score: number } | undefined;
  for (const line of new Set(lines)) {
    for (const cell of cellsOf(line)) {
      const words = cell.split(/\s+/).filter((word) => /[\p{L}\p{N}&]/u.test(word));
      if (words.length > longestCell || words.filter(isWanted).length < wanted.length * promising) continue;
      for (const value of stretches(words, wanted.length)) {
        const reached = score(wanted, spelledOut(value).split(' '));
        if (reached >= enough && reached > (best?.score ?? 0))
          best = { finding: { value, line }, score: reached };
      }
    }
  }
  return best?.finding;
};
