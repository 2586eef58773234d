import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const model = readFileSync('docs/threat-model.md', 'utf8');
const rows = model.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| door |'));
const testsOf = (row: string): string[] =>
  [...row.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file = '']) => file);

test('every door of the threat model names the tests that guard it, and they are there', () => {
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    expect(testsOf(row), row.slice(0, 80)).not.toEqual([]);
    for (const file of testsOf(row)) expect(existsSync(file), file).toBe(true);
  }
});

test('every door that the bot opens is in the threat model', () => {
  const sources = ['src/bot/receive.ts', 'src/bot/news/door.ts'].map((file) => readFileSync(file, 'utf8'));
  for (const path of sources.join('\n').matchAll(/path: '(\/[^']+)'/g))
    expect(model).toContain(`POST ${path[1] ?? ''}`);
});
