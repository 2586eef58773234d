import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportOnDesk, reportOnExample, sectionOf } from '../../conformance/report.js';

const published = readFileSync('docs/ordering-conformance.md', 'utf8');

test('the desk does all that the contract says, as it is published', async () => {
  const { count, text } = await reportOnDesk();
  expect(count, text).toMatchObject({ FAIL: 0, skip: 0 });
  expect(published).toContain(sectionOf('The desk of the sandbox', text));
}, 60_000);

test('the example does all that the contract says of what it can do, as it is published', async () => {
  const { count, text } = await reportOnExample();
  expect(count, text).toMatchObject({ FAIL: 0 });
  // What it cannot do, it does not claim.
  const skipped = text.split('\n').filter((line) => line.startsWith('  skip'));
  expect(skipped.filter((line) => !line.includes('(no ability '))).toEqual([]);
  expect(published).toContain(sectionOf('The example', text));
}, 60_000);

test('the example stays small enough to be read at one sitting', () => {
  const folder = 'examples/ordering-server';
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const lines = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(300);
});
