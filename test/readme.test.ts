import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsSchema } from '../src/config.js';

const readme = readFileSync('README.md', 'utf8');

test('the README lists every setting', () => {
  for (const name of Object.keys(settingsSchema.shape)) expect(readme).toContain(`\`${name}\``);
});

test('the README shows every folder and file of src', () => {
  const tree = readme.slice(readme.indexOf('## The tree'));
  for (const entry of readdirSync('src', { withFileTypes: true })) {
    expect(tree).toContain(entry.isDirectory() ? `  ${entry.name}/` : `  ${entry.name} `);
  }
});

test('the pictures and pages the README points to are there', () => {
  for (const [, target = ''] of readme.matchAll(/\]\(([^)]+)\)/g))
    expect(existsSync(target), target).toBe(true);
});

test('CI runs the README’s test command', () => {
  const command = /npm ci && npm test/;
  expect(readme).toMatch(command);
  expect(readFileSync('.ci/run', 'utf8')).toMatch(command);
});
