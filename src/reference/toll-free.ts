import { z } from 'zod';
import data from './toll-free.json' with { type: 'json' };

const schema = z.object({
  source: z.string(),
  rows: z.array(z.strictObject({ prefix: z.string().regex(/^\+\d{4,6}$/), inService: z.boolean() })),
});

const { rows } = schema.parse(data);

/** The three-digit toll-free codes of the USA and Canada, the reserved ones last. */
export const tollFreeCodes: readonly string[] = rows
  .filter((row) => row.prefix.startsWith('+1'))
  .sort((a, b) => Number(b.inService) - Number(a.inService))
  .map((row) => row.prefix.slice(2));

/** True as well for codes reserved for toll-free use. */
export const isTollFree = (e164: string): boolean => rows.some((row) => e164.startsWith(row.prefix));
