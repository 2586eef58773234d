import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './portability.json' with { type: 'json' };
import en from './portability.en.json' with { type: 'json' };
import nb from './portability.nb.json' with { type: 'json' };

/** Reasons of the verdicts other than yes; `other` is the row of any code that has none. */
export const portabilityReasonIds = [
  'rate_center_not_covered',
  'carrier_not_supported',
  'not_in_service',
  'toll_free',
  'special_number',
  'special_feature',
  'manual_only',
  'already_with_cisco',
  'open_order',
  'no_answer',
  'unknown_range',
  'other',
] as const;
export type PortabilityReasonId = (typeof portabilityReasonIds)[number];

const rowSchema = z.strictObject({
  id: z.enum(portabilityReasonIds),
  /** The verdict it comes with; `any` for the safe row. */
  verdict: z.enum(['no', 'manual', 'in_progress', 'unknown', 'any']),
  /** PTS can look further into it. */
  pts: z.boolean(),
  source: z.string().min(1),
});
export type PortabilityReason = z.infer<typeof rowSchema>;

const textsSchema = z.record(
  z.enum(portabilityReasonIds),
  z.strictObject({ label: z.string(), meaning: z.string(), todo: z.string() }),
);
export type PortabilityTexts = z.infer<typeof textsSchema>[PortabilityReasonId];

export const portabilityReasons = z.object({ rows: z.array(rowSchema) }).parse(data).rows;
export const portabilityTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

const byId = new Map<string, PortabilityReason>(portabilityReasons.map((row) => [row.id, row]));
const safeRow: PortabilityReason = { id: 'other', verdict: 'any', pts: true, source: 'no row for the code' };

/** Codes nobody knows get the safe row. */
export const portabilityReason = (code: string | undefined): PortabilityReason =>
  byId.get(code ?? '') ?? byId.get('other') ?? safeRow;

export const portabilityTexts = (code: string | undefined, locale: Locale): PortabilityTexts =>
  portabilityTextTables[locale][portabilityReason(code).id];
