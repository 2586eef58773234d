import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import findings from '../../src/doctor/findings.json' with { type: 'json' };

const source = readdirSync('src/doctor', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .concat('../doctor.ts')
  .map((file) => readFileSync(`src/doctor/${file}`, 'utf8'))
  .join('\n');

test('every finding of the table can be found', () => {
  for (const code of Object.keys(findings)) expect(source, code).toContain(`'${code}'`);
});

test('every fault says what to do about it', () => {
  for (const [code, row] of Object.entries(findings)) {
    if (row.level === 'fault') expect(row, code).toHaveProperty('advice');
  }
});
