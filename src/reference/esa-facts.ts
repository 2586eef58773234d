import { z } from 'zod';
import type { Locale } from '../locale.js';
import en from './esa-facts.en.json' with { type: 'json' };
import data from './esa-facts.json' with { type: 'json' };
import nb from './esa-facts.nb.json' with { type: 'json' };

const ids = [
  'covers_all',
  'one_user',
  'cannot_read',
  'callback_counts',
  'extension_only',
  'not_location_address',
  'custom_untold',
  'same_country',
  'ecbn_RECOMMENDED',
  'ecbn_NOT_RECOMMENDED',
  'ecbn_INVALID',
] as const;
export type EsaFactId = (typeof ids)[number];

const textsSchema = z.record(z.enum(ids), z.string());

/** What is known of emergency addresses (ESA) and callback numbers (ECBN). */
export const esaFacts = z
  .strictObject({ rows: z.array(z.strictObject({ id: z.enum(ids), source: z.string().min(1) })) })
  .parse(data).rows;
export const esaFactTexts = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

export const esaFact = (id: EsaFactId, locale: Locale): string => esaFactTexts[locale][id];
