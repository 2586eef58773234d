import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './policies-new-numbers.json' with { type: 'json' };
import en from './policies-new-numbers.en.json' with { type: 'json' };
import nb from './policies-new-numbers.nb.json' with { type: 'json' };

const ids = [
  'order_limit',
  'trial_limit',
  'no_toll_free',
  'location_enabled',
  'existing_location',
  'high_volume',
  'block_paid_only',
  'block_limit',
  'block_sizes',
  'block_whole',
  'esa_default',
  'terms_activate',
  'terms_customer',
  'by_request',
  'no_guarantee',
  'number_billing',
] as const;
export type NewNumbersPolicyId = (typeof ids)[number];

const schema = z.object({
  rows: z.array(
    z.strictObject({
      id: z.enum(ids),
      source: z.string(),
      /** The row of `limits` whose figure the text tells. */
      limit: z.enum(['numbersPerOrder', 'numbersInTrial', 'numbersPerBlock']).optional(),
    }),
  ),
});
const textsSchema = z.record(z.enum(ids), z.string());

/** The rules for new numbers that a flow may have to explain. */
export const newNumbersPolicies = schema.parse(data).rows;

export const newNumbersPolicyTexts = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** One or two sentences that say why. */
export const whyNewNumbers = (id: NewNumbersPolicyId, locale: Locale): string =>
  newNumbersPolicyTexts[locale][id];
