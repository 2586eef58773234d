import type { Entry } from './ledger.js';

/** What the text leaves out of its own numbers. */
export interface LeftOut {
  readonly excepted: ReadonlySet<string>;
  /** "Except the last two" where it cannot be told of what. */
  readonly unclear: ReadonlySet<Entry>;
}

const wanted = (entries: readonly Entry[]): readonly string[] => [
  ...new Set(entries.filter(({ isExcepted }) => isExcepted !== true).flatMap(({ meant }) => meant)),
];

/** Of a range right before, of the numbers so far, or of the whole text when it begins with the exception. */
const leaveOutCuts = (entries: readonly Entry[], whole: () => readonly string[], excepted: Set<string>) => {
  const unclear = new Set<Entry>();
  const earlier = new Set<string>();
  const sofar: string[] = [];
  let nearest: readonly string[] = [];
  for (const entry of entries) {
    if (entry.meant.length > 0) nearest = entry.meant;
    if (entry.isExcepted !== true) {
      for (const number of entry.meant) {
        if (!earlier.has(number)) sofar.push(number);
        earlier.add(number);
      }
    }
    if (entry.cut === undefined) continue;
    const { end, count } = entry.cut;
    const all = nearest.length > 1 ? nearest : sofar.length > 0 ? sofar : whole();
    if (all.length <= count) unclear.add(entry);
    else for (const number of end === 'last' ? all.slice(-count) : all.slice(0, count)) excepted.add(number);
  }
  return unclear;
};

/** "All except 0105:" in front of the numbers. */
const leaveOutSuffixes = (
  entries: readonly Entry[],
  whole: () => readonly string[],
  excepted: Set<string>,
) => {
  const suffixes = new Set(entries.flatMap(({ suffix }) => suffix ?? []));
  if (suffixes.size === 0) return;
  const lengths = new Set(Array.from(suffixes, ({ length }) => length));
  for (const number of whole()) {
    for (const length of lengths) if (suffixes.has(number.slice(-length))) excepted.add(number);
  }
};

export const leftOut = (entries: readonly Entry[]): LeftOut => {
  const excepted = new Set<string>();
  let known: readonly string[] | undefined;
  const whole = (): readonly string[] => (known ??= wanted(entries));
  for (const { isExcepted, meant } of entries) {
    if (isExcepted === true) for (const number of meant) excepted.add(number);
  }
  leaveOutSuffixes(entries, whole, excepted);
  return { excepted, unclear: leaveOutCuts(entries, whole, excepted) };
};
