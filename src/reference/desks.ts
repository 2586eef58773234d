import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './desks.json' with { type: 'json' };
import en from './desks.en.json' with { type: 'json' };
import nb from './desks.nb.json' with { type: 'json' };

export const deskIds = ['PHD', 'PTS', 'TAC', 'COLLECTIONS', 'CES'] as const;
export type DeskId = (typeof deskIds)[number];

export const regions = ['northAmerica', 'emea', 'apac'] as const;
export type Region = (typeof regions)[number];

const contactSchema = z.strictObject({
  northAmerica: z.string().optional(),
  emea: z.string().optional(),
  apac: z.string().optional(),
  email: z.string().optional(),
  /** Where a case is opened. */
  case: z.url().optional(),
});

const schema = z.strictObject({
  source: z.string().min(1),
  /** Day the contacts were read. */
  date: z.iso.date(),
  desks: z.array(z.strictObject({ id: z.enum(deskIds), contact: contactSchema })),
  /** The countries of the plan by region. */
  countries: z.record(z.enum(regions), z.array(z.string())),
  subjects: z.array(
    z.strictObject({
      id: z.string(),
      desk: z.enum(deskIds),
      source: z.string().min(1),
      /** The flow that may settle it without the desk. */
      deed: z.string().optional(),
      /** Gives way to any other subject of the desk. */
      general: z.boolean().optional(),
    }),
  ),
});

const textsSchema = z.strictObject({
  desks: z.record(
    z.enum(deskIds),
    z.strictObject({
      name: z.string(),
      /** What the desk is for, to go on after “for”. */
      takes: z.string(),
      /** How it is reached, with `{…}` for what the row has. */
      reach: z.string(),
    }),
  ),
  regions: z.record(z.enum(regions), z.string()),
  /** Why a subject is this desk's. */
  subjects: z.record(z.string(), z.string()),
});

const parsed = schema.parse(data);
export const { source: desksSource, date: desksDate, desks, subjects: deskSubjects } = parsed;
export type Desk = (typeof desks)[number];
export type DeskSubject = (typeof deskSubjects)[number];

export const deskTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

const byId = new Map(desks.map((row) => [row.id, row]));
const subjectById = new Map(deskSubjects.map((row) => [row.id, row]));

export const deskContact = (id: DeskId): Desk['contact'] => byId.get(id)?.contact ?? {};

export const deskSubject = (id: string): DeskSubject | undefined => subjectById.get(id);

/** Undefined for a country no region has: then it is asked. */
export const regionOfCountry = (country: string): Region | undefined =>
  regions.find((region) => parsed.countries[region].includes(country));

export const deskName = (id: DeskId, locale: Locale): string => deskTextTables[locale].desks[id].name;

export const deskTakes = (id: DeskId, locale: Locale): string => deskTextTables[locale].desks[id].takes;

/** How the desk is reached, all regions together. */
export const deskReach = (id: DeskId, locale: Locale): string => {
  const contact: Readonly<Record<string, string | undefined>> = deskContact(id);
  return deskTextTables[locale].desks[id].reach.replace(/\{(\w+)\}/g, (_, key: string) => contact[key] ?? '');
};

export const whyDesk = (subject: string, locale: Locale): string =>
  deskTextTables[locale].subjects[subject] ?? '';

export const regionName = (region: Region, locale: Locale): string => deskTextTables[locale].regions[region];
