import { z } from 'zod';
import { countrySchema } from './countries.js';
import type { Locale } from '../locale.js';
import data from './policies-porting.json' with { type: 'json' };
import en from './policies-porting.en.json' with { type: 'json' };
import nb from './policies-porting.nb.json' with { type: 'json' };

const ids = [
  'trial_no_ports',
  'no_toll_free',
  'location_enabled',
  'licences',
  'messaging_moves',
  'bill_age',
  'bill_format',
  'loa_signatory',
  'loa_on_screen',
  'loa_form',
  'loa_later',
  'loa_numbers',
  'must_match',
  'reseller',
  'service_address',
  'csr',
  'pin',
  'date_no_promise',
  'date_window',
  'carrier_answer',
  'one_account_together',
  'separate_accounts',
  'no_second_order',
  'main_btn_last',
  'replacement_btn',
  'numbers_final',
  'keep_active',
  'remove_freeze',
  'other_services_end',
  'one_reason_at_a_time',
  'esa_default',
  'incoming_numbers',
  'no_fee',
  'billing_starts',
  'day_of_port',
  'wait_after_activation',
  'port_out_deadline',
] as const;
export type PortingPolicyId = (typeof ids)[number];

const schema = z.object({
  rows: z.array(
    z.strictObject({
      id: z.enum(ids),
      source: z.string().min(1),
      /** The row of `limits` whose figure the text tells. */
      limit: z.enum(['billAgeDays', 'portLatestDays', 'portLeadDays', 'carrierAnswerDays']).optional(),
      /** Countries it is told for; all when absent. */
      countries: z.array(countrySchema).optional(),
      variants: z.array(z.enum(['A', 'B'])).default(['A', 'B']),
    }),
  ),
});
const textsSchema = z.record(z.enum(ids), z.string());

/** The rules of porting that a flow may have to explain. */
export const portingPolicies = schema.parse(data).rows;

export const portingPolicyTexts = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** One or two sentences that say why. */
export const whyPorting = (id: PortingPolicyId, locale: Locale): string => portingPolicyTexts[locale][id];
