import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { digestOf } from '../../../scripts/routing/train.js';
import { phrases, samples } from '../../../scripts/routing/samples.js';
import concepts from '../../../src/language/routing/concepts.json' with { type: 'json' };
import { labelRows, routingLabels } from '../../../src/language/routing/labels.js';
import weights from '../../../src/language/routing/weights.json' with { type: 'json' };

const plain = (text: string) => text.trim().toLowerCase();
const all = phrases();

describe('the phrases', () => {
  it.each(routingLabels)('of %s are enough in both languages', (name) => {
    for (const locale of ['en', 'nb']) {
      const own = all.filter((phrase) => routingLabels[phrase.label] === name && phrase.locale === locale);
      expect(own.length).toBeGreaterThanOrEqual(250);
      expect(new Set(own.map(({ situation }) => situation)).size).toBeGreaterThanOrEqual(40);
    }
  });

  it('stand in the tables once', () => {
    const seen = new Set<string>();
    const twice = all.map(({ text }) => plain(text)).filter((text) => seen.has(text) || !seen.add(text));
    expect(twice).toEqual([]);
  });

  it('are not those that the reading is tried on', () => {
    const learned = new Set(all.map(({ text }) => plain(text)));
    const textsOf = (name: string) =>
      readFileSync(`test/language/routing/${name}.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);
    const tried = ['validation', 'unseen'].flatMap(textsOf);
    expect(tried.filter((text) => learned.has(plain(text)))).toEqual([]);
  });

  it('have a label each that says what belongs to it', () => {
    expect(Object.keys(labelRows)).toEqual([...routingLabels]);
    const files = readdirSync('src/language/routing/phrases');
    expect(files.sort()).toEqual(
      routingLabels
        .flatMap((label) => ['en', 'nb'].map((l) => `${label.replace(':', '-')}.${l}.json`))
        .sort(),
    );
  });

  it('meet in concepts that have forms in both languages', () => {
    expect(Object.keys(concepts).length).toBeGreaterThanOrEqual(250);
    expect(Object.entries(concepts).filter(([, { en, nb }]) => en === '' || nb === '')).toEqual([]);
  });

  it('are what the weights were learned from (if not: npm run train:routing)', () => {
    expect(weights.digest).toBe(digestOf(samples()));
  });
});
