import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  checkRequested,
  isBusinessDay,
  nextValidDates,
  portWindow,
} from '../../../src/orders/port/business-days.js';

const houston = { country: 'US', timeZone: 'America/Chicago' } as const;
const oslo = { country: 'NO', timeZone: 'Europe/Oslo' } as const;
const now = new Date('2026-12-16T18:00:00Z');

describe('business days', () => {
  it('leave out weekends and the days off of the country', () => {
    expect(isBusinessDay('2026-11-26', 'US')).toBe(false);
    expect(isBusinessDay('2026-11-26', 'NO')).toBe(true);
    expect(isBusinessDay('2026-11-28', 'NO')).toBe(false);
  });

  it('are counted over Thanksgiving', () => {
    expect(addBusinessDays('2026-11-25', 1, 'US')).toBe('2026-11-27');
    expect(addBusinessDays('2026-11-25', 5, 'US')).toBe('2026-12-03');
    expect(addBusinessDays('2026-11-28', 0, 'US')).toBe('2026-11-30');
  });

  it('are counted over a Norwegian Easter', () => {
    expect(addBusinessDays('2027-03-24', 1, 'NO')).toBe('2027-03-30');
  });
});

describe('the dates one may ask for', () => {
  it('begin five business days on and end thirty days on', () => {
    expect(portWindow(houston, now)).toMatchObject({ earliest: '2026-12-23', latest: '2027-01-15' });
  });

  it('begin later for larger ports', () => {
    expect(portWindow(houston, now, 'project').earliest).toBe('2026-12-31');
  });

  it('are those of the place, not of Greenwich', () => {
    const evening = new Date('2026-12-17T03:00:00Z');
    expect(portWindow(houston, evening).latest).toBe('2027-01-15');
    expect(portWindow(oslo, evening).latest).toBe('2027-01-16');
  });

  it('are business days, the soonest first', () => {
    expect(nextValidDates(houston, now, 4)).toEqual(['2026-12-23', '2026-12-24', '2026-12-28', '2026-12-29']);
    expect(nextValidDates(houston, now, 100)).toHaveLength(16);
  });
});

describe('a date and time that is asked for', () => {
  const asked = (date: string, time?: string) =>
    checkRequested({ date, ...(time === undefined ? {} : { time }) }, houston, now);

  it('is fine on a business day in the window and in the hours', () => {
    expect(asked('2026-12-29')).toEqual({ ok: true });
    expect(asked('2026-12-29', '09:00')).toEqual({ ok: true });
    expect(asked('2026-12-29', '16:00')).toEqual({ ok: true });
  });

  it.each([
    ['2026-12-15', undefined, 'past'],
    ['2026-12-26', undefined, 'weekend'],
    ['2026-12-25', undefined, 'holiday'],
    ['2026-12-22', undefined, 'too_soon'],
    ['2027-01-18', undefined, 'too_late'],
    ['2026-12-29', '08:59', 'outside_hours'],
    ['2026-12-29', '16:01', 'outside_hours'],
    ['2026-12-29', '25:00', 'not_a_time'],
    ['2026-02-30', undefined, 'not_a_date'],
    ['tomorrow', undefined, 'not_a_date'],
  ] as const)('on %s at %s is told what is wrong: %s', (date, time, why) => {
    expect(asked(date, time)).toMatchObject({ ok: false, why });
  });

  it('on a holiday is told which, and a date near it', () => {
    expect(asked('2026-12-25')).toMatchObject({ holiday: 'us_christmas', instead: '2026-12-24' });
  });

  it('that is too soon is told the earliest, too late the latest', () => {
    expect(asked('2026-12-17')).toMatchObject({ instead: '2026-12-23', window: { earliest: '2026-12-23' } });
    expect(asked('2027-02-01')).toMatchObject({ instead: '2027-01-15', window: { latest: '2027-01-15' } });
  });
});
