import { z } from 'zod';
import type { Locale } from '../locale.js';
import en from './port-day.en.json' with { type: 'json' };
import data from './port-day.json' with { type: 'json' };
import nb from './port-day.nb.json' with { type: 'json' };

const lists = ['day_before', 'test', 'port_out'] as const;
export type PortDayList = (typeof lists)[number];

/** What to look after around the day of a port, and when numbers are asked away. */
export const portDayRows = z
  .strictObject({
    source: z.string(),
    rows: z.array(z.strictObject({ id: z.string(), list: z.enum(lists), source: z.string() })),
  })
  .parse(data).rows;

const textsSchema = z.record(z.string(), z.string());
export const portDayTexts = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** The sentences of a list, in its order. */
export const portDay = (list: PortDayList, locale: Locale): readonly string[] =>
  portDayRows.filter((row) => row.list === list).map(({ id }) => portDayTexts[locale][id] ?? '');
