import { describe, expect, it } from 'vitest';
import {
  deskContact,
  deskIds,
  deskReach,
  desks,
  desksDate,
  desksSource,
  deskSubjects,
  deskTextTables,
  whyDesk,
} from '../../src/reference/desks.js';

const locales = ['en', 'nb'] as const;

describe('the support desks', () => {
  it('are the five of the fact sheet, with source and date', () => {
    expect(desks.map(({ id }) => id)).toEqual(deskIds);
    expect(desksSource).toBe('fact sheet 14');
    expect(desksDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('have the contacts of the fact sheet, and none where it gives none', () => {
    expect(deskContact('PHD')).toEqual({
      northAmerica: '1-844-613-6108',
      emea: '+44 129 366 10 20',
      apac: '+61 3 7017 7272',
      email: 'webexcalling-phd@cisco.com',
    });
    expect(deskContact('TAC')).toEqual({
      northAmerica: '1-800-553-2447',
      emea: '+32 2 704 5555',
      apac: '+61 2 8446 7411',
      email: 'tac@cisco.com',
    });
    expect(deskContact('CES')).toEqual({ case: 'https://customerservice.cloudapps.cisco.com/' });
    expect(deskContact('PTS')).toEqual({});
    expect(deskContact('COLLECTIONS')).toEqual({});
  });

  it.each(locales)('say in %s how they are reached, with nothing left to fill in', (locale) => {
    for (const id of deskIds) {
      const reach = deskReach(id, locale);
      expect(reach).not.toMatch(/[{}]|undefined/);
      for (const contact of Object.values(deskContact(id))) expect(reach).toContain(contact);
    }
  });

  it.each(locales)('have in %s a text for every desk and subject and no text without a row', (locale) => {
    expect(Object.keys(deskTextTables[locale].desks)).toEqual(deskIds);
    expect(Object.keys(deskTextTables[locale].subjects)).toEqual(deskSubjects.map(({ id }) => id));
    for (const { id } of deskSubjects) expect(whyDesk(id, locale)).toMatch(/^\S.*\.$/);
  });

  it('take at least one subject each', () => {
    expect(new Set(deskSubjects.map(({ desk }) => desk))).toEqual(new Set(deskIds));
    expect(new Set(deskSubjects.map(({ id }) => id)).size).toBe(deskSubjects.length);
  });
});
