import { z } from 'zod';
import data from './limits.json' with { type: 'json' };
import type { Why } from './outcome.js';

const { mostInRange, mostFromRanges } = z
  .strictObject({
    source: z.string(),
    mostInRange: z.number(),
    /** All ranges of one text together. */
    mostFromRanges: z.number(),
  })
  .parse(data);

export interface RangeRead {
  readonly meant: readonly string[];
  readonly why?: Why;
}

/** Replaces the last digits of a number by those written. */
export const withLastDigits = (e164: string, digits: string): string =>
  e164.slice(0, -digits.length) + digits;

/** Unfolds ranges until the text has named more numbers than anybody ports at once. */
export const createRanges = () => {
  let left = mostFromRanges;
  return (first: string, last: string): RangeRead => {
    if (first.length !== last.length) return { meant: [], why: 'ambiguous' };
    const from = Number(first.slice(1));
    const size = Number(last.slice(1)) - from + 1;
    if (size < 1) return { meant: [], why: 'range_reversed' };
    if (size > mostInRange || size > left) return { meant: [], why: 'range_too_large' };
    left -= size;
    return { meant: Array.from({ length: size }, (_, at) => `+${from + at}`) };
  };
};
