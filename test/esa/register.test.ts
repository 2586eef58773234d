import { describe, expect, it } from 'vitest';
import type { EsaRecord } from '../../src/esa/record.js';
import { followers, onDefault, register } from '../../src/esa/register.js';
import { nextReview, reviewDue } from '../../src/esa/review.js';

const address = {
  address1: '12 Main Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
} as const;
const record = (over: Partial<EsaRecord>): EsaRecord => ({
  target: 'location',
  id: 'houston',
  customerId: 'hp',
  locationId: 'houston',
  address,
  at: '2026-03-01T10:00:00.000Z',
  by: { id: 'alice', email: 'alice@harborpine.example' },
  from: 'edit-esa',
  ...over,
});
const { address: was, ...cleared } = record({ target: 'number', id: '+17135550102' });
const records = [
  record({}),
  record({ target: 'number', id: '+17135550101' }),
  { ...cleared, before: was ?? address },
];
const directory = [
  { locationId: 'houston', number: '+17135550100', isMain: true },
  { locationId: 'houston', number: '+17135550101', isMain: false },
  { locationId: 'houston', number: '+17135550102', isMain: false },
  { locationId: 'houston', extension: '2040', isMain: false },
];

describe('the register', () => {
  const [houston, austin] = register([{ id: 'houston' }, { id: 'austin' }], directory, records);

  it('tells what was set through the bot from what it cannot know', () => {
    expect(houston?.state).toBe('set');
    expect(houston?.numbers.map(({ state }) => state)).toEqual(['unknown', 'set', 'follows']);
    expect(houston?.extensionsOnly).toBe(1);
    expect(austin?.state).toBe('unknown');
    expect(austin?.due).toBeUndefined();
  });

  it('counts who follows the location', () => {
    expect(followers(houston?.numbers ?? [])).toEqual({ own: 1, follows: 2 });
    expect(onDefault(['+17135550100', '+17135550101', '+17135550102'], records)).toEqual([
      '+17135550100',
      '+17135550102',
    ]);
  });

  it('is due a year after its oldest entry, and never in the past', () => {
    expect(reviewDue('2026-03-01T10:00:00.000Z')).toBe('2027-03-01T10:00:00.000Z');
    const now = new Date('2026-11-24T15:00:00Z');
    expect(nextReview([houston?.due, undefined], now)).toBe('2027-03-01T10:00:00.000Z');
    expect(nextReview(['2025-01-01T00:00:00.000Z'], now)).toBe('2027-11-24T15:00:00.000Z');
  });
});
