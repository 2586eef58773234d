import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './port-actions.json' with { type: 'json' };
import en from './port-actions.en.json' with { type: 'json' };
import nb from './port-actions.nb.json' with { type: 'json' };

export const portActions = ['edit', 'new_date', 'cancel', 'expedite', 'documents', 'pts'] as const;
export type PortAction = (typeof portActions)[number];

export const portActionWhys = [
  'edit_before_foc',
  'edit_rejected',
  'edit_after_foc',
  'date_before_foc',
  'date_rejected',
  'date_after_foc',
  'date_passed',
  'cancel_before_foc',
  'cancel_after_foc',
  'expedite_pts',
  'documents_open',
  'pts_open',
  'pts_snapback',
  'completed',
  'cancelled',
] as const;
export type PortActionWhy = (typeof portActionWhys)[number];

export const portRisks = ['none', 'minimal', 'low', 'moderate', 'high'] as const;
export type PortRisk = (typeof portRisks)[number];

const schema = z.object({
  source: z.string(),
  actions: z.array(z.strictObject({ id: z.enum(portActions), source: z.string().min(1) })),
  whys: z.array(z.strictObject({ id: z.enum(portActionWhys), source: z.string().min(1) })),
  risks: z.array(
    z.strictObject({
      id: z.enum(portRisks),
      /** Fewer hours than this to the confirmed time; the first row that fits counts. */
      below: z.int().positive().optional(),
      source: z.string().min(1),
    }),
  ),
  /** Hours after activation within which a snapback may be possible. */
  snapbackHours: z.strictObject({ value: z.int().positive(), source: z.string().min(1) }),
});

const textsSchema = z.object({
  actions: z.record(z.enum(portActions), z.string()),
  whys: z.record(z.enum(portActionWhys), z.string()),
  risks: z.record(z.enum(portRisks), z.strictObject({ label: z.string(), meaning: z.string() })),
});

/** What can still be done with a port order, why, and at what risk. */
export const portActionTable = schema.parse(data);
export const portActionTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** A few words for a row or a button. */
export const portActionLabel = (id: PortAction, locale: Locale): string =>
  portActionTextTables[locale].actions[id];

/** One or two sentences: what holds, and what to do. */
export const portActionText = (id: PortActionWhy, locale: Locale): string =>
  portActionTextTables[locale].whys[id];

export const portRiskTexts = (
  id: PortRisk,
  locale: Locale,
): { readonly label: string; readonly meaning: string } => portActionTextTables[locale].risks[id];

/** Of changing or cancelling after FOC, by the hours left; before FOC there is none. */
export const riskOfHours = (hours: number): PortRisk =>
  portActionTable.risks.find(({ below }) => below !== undefined && hours < below)?.id ?? 'minimal';
