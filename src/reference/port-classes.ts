import { z } from 'zod';
import type { Locale } from '../locale.js';
import en from './port-classes.en.json' with { type: 'json' };
import data from './port-classes.json' with { type: 'json' };
import nb from './port-classes.nb.json' with { type: 'json' };

export const portClasses = ['simple', 'standard', 'project', 'complex'] as const;
export type PortClass = (typeof portClasses)[number];

const rowSchema = z.strictObject({
  id: z.enum(portClasses),
  /** Numbers in one order at most. */
  most: z.int().positive(),
  /** A customer service record is needed in the USA and Canada. */
  csr: z.boolean(),
  /** Business days to allow between submission and the date asked for. */
  lead: z.int().positive(),
  /** Business days to process, where they are told. */
  days: z.strictObject({ from: z.int().positive(), to: z.int().positive() }).optional(),
  /** After activation, before anybody opens a case. */
  waitMinutes: z.int().positive(),
  source: z.string().min(1),
});
export type PortClassRow = z.infer<typeof rowSchema>;

const textsSchema = z.record(
  z.enum(portClasses),
  z.strictObject({ label: z.string(), meaning: z.string(), documents: z.string(), expect: z.string() }),
);
export type PortClassTexts = z.infer<typeof textsSchema>[PortClass];

export const portClassRows = z.object({ source: z.string(), rows: z.array(rowSchema) }).parse(data).rows;
const byId = new Map(portClassRows.map((row) => [row.id, row]));

export const portClassRow = (id: PortClass): PortClassRow => {
  const row = byId.get(id);
  if (!row) throw new Error(`Port class ${id} has no row in port-classes.json; add it.`);
  return row;
};

export const portClassTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

export const portClassTexts = (id: PortClass, locale: Locale): PortClassTexts =>
  portClassTextTables[locale][id];
