import { z } from 'zod';
import type { Locale } from '../locale.js';
import { deskIds } from './desks.js';
import { whyNewNumbers } from './policies-new-numbers.js';
import en from './pstn-setup.en.json' with { type: 'json' };
import data from './pstn-setup.json' with { type: 'json' };
import nb from './pstn-setup.nb.json' with { type: 'json' };

const ids = [
  'service_active',
  'var_partner',
  'addendum',
  'licences',
  'country',
  'new_location',
  'ordinary_load',
  'toll_free',
  'trial',
  'contract_contact',
  'control_hub',
  'non_integrated',
] as const;
export type PstnSetupId = (typeof ids)[number];

/** Requirements and restrictions are asked about, the others are told where they matter. */
const kinds = ['requirement', 'restriction', 'told', 'step', 'banner'] as const;

const row = z.strictObject({
  id: z.enum(ids),
  kind: z.enum(kinds),
  /** The rule of the Calling Plan that says it, in the table of those. */
  policy: z.enum(['existing_location', 'high_volume', 'no_toll_free', 'trial_limit']).optional(),
  /** The desk that helps where it is not so. */
  desk: z.enum(deskIds).optional(),
  source: z.string().min(1),
});
const textsSchema = z.partialRecord(
  z.enum(ids),
  z.strictObject({ text: z.string().min(1), ifNot: z.string().min(1).optional() }),
);

/** What choosing Cisco PSTN for a location takes (fact sheet 1 and 2). */
export const pstnSetup = z.strictObject({ rows: z.array(row) }).parse(data).rows;
export const pstnSetupTexts = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

export const asksOfSetup = pstnSetup.filter(({ kind }) => kind === 'requirement' || kind === 'restriction');

/** The sentence to say yes to, or to be told; the rule where the row has no sentence of its own. */
export function setupText(id: PstnSetupId, locale: Locale): string {
  const policy = pstnSetup.find((one) => one.id === id)?.policy;
  return pstnSetupTexts[locale][id]?.text ?? (policy === undefined ? '' : whyNewNumbers(policy, locale));
}

/** What to do when it is not so. */
export function setupIfNot(id: PstnSetupId, locale: Locale): string {
  const policy = pstnSetup.find((one) => one.id === id)?.policy;
  return pstnSetupTexts[locale][id]?.ifNot ?? (policy === undefined ? '' : whyNewNumbers(policy, locale));
}
