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

const wanted = (entries: readonly Entry[]): readonly string[] => [
  ...new Set(entries.filter(({ isExcepted }) => isExcepted !== true).flatMap(({ meant }) => meant)),
];

/** What "except the last two" leaves out; undefined when it cannot be told. */
const cutFrom = (entries: readonly Entry[], at: number): readonly string[] | undefined => {
  const { end, count } = entries[at]?.cut ?? { end: 'last', count: 0 };
  const before = entries.slice(0, at);
  const nearest = before.findLast(({ meant }) => meant.length > 0)?.meant ?? [];
  const earlier = nearest.length > 1 ? nearest : wanted(before);
  const all = earlier.length > 0 ? earlier : wanted(entries.slice(at + 1));
  if (all.length <= count) return undefined;
  return end === 'last' ? all.slice(-count) : all.slice(0, count);
};

const exceptionsOf = (entries: readonly Entry[]) => {
  const excepted = new Set<string>();
  const unclear = new Set<Entry>();
  entries.forEach((entry, at) => {
    if (entry.isExcepted === true) for (const number of entry.meant) excepted.add(number);
    const { suffix } = entry;
    if (suffix !== undefined) {
      for (const number of wanted(entries)) if (number.endsWith(suffix)) excepted.add(number);
    }
    if (entry.cut === undefined) return;
    const cut = cutFrom(entries, at);
    if (cut === undefined) unclear.add(entry);
    else for (const number of cut) excepted.add(number);
  });
  return { excepted, unclear };
};

interface Sorted {
  readonly kept: readonly string[];
  readonly why: Why | undefined;
}

/** Puts the numbers of one token into the list as far as they may stand there. */
const sort = (entry: Entry, seen: Set<string>, excepted: ReadonlySet<string>): Sorted => {
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
  const { excepted, unclear } = exceptionsOf(entries);
  const seen = new Set<string>();
  const read: NumbersRead = { numbers: [], tokens: [], problems: [] };
  for (const entry of entries) {
    const { token, meant, aside } = entry;
    const isLeftOut =
      entry.isExcepted === true || (meant.length > 0 && meant.every((number) => excepted.has(number)));
    if (aside !== undefined || (isLeftOut && !unclear.has(entry))) {
      read.tokens.push({ token, numbers: [], aside: aside ?? 'excepted' });
      continue;
    }
    const sorted = unclear.has(entry) ? { kept: [], why: 'ambiguous' as const } : sort(entry, seen, excepted);
    for (const number of sorted.kept) read.numbers.push(number);
    if (entry.cut !== undefined && !unclear.has(entry)) continue;
    read.tokens.push({ token, numbers: sorted.kept, ...(sorted.why !== undefined && { why: sorted.why }) });
    if (sorted.why !== undefined) read.problems.push({ token, why: sorted.why });
  }
  return read;
};
