import type { Finding } from './bill.js';
import { cellsOf } from './labels.js';
import { spelledOut } from './same-words.js';

/** Half of the words must be there: fewer is another name. */
const enough = 0.6;

const score = (wanted: readonly string[], there: readonly string[]): number => {
  const left = [...there];
  const shared = wanted.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (wanted.length + there.length);
};

/** The stretch of the bill most like what was typed, when it is like it at all. */
export const nearestOnBill = (typed: string, lines: readonly string[]): Finding | undefined => {
  const wanted = spelledOut(typed).split(' ');
  let best: { readonly finding: Finding; readonly score: number } | undefined;
  for (const line of lines) {
    for (const cell of cellsOf(line).flatMap((whole) => whole.split(/,\s*|:\s+/))) {
      const words = cell.split(/\s+/).filter((word) => /[\p{L}\p{N}&]/u.test(word));
      for (let length = Math.max(1, wanted.length - 2); length <= wanted.length + 2; length += 1) {
        for (let from = 0; from + length <= words.length; from += 1) {
          const value = words.slice(from, from + length).join(' ');
          const reached = score(wanted, spelledOut(value).split(' '));
          if (reached >= enough && reached > (best?.score ?? 0))
            best = { finding: { value, line }, score: reached };
        }
      }
    }
  }
  return best?.finding;
};
