import { z } from 'zod';
import type { Locale } from '../locale.js';
import en from './esa-errors.en.json' with { type: 'json' };
import data from './esa-errors.json' with { type: 'json' };
import nb from './esa-errors.nb.json' with { type: 'json' };

const ids = [
  'not_found',
  'invalid_street',
  'more_detail',
  'several',
  'po_box',
  'not_postal',
  'zip_state',
  'no_coverage',
  'other_country',
  'not_yours',
  'in_order',
  'elsewhere',
  'set_elsewhere',
  'replaced',
  'unsure',
  'down',
  'other',
] as const;
export type EsaErrorId = (typeof ids)[number];

const schema = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.enum(ids),
      /** As providers send them. */
      codes: z.array(z.string()),
      titles: z.array(z.string()),
      source: z.string().min(1),
    }),
  ),
});
const textsSchema = z.record(z.enum(ids), z.strictObject({ label: z.string(), todo: z.string() }));

export const esaErrors = schema.parse(data).rows;
export const esaErrorTexts = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** The row of a provider's code or title; one nobody knows is `other`. */
export const esaError = ({ code, title }: { readonly code: string; readonly title: string }): EsaErrorId =>
  esaErrors.find(({ codes, titles }) => codes.includes(code) || titles.includes(title.toUpperCase()))?.id ??
  'other';

export const esaErrorText = (id: EsaErrorId, locale: Locale) => esaErrorTexts[locale][id];
