/** Chance from a seed: the same seed makes the same cases, on any machine. */
import fc from 'fast-check';

export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(all: readonly T[]): T;
  isOneIn(count: number): boolean;
}

/** Mulberry32: small, fast and good enough to wander through cases. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick(all) {
      const picked = all[below(all.length)];
      if (picked === undefined && all.length === 0) throw new Error('There is nothing to pick from');
      return picked as (typeof all)[number];
    },
    isOneIn: (count) => below(count) === 0,
  };
}

/** Values of an arbitrary, made ahead: to draw them one by one would cost more than the cases. */
export const drawn = <T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): readonly T[] =>
  fc.sample(arbitrary, { seed, numRuns: count });
