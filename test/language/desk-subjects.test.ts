import { describe, expect, it } from 'vitest';
import { subjectFor, subjectIds } from '../../src/language/desk-subjects.js';
import { deskSubjects } from '../../src/reference/desks.js';

describe('the subjects of the desks', () => {
  it('have phrases each, and no phrase is without its subject', () => {
    expect([...subjectIds].sort()).toEqual(deskSubjects.map(({ id }) => id).sort());
  });

  it.each([
    ['TAC', 'our calls drop all the time', 'dropped_calls'],
    ['TAC', 'dårlig lyd og ekko', 'call_quality'],
    ['PTS', 'PTS must expedite the port', 'expedite'],
    ['COLLECTIONS', 'fakturaen mangler mva', 'vat'],
    ['CES', 'we were charged twice', 'dispute'],
  ] as const)('of %s in “%s” is %s', (desk, text, subject) => expect(subjectFor(desk, text)).toBe(subject));

  it('is none where the words name none', () => {
    expect(subjectFor('TAC', 'hello')).toBeUndefined();
  });
});
