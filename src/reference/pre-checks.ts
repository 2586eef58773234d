import { z } from 'zod';
import type { Locale } from '../locale.js';
import { rejectionIds } from './rejections.js';
import data from './pre-checks.json' with { type: 'json' };
import en from './pre-checks.en.json' with { type: 'json' };
import nb from './pre-checks.nb.json' with { type: 'json' };

export const preCheckWhys = [
  'account_number_missing',
  'account_number_mobile',
  'account_number_differs',
  'authorised_name_missing',
  'authorised_name_differs',
  'loa_signer_differs',
  'btn_missing',
  'btn_not_a_number',
  'btn_other_country',
  'btn_other_carrier',
  'btn_differs_told',
  'btn_differs_bill',
  'business_name_missing',
  'business_name_differs',
  'several_btns',
  'several_carriers',
  'date_not_a_date',
  'date_past',
  'date_weekend',
  'date_holiday',
  'date_too_soon',
  'date_too_late',
  'date_outside_hours',
  'pin_missing_mobile',
  'number_in_order',
  'btn_in_order',
  'main_btn_scope',
  'main_btn_new',
  'new_btn_not_a_number',
  'new_btn_ported',
  'new_btn_old',
  'address_missing',
  'address_po_box',
  'address_differs',
  'city_missing',
  'state_missing',
  'state_unknown',
  'number_toll_free',
  'number_not_portable',
  'number_manual',
  'number_feature',
  'rate_center_not_covered',
  'zip_missing',
  'zip_format',
  'zip_state',
  'zip_differs',
  'bill_missing',
  'bill_too_old',
  'bill_in_future',
  'bill_faulty',
  'loa_missing',
  'loa_numbers',
  'loa_faulty',
] as const;
export type PreCheckWhy = (typeof preCheckWhys)[number];

const textsSchema = z.record(z.enum(preCheckWhys), z.string());

/** What a look at the draft can find before it is filed, and which rejection it would lead to. */
export const preCheckRows = z
  .object({
    rows: z.array(
      z.strictObject({
        id: z.enum(preCheckWhys),
        rejection: z.enum(rejectionIds),
        source: z.string().min(1),
      }),
    ),
  })
  .parse(data).rows;

export const preCheckTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** One sentence: what is wrong and what to do. Numbers, dates and holidays stand beside it, not in it. */
export const preCheckText = (id: PreCheckWhy, locale: Locale): string => preCheckTextTables[locale][id];
