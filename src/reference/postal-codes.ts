import { z } from 'zod';
import { addressFormat } from './address-formats.js';
import { type Country, countrySchema } from './countries.js';
import data from './postal-codes.json' with { type: 'json' };

const schema = z.object({
  rows: z.array(
    z.strictObject({
      country: countrySchema,
      /** The states that the first character may stand for. */
      first: z.record(z.string().length(1), z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)),
      source: z.string().min(1),
    }),
  ),
});

/** Roughly which states the postal codes lie in; their form is that of `address-formats`. */
export const postalCodes = schema.parse(data).rows;

const statesByCountry = new Map(postalCodes.map(({ country, first }) => [country, first]));
const forms = new Map<Country, RegExp>();

function formOf(country: Country): RegExp {
  const form = forms.get(country) ?? new RegExp(`^(?:${addressFormat(country).pattern})$`);
  forms.set(country, form);
  return form;
}

export type PostalCheck = 'ok' | 'wrong_form' | 'other_state';

/** Spaces around it and small letters do not matter. A state that the table does not know is never wrong. */
export function checkPostalCode(code: string, country: Country, state?: string): PostalCheck {
  const text = code.trim().toUpperCase();
  if (!formOf(country).test(text)) return 'wrong_form';
  const first = statesByCountry.get(country);
  const states = first?.[text.slice(0, 1)];
  const known = Object.values(first ?? {}).flat();
  const its = state?.trim().toUpperCase();
  return states && its && known.includes(its) && !states.includes(its) ? 'other_state' : 'ok';
}
