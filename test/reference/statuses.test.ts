import { describe, expect, it } from 'vitest';
import { newNumberStatuses, portStatuses } from '../../src/orders/order.js';
import { status, statuses, statusTexts, statusTextTables } from '../../src/reference/statuses.js';

const keys = statuses.map(({ vocabulary, id }) => `${vocabulary}.${id}`);

describe('the status table', () => {
  it.each(['en', 'nb'] as const)('has a text in %s for every row and no text without a row', (locale) => {
    expect(Object.keys(statusTextTables[locale]).sort()).toEqual([...keys].sort());
  });

  it('has a row for every status of an order', () => {
    const idsOf = (vocabulary: string) =>
      statuses.filter((row) => row.vocabulary === vocabulary).map(({ id }) => id);
    expect(idsOf('new')).toEqual([...newNumberStatuses, 'unknown']);
    expect(idsOf('port')).toEqual([...portStatuses, 'unknown']);
  });

  it.each(['en', 'nb'] as const)('says in %s what a port that is known to be filed waits for', (locale) => {
    const { meaning, next, filed } = statusTexts('port', 'pending', locale);
    expect(filed).toBeDefined();
    expect([filed?.meaning, filed?.next]).not.toEqual([meaning, next]);
  });

  it('uses plain Norwegian for the labels', () => {
    const label = (vocabulary: 'new' | 'port', id: string) => statusTexts(vocabulary, id, 'nb').label;
    expect(label('port', 'rejected')).toBe('Avvist');
    expect(label('port', 'completed')).toBe('Fullført');
    expect(label('port', 'cancelled')).toBe('Avbrutt');
    expect(label('new', 'action_required')).toBe('Handling påkrevd');
  });

  it('tells a status it does not know as unknown', () => {
    expect(status('new', 'frozen')).toBeUndefined();
    expect(statusTexts('new', 'frozen', 'en').label).toBe('Unknown status');
    expect(statusTexts('port', '__proto__', 'nb').label).toBe('Ukjent status');
  });

  it('names the desk in the next step wherever there is one', () => {
    for (const { vocabulary, id, contact } of statuses) {
      if (contact === undefined) continue;
      for (const locale of ['en', 'nb'] as const) {
        expect(statusTexts(vocabulary, id, locale).next).toContain(contact);
      }
    }
  });
});
