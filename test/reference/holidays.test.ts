import { describe, expect, it } from 'vitest';
import type { Country } from '../../src/reference/countries.js';
import {
  holidayName,
  holidayOn,
  holidayRows,
  holidaySources,
  holidayTextTables,
} from '../../src/reference/holidays.js';

/** Every weekday off in the year, as the authorities publish them. */
const published: readonly (readonly [Country, number, readonly string[]])[] = [
  [
    'US',
    2026,
    ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25'],
  ],
  [
    'US',
    2027,
    [
      '01-01',
      '01-18',
      '02-15',
      '05-31',
      '06-18',
      '07-05',
      '09-06',
      '10-11',
      '11-11',
      '11-25',
      '12-24',
      '12-31',
    ],
  ],
  ['CA', 2026, ['01-01', '04-03', '05-18', '07-01', '09-07', '09-30', '10-12', '11-11', '12-25', '12-28']],
  ['CA', 2027, ['01-01', '03-26', '05-24', '07-01', '09-06', '09-30', '10-11', '11-11', '12-27', '12-28']],
  ['GB', 2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  ['GB', 2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
  ['GB', 2028, ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
  ['NO', 2026, ['01-01', '04-02', '04-03', '04-06', '05-01', '05-14', '05-25', '12-25']],
  ['NO', 2027, ['01-01', '03-25', '03-26', '03-29', '05-06', '05-17']],
];

const weekdaysOff = (country: Country, year: number): string[] => {
  const off: string[] = [];
  for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year;) {
    const date = day.toISOString().slice(0, 10);
    if (day.getUTCDay() % 6 !== 0 && holidayOn(date, country)) off.push(date.slice(5));
    day = new Date(day.getTime() + 86_400_000);
  }
  return off;
};

describe('the holidays', () => {
  it.each(published)('of %s in %i are the published ones', (country, year, dates) => {
    expect(weekdaysOff(country, year)).toEqual(dates);
  });

  it('have a row once, a source for each country, and a name in both languages', () => {
    const ids = holidayRows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const countries = new Set(holidayRows.map(({ country }) => country));
    expect(Object.keys(holidaySources).sort()).toEqual([...countries].sort());
    for (const locale of ['en', 'nb'] as const) {
      expect(Object.keys(holidayTextTables[locale]).sort()).toEqual([...ids].sort());
    }
  });

  it('are named for the day itself and for the day in lieu', () => {
    expect(holidayName(holidayOn('2026-07-03', 'US') ?? '', 'en')).toBe('Independence Day');
    expect(holidayName(holidayOn('2027-05-17', 'NO') ?? '', 'nb')).toBe('17. mai');
    expect(holidayOn('2026-07-06', 'US')).toBeUndefined();
  });

  it('do not count before the year they began', () => {
    expect(holidayOn('2020-06-19', 'US')).toBeUndefined();
    expect(holidayOn('2021-06-18', 'US')).toBe('us_juneteenth');
  });

  it('are none in a country that the table does not know', () => {
    expect(holidayOn('2026-10-03', 'DE')).toBeUndefined();
  });
});
