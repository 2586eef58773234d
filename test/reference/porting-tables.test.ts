import { describe, expect, it } from 'vitest';
import { abilities, abilityTable, abilityTextTables } from '../../src/reference/abilities.js';
import { limits } from '../../src/reference/limits.js';
import { portingPolicies, portingPolicyTexts, whyPorting } from '../../src/reference/policies-porting.js';
import {
  portActionTable,
  portActionTextTables,
  portActionWhys,
  portActions,
  portRisks,
  riskOfHours,
} from '../../src/reference/port-actions.js';
import { portClassRows, portClassTextTables, portClasses } from '../../src/reference/port-classes.js';
import { portDateIds, portDateRows, portDateTextTables } from '../../src/reference/port-dates.js';
import {
  portabilityReason,
  portabilityReasonIds,
  portabilityReasons,
  portabilityTextTables,
  portabilityTexts,
} from '../../src/reference/portability.js';
import { preCheckRows, preCheckTextTables, preCheckWhys } from '../../src/reference/pre-checks.js';

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const locales = ['en', 'nb'] as const;

const tables = {
  abilities: { known: abilities, rows: ids(abilityTable), texts: abilityTextTables },
  'port classes': { known: portClasses, rows: ids(portClassRows), texts: portClassTextTables },
  'dates of a port': { known: portDateIds, rows: ids(portDateRows), texts: portDateTextTables },
  'reasons of the portability check': {
    ...{ known: portabilityReasonIds, rows: ids(portabilityReasons), texts: portabilityTextTables },
  },
  'problems found before filing': { known: preCheckWhys, rows: ids(preCheckRows), texts: preCheckTextTables },
  'rules of porting': {
    ...{ known: ids(portingPolicies), rows: ids(portingPolicies), texts: portingPolicyTexts },
  },
  'actions of a port': {
    ...{ known: portActions, rows: ids(portActionTable.actions) },
    texts: { en: portActionTextTables.en.actions, nb: portActionTextTables.nb.actions },
  },
  'reasons of an action': {
    ...{ known: portActionWhys, rows: ids(portActionTable.whys) },
    texts: { en: portActionTextTables.en.whys, nb: portActionTextTables.nb.whys },
  },
  'risks of a change': {
    ...{ known: portRisks, rows: ids(portActionTable.risks) },
    texts: { en: portActionTextTables.en.risks, nb: portActionTextTables.nb.risks },
  },
};

const words = (text: unknown): string[] =>
  typeof text === 'string' ? [text] : Object.values(text as Record<string, unknown>).flatMap(words);

describe.each(Object.entries(tables))('the table of %s', (_name, { known, rows, texts }) => {
  it('has each row once and no row nobody knows', () => {
    expect([...rows].sort()).toEqual([...new Set(known)].sort());
  });

  it.each(locales)('has a text in %s for every row and no text without a row', (locale) => {
    expect(Object.keys(texts[locale]).sort()).toEqual([...rows].sort());
  });

  it.each(locales)('speaks %s calmly', (locale) => {
    for (const text of words(texts[locale])) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(text).not.toMatch(/!|\.\.\.|…/);
    }
  });
});

describe('the figures of porting', () => {
  it('are the same in the rules and in the limits', () => {
    for (const { id, limit } of portingPolicies) {
      if (limit === undefined) continue;
      for (const locale of locales) expect(whyPorting(id, locale)).toContain(String(limits[limit].value));
    }
  });

  it('of the porting hours are told as they are', () => {
    const [from, to] = limits.portHours.value.map((time) => Number(time.slice(0, 2)));
    for (const locale of locales) {
      expect(whyPorting('date_window', locale)).toMatch(new RegExp(`\\b${from}[.:]00\\b.*\\b${to}[.:]00\\b`));
      expect(preCheckTextTables[locale].date_outside_hours).toMatch(
        new RegExp(`\\b${from}[.:]00.*\\b${to}[.:]00`),
      );
    }
  });

  it('of the classes are told as they are', () => {
    for (const row of portClassRows) {
      for (const locale of locales) {
        const { expect: wait } = portClassTextTables[locale][row.id];
        for (const days of row.days ? [row.days.from, row.days.to] : [row.lead]) {
          expect(wait).toContain(String(days));
        }
        expect(whyPorting('wait_after_activation', locale)).toContain(String(row.waitMinutes));
      }
    }
  });

  it('of the risk are those of 24, 48 and 72 hours', () => {
    expect([0, 23.9, 24, 47.9, 48, 71.9, 72, 500].map(riskOfHours)).toEqual([
      ...['high', 'high', 'moderate', 'moderate', 'low', 'low', 'minimal', 'minimal'],
    ]);
  });
});

describe('the reasons of the portability check', () => {
  it('name PTS wherever it can look further into it, and only there', () => {
    for (const { id, pts } of portabilityReasons) {
      if (id === 'not_in_service') continue;
      for (const locale of locales) expect(portabilityTexts(id, locale).todo.includes('PTS')).toBe(pts);
    }
  });

  it('have a safe row for codes nobody knows', () => {
    for (const code of ['22130', '__proto__', '', undefined]) {
      expect(portabilityReason(code).id).toBe('other');
      expect(portabilityTexts(code, 'nb').label).toBe('Kan ikke porteres slik det står');
    }
  });
});
