import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './statuses.json' with { type: 'json' };
import en from './statuses.en.json' with { type: 'json' };
import nb from './statuses.nb.json' with { type: 'json' };

const schema = z.object({
  source: z.string(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      /** Orders of new numbers, blocks and requests share `new`. */
      vocabulary: z.enum(['new', 'port']),
      variants: z.array(z.enum(['A', 'B'])).min(1),
      /** No status follows this one. */
      final: z.boolean().default(false),
      contact: z.enum(['TAC', 'PTS']).optional(),
    }),
  ),
});
const told = { meaning: z.string(), next: z.string() };
const textsSchema = z.record(
  z.string(),
  z.strictObject({
    label: z.string(),
    ...told,
    /** Said instead where the order is known to be filed, and the status alone would not tell. */
    filed: z.strictObject(told).optional(),
  }),
);

/** Statuses as Control Hub shows them, and the safe row `unknown` of each vocabulary. */
export const statuses = schema.parse(data).rows;
export type Status = (typeof statuses)[number];
export type StatusVocabulary = Status['vocabulary'];
export type StatusTexts = z.infer<typeof textsSchema>[string];

export const statusTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

const key = (vocabulary: StatusVocabulary, id: string) => `${vocabulary}.${id}`;
const byKey = new Map(statuses.map((row) => [key(row.vocabulary, row.id), row]));

export const status = (vocabulary: StatusVocabulary, id: string): Status | undefined =>
  byKey.get(key(vocabulary, id));

/** What to tell of a status; any id without a row gets the texts of `unknown`. */
export const statusTexts = (vocabulary: StatusVocabulary, id: string, locale: Locale): StatusTexts => {
  const table = statusTextTables[locale];
  const texts = table[key(vocabulary, id)] ?? table[key(vocabulary, 'unknown')];
  return texts ?? { label: id, meaning: id, next: id };
};
