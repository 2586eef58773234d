import { z } from 'zod';
import { type Country, countries } from './countries.js';
import data from './postal-codes.json' with { type: 'json' };

const schema = z.object({
  rows: z.array(
    z.strictObject({
      country: z.enum(countries),
      /** Of the code in capitals. */
      pattern: z.string(),
      /** The states that the first character may stand for, where it tells. */
      first: z.record(z.string().length(1), z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)).optional(),
      source: z.string().min(1),
    }),
  ),
});

/** The form of the postal codes, and roughly which states they lie in. */
export const postalCodes = schema.parse(data).rows;

const byCountry = new Map(
  postalCodes.map((row) => [row.country, { ...row, pattern: new RegExp(row.pattern) }]),
);

export type PostalCheck = 'ok' | 'wrong_form' | 'other_state';

/** Spaces around it and small letters do not matter. A state that the table does not know is never wrong. */
export function checkPostalCode(code: string, country: Country, state?: string): PostalCheck {
  const row = byCountry.get(country);
  const text = code.trim().toUpperCase();
  if (!row?.pattern.test(text)) return 'wrong_form';
  const states = row.first?.[text.slice(0, 1)];
  const known = Object.values(row.first ?? {}).flat();
  const its = state?.trim().toUpperCase();
  return states && its && known.includes(its) && !states.includes(its) ? 'other_state' : 'ok';
}
