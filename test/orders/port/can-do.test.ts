import { describe, expect, it } from 'vitest';
import { canDo } from '../../../src/orders/port/can-do.js';
import { portDates } from '../../../src/orders/port/dates.js';
import type { OrderView } from '../../../src/orders/port/port-view.js';
import { facts, portOrder } from './support.js';

const now = new Date('2026-12-01T15:00:00Z');
const hoursOn = (hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();
const confirmed = (hours: number): OrderView =>
  portOrder({ status: 'foc_received', port: facts({ foc: hoursOn(hours) }) });
const row = (order: OrderView, action: string) => canDo(order, now).find((one) => one.action === action);

describe('what can still be done', () => {
  it.each(['pending', 'submitted'] as const)(
    'with an order that is %s: all of it here, without risk',
    (status) => {
      const order = portOrder({ status });
      expect(row(order, 'edit')).toMatchObject({ how: 'bot' });
      expect(row(order, 'cancel')).toEqual({
        action: 'cancel',
        how: 'bot',
        why: 'cancel_before_foc',
        risk: 'none',
      });
      expect(row(order, 'new_date')).toMatchObject({ how: 'bot', risk: 'none' });
    },
  );

  it('with a rejected order: correct and resubmit', () => {
    expect(row(portOrder({ status: 'rejected' }), 'edit')).toMatchObject({
      how: 'bot',
      why: 'edit_rejected',
    });
  });

  it.each([
    [100, 'minimal'],
    [72, 'minimal'],
    [71.9, 'low'],
    [48, 'low'],
    [47.9, 'moderate'],
    [24, 'moderate'],
    [23.9, 'high'],
    [0.5, 'high'],
  ])('%f hours before the confirmed time: through PTS only, at %s risk', (hours, risk) => {
    const cancel = row(confirmed(hours), 'cancel');
    expect(cancel).toMatchObject({ how: 'pts', risk, hoursLeft: Math.floor(hours) });
    expect(row(confirmed(hours), 'new_date')).toMatchObject({ how: 'pts', risk });
  });

  it('after the confirmed time: no hours left, and nothing to speed up', () => {
    expect(row(confirmed(-3), 'new_date')).toMatchObject({ why: 'date_passed', hoursLeft: 0, risk: 'high' });
    expect(row(confirmed(-3), 'expedite')).toMatchObject({ how: 'no' });
  });

  it('takes an unknown confirmed time for the highest risk', () => {
    expect(row(portOrder({ status: 'foc_received' }), 'cancel')).toMatchObject({ how: 'pts', risk: 'high' });
  });

  it('asks PTS for speed at any time, never the bot', () => {
    for (const status of ['pending', 'submitted', 'rejected'] as const) {
      expect(row(portOrder({ status }), 'expedite')?.how).toBe('pts');
    }
  });

  it('leaves a completed order alone, but for a snapback while there is time', () => {
    const done = (hours: number) =>
      portOrder({ status: 'completed', port: facts({ activatedAt: hoursOn(-hours) }) });
    expect(row(done(1), 'cancel')).toMatchObject({ how: 'no', why: 'completed' });
    expect(row(done(1), 'pts')).toMatchObject({ how: 'pts', why: 'pts_snapback', hoursLeft: 47 });
    expect(row(done(49), 'pts')).toMatchObject({ why: 'pts_open' });
  });

  it('leaves a cancelled order alone', () => {
    expect(canDo(portOrder({ status: 'cancelled' }), now).filter(({ how }) => how === 'bot')).toEqual([]);
  });

  it('sends a status nobody knows to PTS, and an order of new numbers nowhere', () => {
    expect(row(portOrder({ status: 'unknown' }), 'cancel')?.how).toBe('pts');
    expect(canDo(portOrder({ type: 'new' }), now)).toEqual([]);
  });
});

describe('the four dates', () => {
  const place = { country: 'US', timeZone: 'America/Chicago' } as const;

  it('are always all there, each with its zone', () => {
    const dates = portDates(portOrder(), place, now);
    expect(dates.map(({ id }) => id)).toEqual(['requested', 'earliest', 'confirmed', 'activation']);
    expect(dates.every(({ timeZone }) => timeZone === 'America/Chicago')).toBe(true);
  });

  it('stay apart: asked for, earliest, confirmed and activated', () => {
    const port = facts({ requested: { date: '2026-12-10', time: '10:00' } });
    expect(portDates(portOrder({ port }), place, now)).toMatchObject([
      { date: '2026-12-10', time: '10:00' },
      { date: '2026-12-08' },
      {},
      {},
    ]);
    const done = facts({ foc: '2026-12-07T16:00:00Z', activatedAt: '2026-12-07T16:05:00Z' });
    const dates = portDates(portOrder({ status: 'completed', port: done }), place, now);
    expect(dates[1]?.date).toBeUndefined();
    expect(dates[2]?.at).toBe('2026-12-07T16:00:00Z');
    expect(dates[3]?.at).toBe('2026-12-07T16:05:00Z');
  });
});
