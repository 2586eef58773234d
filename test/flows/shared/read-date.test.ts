import { describe, expect, test } from 'vitest';
import { readDate, readTime } from '../../../src/flows/shared/port/read-date.js';

const today = '2026-11-26';

describe('a day as people write it', () => {
  test.each([
    ['10. desember kl 10', '2026-12-10'],
    ['10th of December at 2 pm', '2026-12-10'],
    ['Dec 10 at 10', '2026-12-10'],
    ['March 3', '2027-03-03'],
    ['12.12.26 10:15', '2026-12-12'],
    ['on Thursday', '2026-12-03'],
    ['i morgen', '2026-11-27'],
    ['2026-02-30', undefined],
  ])('“%s” is %s', (text, date) => {
    expect(readDate(text, today, { country: 'NO' })).toBe(date);
  });

  test.each([
    ['NO', '2026-12-03'],
    ['US', '2027-03-12'],
    ['CA', undefined],
  ])('“3/12” is read as %s writes it', (country, date) => {
    expect(readDate('3/12', today, { country })).toBe(date);
  });

  test('figures that can only be read one way are read in every country', () => {
    expect(readDate('13/12', today, { country: 'CA' })).toBe('2026-12-13');
    expect(readDate('12/13', today, { country: 'CA' })).toBe('2026-12-13');
  });

  test('of a bill the last such day is meant', () => {
    expect(readDate('10. desember', today, { country: 'NO', back: true })).toBe('2025-12-10');
    expect(readDate('1 November', today, { country: 'GB', back: true })).toBe('2026-11-01');
  });
});

describe('a time as people write it', () => {
  test.each([
    ['10. desember kl 10', '10:00'],
    ['12.12 kl 10.30', '10:30'],
    ['Friday 9:15', '09:15'],
    ['at 2 pm', '14:00'],
    ['12 am', '00:00'],
    ['fredag 13.30', '13:30'],
    ['12.12.2026', undefined],
    ['10. desember', undefined],
  ])('“%s” is %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});
