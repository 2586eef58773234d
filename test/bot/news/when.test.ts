import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDigest, quietUntil, whenToTell } from '../../../src/bot/news/when.js';
import type { NoticeSettings } from '../../../src/flows/engine/flow.js';

const oslo: NoticeSettings = { timeZone: 'Europe/Oslo', rhythm: 'at_once', skipOwn: true, onlyMine: false };
const news = { needsAction: false, own: false };
const at = (iso: string): Date => new Date(iso);
/** 21:30 in Oslo. */
const evening = at('2026-11-25T20:30:00Z');

describe('news comes', () => {
  test('at once, unless something else was asked for', () => {
    expect(whenToTell(oslo, news, evening)).toEqual({ type: 'now' });
  });

  test('after the quiet hours, in the time of the reader', () => {
    const quiet = { ...oslo, quiet: { from: '20:00', to: '07:00' } };
    const tomorrowAtSeven = at('2026-11-26T06:00:00Z');
    expect(whenToTell(quiet, news, evening)).toEqual({ type: 'later', at: tomorrowAtSeven });
    expect(quietUntil(quiet, at('2026-11-26T03:00:00Z'))).toEqual(tomorrowAtSeven);
    expect(whenToTell(quiet, news, at('2026-11-26T06:00:00Z'))).toEqual({ type: 'now' });
  });

  test('in the morning for a daily digest, on Monday for a weekly one', () => {
    const daily = { ...oslo, rhythm: 'daily' as const };
    expect(whenToTell(daily, news, evening)).toEqual({ type: 'digest', at: at('2026-11-26T07:00:00Z') });
    expect(nextDigest({ ...oslo, rhythm: 'weekly' }, evening)).toEqual(at('2026-11-30T07:00:00Z'));
  });

  test('at once when somebody must act, digest or not', () => {
    const daily = { ...oslo, rhythm: 'daily' as const };
    expect(whenToTell(daily, { needsAction: true, own: false }, evening)).toEqual({ type: 'now' });
  });

  test('after the mute has ended', () => {
    const mutedUntil = '2026-11-26T20:00:00Z';
    expect(whenToTell({ ...oslo, mutedUntil }, news, evening)).toEqual({ type: 'later', at: at(mutedUntil) });
    expect(whenToTell({ ...oslo, mutedUntil }, news, at('2026-11-26T20:00:01Z'))).toEqual({ type: 'now' });
  });

  test('never of what one did oneself, nor of what needs nobody when only that is wanted', () => {
    expect(whenToTell(oslo, { ...news, own: true }, evening)).toEqual({ type: 'never' });
    expect(whenToTell({ ...oslo, skipOwn: false }, { ...news, own: true }, evening)).toEqual({ type: 'now' });
    expect(whenToTell({ ...oslo, onlyMine: true }, news, evening)).toEqual({ type: 'never' });
  });
});

test('whatever the quiet hours, they end, and later than now', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const moment = fc.date({
    min: at('2026-01-01T00:00:00Z'),
    max: at('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(time, time, moment, (from, to, now) => {
      const until = quietUntil({ ...oslo, quiet: { from, to } }, now);
      if (until === undefined) return;
      expect(until.getTime()).toBeGreaterThan(now.getTime());
      expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 60 * 60 * 1000);
    }),
  );
});
