import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './port-dates.json' with { type: 'json' };
import en from './port-dates.en.json' with { type: 'json' };
import nb from './port-dates.nb.json' with { type: 'json' };

export const portDateIds = ['requested', 'earliest', 'confirmed', 'activation'] as const;
export type PortDateId = (typeof portDateIds)[number];

const textsSchema = z.record(
  z.enum(portDateIds),
  z.strictObject({
    label: z.string(),
    meaning: z.string(),
    /** What stands instead of the date while there is none. */
    none: z.string(),
  }),
);
export type PortDateTexts = z.infer<typeof textsSchema>[PortDateId];

/** Four different dates of one port, never shown without their label. */
export const portDateRows = z
  .object({ rows: z.array(z.strictObject({ id: z.enum(portDateIds), source: z.string().min(1) })) })
  .parse(data).rows;

export const portDateTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

export const portDateTexts = (id: PortDateId, locale: Locale): PortDateTexts =>
  portDateTextTables[locale][id];
