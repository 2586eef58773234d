import { z } from 'zod';
import data from './shapes.json' with { type: 'json' };
import type { GroupItem } from './items.js';
import type { Reading } from './number-plans.js';

const shape = z.string().regex(/^\d+(?:-\d+)*$/);
const { nanp, no, gb } = z
  .strictObject({ source: z.string(), nanp: z.array(shape), no: z.array(shape), gb: z.array(shape) })
  .parse(data);

const customary: Readonly<Record<Reading['plan'], ReadonlySet<string>>> = {
  nanp: new Set(nanp),
  no: new Set(no),
  gb: new Set(gb),
  other: new Set(),
};

/** The lengths of the groups without country code and trunk prefix, which may stand apart or not. */
export const nationalShape = (groups: readonly GroupItem[], national: string): string => {
  const lengths: number[] = [];
  let left = national.length;
  for (let at = groups.length - 1; at >= 0 && left > 0; at -= 1) {
    const length = Math.min(groups[at]?.digits.length ?? 0, left);
    lengths.unshift(length);
    left -= length;
  }
  return lengths.join('-');
};

export type Custom = 'usual' | 'digit by digit' | 'unusual';

/** Whether people write such a number in such groups. */
export const customOf = (groups: readonly GroupItem[], { national, plan }: Reading): Custom => {
  const lengths = nationalShape(groups, national);
  if (customary[plan].has(lengths)) return 'usual';
  return /^1(?:-1)+$/.test(lengths) ? 'digit by digit' : 'unusual';
};
