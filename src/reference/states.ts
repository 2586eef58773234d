import { z } from 'zod';
import type { Locale } from '../locale.js';
import { foldName } from './fold-name.js';
import data from './states.json' with { type: 'json' };

const schema = z.object({
  source: z.string(),
  rows: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z]{2}$/),
      country: z.enum(['US', 'CA']),
      kind: z.enum(['state', 'district', 'territory', 'province']),
      en: z.string(),
      /** Only where Norwegian has its own name. */
      nb: z.string().optional(),
      /** Abbreviations that are no word of either language. */
      short: z.array(z.string()).default([]),
    }),
  ),
});

/** States, provinces and territories of the USA and Canada. */
export const states = schema.parse(data).rows;
export type State = (typeof states)[number];

const byCode = new Map(states.map((row) => [row.code, row]));
const byName = new Map(
  states.flatMap((row) =>
    [row.en, row.nb ?? row.en, ...row.short].map((name) => [foldName(name), row] as const),
  ),
);

/** By two-letter code in any case. */
export const state = (code: string): State | undefined => byCode.get(code.toUpperCase());

/** By English or Norwegian name or safe abbreviation; accents and case do not matter. */
export const stateByName = (name: string): State | undefined => byName.get(foldName(name));

/** The code itself when the table does not know it. */
export const stateName = (code: string, locale: Locale): string => {
  const row = state(code);
  return (locale === 'nb' ? row?.nb : undefined) ?? row?.en ?? code;
};

export const statesOfCountry = (country: string): readonly State[] =>
  states.filter((row) => row.country === country);
