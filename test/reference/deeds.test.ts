import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale.js';
import { deedName, deeds, deedTable, holders, roleName, rolesFor } from '../../src/reference/deeds.js';

describe('the table of deeds', () => {
  test('has every deed once, and every role', () => {
    expect(deedTable.deeds.map(({ id }) => id)).toEqual([...deeds]);
    expect(deedTable.roles.map(({ id }) => id)).toEqual([...holders]);
  });

  test.each(locales)('has its words in %s', (locale) => {
    const names = [
      ...deeds.map((one) => deedName(one, locale)),
      ...holders.map((one) => roleName(one, locale)),
    ];
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('only administrators of the customer accept terms of use (fact sheet 3)', () => {
    expect(rolesFor('accept_terms')).toEqual(['admin']);
  });

  test('a reader changes nothing', () => {
    const readers = deedTable.deeds.filter((row) => row.roles.includes('read-only')).map(({ id }) => id);
    expect(readers).toEqual(['see_orders', 'see_register', 'see_options', 'export_order', 'follow']);
  });
});
