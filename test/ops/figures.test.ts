import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresTable } from '../../src/ops/figures.js';
import { startProduct, type Product } from '../support/product.js';

let dir: string;
let product: Product;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  product = await startProduct({}, { dir });
}, 60_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

async function command(environment: Record<string, string>): Promise<string> {
  const env = { ...process.env, ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/figures.ts'], {
    env,
  });
  return stdout;
}

test('which desk was named, and whether it helped, is seen by the operator', async () => {
  const dana = product.talk('dana');
  await dana.say('who do I contact about dropped calls?');
  await dana.press('That helps');
  const ingrid = product.talk('ingrid');
  await ingrid.say('hvem kontakter jeg når samtaler faller ut?');

  const scraped = await (await fetch(`${product.url}/metrics`)).text();
  expect(scraped).toContain('switchboard_routings{desk="TAC",subject="dropped_calls",helped="yes"} 1');
  expect(scraped).toContain('switchboard_routings{desk="TAC",subject="dropped_calls",helped="unknown"} 1');

  const lines = (await command({ PORT: new URL(product.url).port, DATA_DIR: dir })).split('\n');
  expect(lines[0]).toMatch(/^Desk +Subject +Named +Helped +Did not +Not said +Share helped$/);
  expect(lines[1]).toMatch(/^TAC +all +2 +1 +0 +1 +100 %$/);
  expect(lines[2]).toMatch(/^TAC +dropped_calls +2 +1 +0 +1 +100 %$/);
});

test('while no bot runs, the figures are read from its store', async () => {
  await product.stop();
  const table = await command({ PORT: new URL(product.url).port, DATA_DIR: dir });
  expect(table).toMatch(/^TAC +dropped_calls +2 +1 +0 +1 +100 %$/m);
});

test('the subjects of a desk stand below it, the most named first', () => {
  const figure = (subject: string, helped: string, count: number) => ({
    desk: 'PTS',
    subject,
    helped,
    count,
  });
  const table = figuresTable([figure('a', 'no', 1), figure('b', 'yes', 2), figure('b', 'no', 1)]);
  const rows = table.split('\n').slice(1, -1);
  expect(rows.map((row) => row.split(/ {2,}/)[1])).toEqual(['all', 'b', 'a']);
  expect(rows[0]).toMatch(/ 4 +2 +2 +0 +50 %$/);
});
