import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { digestOf } from '../../../scripts/rejections/train.js';
import { samples } from '../../../scripts/rejections/samples.js';
import en from '../../../src/language/rejections/phrases.en.json' with { type: 'json' };
import nb from '../../../src/language/rejections/phrases.nb.json' with { type: 'json' };
import weights from '../../../src/language/rejections/weights.json' with { type: 'json' };
import { rejectionIds } from '../../../src/reference/rejections.js';

const all = (table: Readonly<Record<string, readonly string[]>>) => Object.values(table).flat();
const plain = (text: string) => text.trim().toLowerCase();

describe('the phrases', () => {
  it.each([
    ['en', en, 40],
    ['nb', nb, 25],
  ] as const)('in %s are enough for every reason', (_, table, least) => {
    expect(Object.keys(table)).toEqual(rejectionIds);
    for (const phrases of Object.values(table)) expect(phrases.length).toBeGreaterThanOrEqual(least);
  });

  it('stand in the tables once', () => {
    const texts = [...all(en), ...all(nb)].map(plain);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });

  it('are not those that the reading is tried on', () => {
    const learned = new Set([...all(en), ...all(nb)].map(plain));
    const tried = readFileSync('test/language/rejections/validation.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);
    expect(tried.filter((text) => learned.has(plain(text)))).toEqual([]);
  });

  it('are what the weights were learned from (if not: node --import tsx scripts/train-rejections.ts)', () => {
    expect(weights.digest).toBe(digestOf(samples()));
  });
});
