import { describe, expect, it } from 'vitest';
import {
  isRejectionId,
  rejection,
  rejectionIds,
  rejections,
  rejectionTexts,
  rejectionTextTables,
} from '../../src/reference/rejections.js';

const locales = ['en', 'nb'] as const;
const idsWhere = (test: (row: (typeof rejections)[number]) => boolean) =>
  rejections.filter(test).map(({ id }) => id);

describe('the table of port rejections', () => {
  it('has the nineteen reasons of the fact sheet, in its order and each with its source', () => {
    expect(rejections.map(({ id }) => id)).toEqual(rejectionIds);
    expect(rejections).toHaveLength(19);
    for (const [at, { source }] of rejections.entries()) {
      expect(source).toContain(`fact sheet 10 row ${at + 1};`);
      expect(source).toContain('porting references 4');
    }
  });

  it.each(locales)('has its texts in %s for every row and no text without a row', (locale) => {
    expect(Object.keys(rejectionTextTables[locale])).toEqual(rejectionIds);
  });

  it.each(locales)('says in %s what a reason means, what to do and what to ask', (locale) => {
    for (const { label, meaning, todo, ask } of Object.values(rejectionTextTables[locale])) {
      expect([label, meaning, todo, ask].every((text) => text.trim() !== '')).toBe(true);
      expect(`${label}${meaning}${todo}${ask}`).not.toContain('!');
      expect(meaning.match(/[.?](\s|$)/g)).toHaveLength(1);
      expect(ask.match(/[.?](\s|$)/g)?.length).toBeLessThanOrEqual(3);
    }
  });

  it('tells in both languages where to look for the same reasons', () => {
    for (const id of rejectionIds) {
      expect(rejectionTexts(id, 'en').where === '').toBe(rejectionTexts(id, 'nb').where === '');
    }
  });

  it('keeps the kinds of fix of the fact sheet', () => {
    expect(idsWhere(({ fix }) => fix === 'update' || fix === 'new_date')).toHaveLength(9);
    expect(idsWhere(({ fix }) => fix === 'remove_numbers')).toHaveLength(6);
    expect(idsWhere(({ fix }) => fix === 'split')).toEqual(['multiple_btns']);
    expect(idsWhere(({ fix }) => fix === 'contact_pts')).toEqual(['unknown']);
    expect(idsWhere(({ inPlace }) => !inPlace)).toEqual(['multiple_btns']);
  });

  it('wants a new LOA wherever numbers are taken out', () => {
    for (const { fix, stale } of rejections) {
      if (fix === 'remove_numbers' || fix === 'split') expect(stale).toContain('loa');
    }
  });

  it.each(locales)('names the new LOA in %s in what to do', (locale) => {
    for (const { id, stale } of rejections) {
      if (stale.includes('loa')) expect(rejectionTexts(id, locale).todo).toContain('LOA');
    }
  });

  it('names PTS wherever PTS is the way or the other way', () => {
    for (const { id, fix, alternatives } of rejections) {
      if (fix !== 'contact_pts' && !alternatives.includes('contact_pts')) continue;
      for (const locale of locales) expect(rejectionTexts(id, locale).todo).toContain('PTS');
    }
  });

  it('masks account numbers and PINs, and nothing else', () => {
    expect(idsWhere(({ secret }) => secret)).toEqual(
      idsWhere(({ fields }) => fields[0] === 'accountNumber' || fields[0] === 'pin'),
    );
  });
});

describe('a code', () => {
  it('that has a row gives the row', () => {
    expect(rejection('zip_mismatch')).toMatchObject({ id: 'zip_mismatch', fields: ['zip'], known: true });
    expect(rejection('unknown')).toMatchObject({ id: 'unknown', who: 'pts', known: true });
  });

  it.each(['frozen', '', '__proto__', 'constructor'])('"%s" that nobody knows leads to PTS', (code) => {
    expect(isRejectionId(code)).toBe(false);
    expect(rejection(code)).toMatchObject({ id: 'unknown', fix: 'contact_pts', known: false });
    expect(rejectionTexts(code, 'en')).toBe(rejectionTextTables.en.unknown);
  });
});
