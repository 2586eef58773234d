import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../src/orders/numbers/read-numbers.js';

/** What is quadratic takes minutes, which no test is given; the figures are in the bench. */
const long = 100_000;
const hostile: readonly (readonly [string, string])[] = [
  ['one word', 'a'.repeat(3_000_000)],
  ['one figure', '7'.repeat(2_000_000)],
  ['spaced digits', '7 '.repeat(long)],
  ['dashes', '-'.repeat(2_000_000)],
  ['dashed digits', '1-'.repeat(long)],
  ['brackets', '(7'.repeat(long)],
  ['mail addresses without an end', 'a.b-c+'.repeat(long)],
  ['letters and digits', 'a1'.repeat(long)],
  ['words of exception', 'except not but '.repeat(30_000)],
  ['short followers', `713-684-2300${', 2301'.repeat(60_000)}`],
  ['ranges', '713-684-0000 to 9999\n'.repeat(10_000)],
  ['cells', `Phone,Account\n${'7136842300,'.repeat(60_000)}`],
  ['spaces', `713-684-2300${' '.repeat(2_000_000)}2301`],
  ['exceptions from the end', '713-684-2300 to 2309 except the last two\n'.repeat(3_000)],
  ['exceptions of the whole', 'except the last two\nnot 0105\n'.repeat(30_000)],
  ['exceptions of all before', '713-684-2300 except the last two\n'.repeat(30_000)],
];

describe('a long text', () => {
  it.each(hostile)('of %s is read to its end', { timeout: 60_000 }, (_, text) => {
    const { numbers } = readNumbers(text, { country: 'US' });
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('of 100,000 numbers gives all of them', () => {
    const text = Array.from({ length: 100_000 }, (_, at) => `713${2_200_000 + at * 3}`).join('\n');
    expect(readNumbers(text, { country: 'US', sandbox: true }).numbers).toHaveLength(100_000);
  });
});
