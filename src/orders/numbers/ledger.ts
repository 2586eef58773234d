import { leftOut } from './left-out.js';
import { staysInList, type Aside, type TokenRead, type Why } from './outcome.js';

/** One token as it was read; which of its numbers stay is decided when the whole text is known. */
export interface Entry {
  readonly token: string;
  /** All numbers the token means, also those that cannot stay; E.164. */
  readonly meant: readonly string[];
  readonly why?: Why;
  readonly aside?: Aside;
  /** The reason of each number in turn, where they differ. */
  readonly whys?: readonly (Why | undefined)[];
  readonly isExcepted?: boolean;
  /** Last digits by which an exception names numbers that follow it. */
  readonly suffix?: string;
  /** "the last two": leaves out so many of what stands before it, or of the whole text. */
  readonly cut?: { readonly end: 'first' | 'last'; readonly count: number };
}

export interface NumbersRead {
  /** E.164, in the order in which they first appear, once each. */
  readonly numbers: string[];
  /** Everything with digits in it, in the order of the text. */
  readonly tokens: TokenRead[];
  readonly problems: { readonly token: string; readonly why: Why }[];
}

interface Sorted {
  readonly kept: readonly string[];
  readonly why: Why | undefined;
}

/** Puts the numbers of one token into the list as far as they may stand there. */
const sort = (entry: Entry, seen: Set<string>, excepted: ReadonlySet<string>): Sorted => {
  const [only] = entry.meant;
  const isPlain = entry.meant.length === 1 && entry.why === undefined && entry.whys === undefined;
  if (isPlain && only !== undefined && !seen.has(only) && !excepted.has(only)) {
    seen.add(only);
    return { kept: entry.meant, why: undefined };
  }
  const kept: string[] = [];
  let why = entry.whys === undefined ? entry.why : undefined;
  let isAgain = false;
  for (const [at, number] of entry.meant.entries()) {
    if (excepted.has(number)) continue;
    const own = entry.whys === undefined ? entry.why : entry.whys[at];
    why ??= own;
    if (!staysInList(own)) continue;
    if (seen.has(number)) isAgain = true;
    else {
      seen.add(number);
      kept.push(number);
    }
  }
  return { kept, why: isAgain && staysInList(why) ? 'duplicate' : why };
};

/** Draws up the list, the tokens and the problems. */
export const settle = (entries: readonly Entry[]): NumbersRead => {
  const { excepted, unclear } = leftOut(entries);
  const seen = new Set<string>();
  const read: NumbersRead = { numbers: [], tokens: [], problems: [] };
  for (const entry of entries) {
    const { token, meant, aside } = entry;
    const isLeftOut =
      entry.isExcepted === true ||
      (excepted.size > 0 && meant.length > 0 && meant.every((number) => excepted.has(number)));
    if (aside !== undefined || (isLeftOut && !unclear.has(entry))) {
      read.tokens.push({ token, numbers: [], aside: aside ?? 'excepted' });
      continue;
    }
    const sorted = unclear.has(entry) ? { kept: [], why: 'ambiguous' as const } : sort(entry, seen, excepted);
    for (const number of sorted.kept) read.numbers.push(number);
    if (entry.cut !== undefined && !unclear.has(entry)) continue;
    if (sorted.why === undefined) read.tokens.push({ token, numbers: sorted.kept });
    else {
      read.tokens.push({ token, numbers: sorted.kept, why: sorted.why });
      read.problems.push({ token, why: sorted.why });
    }
  }
  return read;
};
