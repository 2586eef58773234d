import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const understand = (subject: string, input: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/understand.ts', subject], { input, encoding: 'utf8' });

describe('the command line', () => {
  it('answers every row, also those around a faulty one', () => {
    const rows = [
      '{"id":"a","text":"713-684-2300 to 2301","country":"US"}',
      'not JSON',
      '{"id":"c","country":"SE"}',
      '{"id":"d","text":"82 12 34 56","country":"NO"}',
    ];
    const { stdout, status } = understand('numbers', rows.join('\n'));
    const answers = stdout.trim().split('\n');
    expect(answers).toHaveLength(4);
    expect(answers[0]).toBe('{"id":"a","numbers":["+17136842300","+17136842301"],"problems":[]}');
    expect(answers[1]).toMatch(/^\{"id":null,"error":"This line is not JSON; write/);
    expect(answers[2]).toMatch(/^\{"id":"c","error":"This row does not have the expected fields; write/);
    expect(answers[3]).toBe('{"id":"d","numbers":[],"problems":[{"token":"82 12 34 56","why":"premium"}]}');
    expect(status).toBe(1);
  });

  it('explains itself when it does not know the subject', () => {
    const { stdout, stderr, status } = understand('nothing', '');
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toMatch(/^Usage: npm run --silent understand -- <numbers/);
  });
});
