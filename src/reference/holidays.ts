import { easter } from 'date-easter';
import { z } from 'zod';
import type { Locale } from '../locale.js';
import { type Country, countrySchema } from './countries.js';
import en from './holidays.en.json' with { type: 'json' };
import data from './holidays.json' with { type: 'json' };
import nb from './holidays.nb.json' with { type: 'json' };

/** Monday is 1, Sunday 7. */
const weekday = z.int().min(1).max(7);
const month = z.int().min(1).max(12);
const day = z.int().min(1).max(31);

const rowSchema = z.strictObject({
  id: z.string(),
  country: countrySchema,
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), month, day }),
    /** The nth weekday of the month; -1 is the last. */
    z.strictObject({ kind: z.literal('nth'), month, weekday, nth: z.int().min(-1).max(4) }),
    /** The last such weekday before the date. */
    z.strictObject({ kind: z.literal('before'), month, day, weekday }),
    /** Days from Easter Sunday. */
    z.strictObject({ kind: z.literal('easter'), offset: z.int() }),
  ]),
  /**
   * The day in lieu when it falls on a weekend: `nearest` is Friday for Saturday and Monday for Sunday, `next`
   * is the next weekday that is no holiday itself.
   */
  observed: z.enum(['none', 'nearest', 'next']),
  /** First year of the rule. */
  since: z.int().optional(),
});
export type HolidayRow = z.infer<typeof rowSchema>;

const schema = z.object({ sources: z.record(countrySchema, z.string()), rows: z.array(rowSchema) });
const table = schema.parse(data);

/** National days off; those of single states, provinces, Scotland and Northern Ireland are not among them. */
export const holidayRows = table.rows;
export const holidaySources = table.sources;

const textsSchema = z.record(z.string(), z.string());
export const holidayTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** As it stands inside a sentence; the id itself when there is no row. */
export const holidayName = (id: string, locale: Locale): string => holidayTextTables[locale][id] ?? id;

const dayMs = 86_400_000;
const utc = (year: number, monthNo: number, dayNo: number): Date =>
  new Date(Date.UTC(year, monthNo - 1, dayNo));
const plus = (date: Date, days: number): Date => new Date(date.getTime() + days * dayMs);
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const weekdayOf = (date: Date): number => date.getUTCDay() || 7;
const isWeekend = (date: Date): boolean => weekdayOf(date) > 5;

function dateOf({ rule }: HolidayRow, year: number): Date {
  switch (rule.kind) {
    case 'fixed':
      return utc(year, rule.month, rule.day);
    case 'easter': {
      const sunday = easter(year);
      return plus(utc(year, sunday.month, sunday.day), rule.offset);
    }
    case 'before': {
      const end = plus(utc(year, rule.month, rule.day), -1);
      return plus(end, -((weekdayOf(end) - rule.weekday + 7) % 7));
    }
    case 'nth': {
      if (rule.nth < 0) {
        const end = utc(year, rule.month + 1, 0);
        return plus(end, -((weekdayOf(end) - rule.weekday + 7) % 7));
      }
      const first = utc(year, rule.month, 1);
      return plus(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (rule.nth - 1));
    }
  }
}

const nearest = (date: Date): Date => plus(date, weekdayOf(date) === 6 ? -1 : 1);

/** By the rules of one year; a day in lieu may lie in the year before. */
function daysOfRules(country: Country, year: number): readonly (readonly [string, string])[] {
  const rows = holidayRows.filter((row) => row.country === country && year >= (row.since ?? year));
  const days = rows.map((row) => ({ row, date: dateOf(row, year) }));
  // Reversed: where two fall on one day, the first of the table names it.
  const taken = new Map(days.toReversed().map(({ row, date }) => [isoDay(date), row.id]));
  for (const { row, date } of days) {
    if (row.observed === 'none' || !isWeekend(date)) continue;
    let free = row.observed === 'nearest' ? nearest(date) : plus(date, 1);
    while (row.observed === 'next' && (isWeekend(free) || taken.has(isoDay(free)))) free = plus(free, 1);
    taken.set(isoDay(free), row.id);
  }
  return [...taken];
}

const known = new Map<string, ReadonlyMap<string, string>>();

const daysOff = (country: Country, year: number): ReadonlyMap<string, string> => {
  const key = `${country}${year}`;
  const days = known.get(key) ?? new Map([...daysOfRules(country, year), ...daysOfRules(country, year + 1)]);
  if (known.size > 200) known.clear();
  known.set(key, days);
  return days;
};

/** Id of the holiday on that date (`YYYY-MM-DD`), days in lieu included; none where the table has no country. */
export const holidayOn = (date: string, country: Country): string | undefined =>
  daysOff(country, Number(date.slice(0, 4))).get(date);
