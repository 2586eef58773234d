import { z } from 'zod';
import data from './shapes.json' with { type: 'json' };
import type { GroupItem } from './items.js';
import type { Reading } from './number-plans.js';

const lengths = z.string().regex(/^\d+(?:-\d+)*$/);
const { nanp, no, noService, gb } = z
  .strictObject({
    source: z.string(),
    nanp: z.array(lengths),
    no: z.array(lengths),
    noService: z.array(lengths),
    gb: z.array(lengths),
  })
  .parse(data);

const customary: Readonly<Record<Reading['plan'], ReadonlySet<string>>> = {
  nanp: new Set(nanp),
  no: new Set(no),
  gb: new Set(gb),
  other: new Set(),
};
const ofService: ReadonlySet<string> = new Set(noService);

/** The lengths of the groups without country code and trunk prefix, which may stand apart or not. */
const nationalShape = (groups: readonly GroupItem[], from: number, to: number, national: number): string => {
  let shape = '';
  let left = national;
  for (let at = to - 1; at >= from && left > 0; at -= 1) {
    const length = Math.min(groups[at]?.digits.length ?? 0, left);
    shape = shape === '' ? String(length) : `${length}-${shape}`;
    left -= length;
  }
  return shape;
};

export type Custom = 'usual' | 'digit by digit' | 'unusual';

/** Whether people write such a number in such groups. */
export const customOf = (
  groups: readonly GroupItem[],
  from: number,
  to: number,
  { national, plan }: Reading,
): Custom => {
  const shape = nationalShape(groups, from, to, national.length);
  if (customary[plan].has(shape)) return 'usual';
  if (plan === 'no' && national.startsWith('8') && ofService.has(shape)) return 'usual';
  return /^1(?:-1)+$/.test(shape) ? 'digit by digit' : 'unusual';
};
