import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentOf, reportOnDesk, reportOnExample, type Report } from '../../conformance/report.js';

const skipped = ({ text }: Report): string[] => text.split('\n').filter((line) => line.startsWith('  skip'));

test('the desk and the example do what the contract says, and the published report is what comes out', async () => {
  const [example, desk] = [await reportOnExample(), await reportOnDesk()];
  expect(desk.count, desk.text).toMatchObject({ FAIL: 0, skip: 0 });
  expect(example.count, example.text).toMatchObject({ FAIL: 0 });
  // What the example cannot do, it does not claim.
  expect(skipped(example).filter((line) => !line.includes('(no ability '))).toEqual([]);
  expect(readFileSync('docs/ordering-conformance.md', 'utf8')).toBe(documentOf(example, desk));
});

test('the example stays small enough to be read at one sitting', () => {
  const folder = 'examples/ordering-server';
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const lines = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(300);
});
