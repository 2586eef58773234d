import { describe, expect, it } from 'vitest';
import { deskIds, deskReach } from '../../src/reference/desks.js';
import { limits } from '../../src/reference/limits.js';
import {
  policies,
  policyText,
  policyTexts,
  silentPolicies,
  silentTexts,
} from '../../src/reference/policies.js';
import { newNumbersPolicyTexts } from '../../src/reference/policies-new-numbers.js';
import { portingPolicyTexts } from '../../src/reference/policies-porting.js';
import { rejectionIds } from '../../src/reference/rejections.js';

const locales = ['en', 'nb'] as const;
const figuresIn = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
const contacts = deskIds.flatMap((id) => locales.flatMap((locale) => figuresIn(deskReach(id, locale))));

describe('the facts that can be asked for', () => {
  it('are there once each, with a source in the fact sheet', () => {
    const ids = [...policies, ...silentPolicies].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { source } of policies) expect(source).toMatch(/^fact sheet \d+/);
  });

  it.each(locales)('have an answer in %s, from their own text or that of another table', (locale) => {
    for (const row of policies) expect(policyText(row, locale), row.id).toMatch(/\S/);
    const own = policies.filter(({ text }) => text === undefined).map(({ id }) => id);
    expect(Object.keys(policyTexts[locale]).sort()).toEqual([...own].sort());
  });

  it.each(locales)('have an answer in %s for what the fact sheet is silent on', (locale) => {
    expect(Object.keys(silentTexts[locale]).sort()).toEqual(silentPolicies.map(({ id }) => id).sort());
  });

  it.each(locales)('tell in %s no figure but those of the tables', (locale) => {
    for (const row of policies) {
      const told = (row.limits ?? []).flatMap((limit) => [limits[limit].value].flat().map(String));
      const known = row.text?.startsWith('desk.') === true ? contacts : told;
      const count = row.id === 'errors_overview' ? [String(rejectionIds.length)] : [];
      const figures = figuresIn(policyText(row, locale) ?? '');
      expect(
        figures.filter((figure) => ![...known, ...count].includes(figure)),
        row.id,
      ).toEqual([]);
      for (const figure of told) expect(figures, row.id).toContain(figure);
    }
    for (const text of Object.values(silentTexts[locale])) expect(figuresIn(text)).toEqual([]);
  });

  it('answer the figures that they tell: numbers where a limit of numbers stands, an age where one of days does', () => {
    for (const { id, answers, limits: told = [] } of policies) {
      const days = told.filter((limit) => limit === 'billAgeDays');
      expect(answers.includes('age'), id).toBe(days.length > 0);
      expect(answers.includes('numbers'), id).toBe(told.length > days.length);
    }
  });

  it('never answer what the fact sheet tells of nothing', () => {
    const told = new Set(policies.flatMap(({ answers }) => answers));
    for (const aspect of ['hours', 'brand', 'times', 'traffic'] as const) expect(told).not.toContain(aspect);
  });

  it.each(locales)('are told in %s in a few calm sentences', (locale) => {
    for (const row of policies) {
      const text = policyText(row, locale) ?? '';
      expect(text, row.id).not.toContain('!');
      expect(text.length, row.id).toBeLessThan(450);
    }
  });

  it.each(locales)(
    'never begin in %s with a yes or no, since a question may come either way round',
    (locale) => {
      const texts = [
        ...policies.map((row) => policyText(row, locale) ?? ''),
        ...[policyTexts, silentTexts, newNumbersPolicyTexts, portingPolicyTexts].flatMap((table) =>
          Object.values(table[locale]),
        ),
      ];
      expect(texts.filter((text) => /^(?:yes|no|ja|jo|nei)(?!\p{L})/iu.test(text))).toEqual([]);
    },
  );
});
