/** Regular expressions that are put together at run time, from tables and words: lint sees only those that are written out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import regexp from 'eslint-plugin-regexp';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const builders = files.filter((file) => readFileSync(`src/${file}`, 'utf8').includes('new RegExp('));

const built = new Map<RegExp, string>();
const Native = RegExp;
/** The file of ours that calls, or none when a package does. */
const caller = (): string | undefined => {
  const line =
    (new Error().stack ?? '').split('\n').find((frame) => /\/(?:src|node_modules)\//.test(frame)) ?? '';
  return line.includes('/node_modules/') ? undefined : /\/src\/([\w./-]+\.ts)/.exec(line)?.[1];
};
globalThis.RegExp = new Proxy(Native, {
  construct(target, given: ConstructorParameters<RegExpConstructor>) {
    const made = new target(...given);
    const file = caller();
    if (file !== undefined) built.set(made, file);
    return made;
  },
});

/** Those that are only made once somebody needs them. */
async function needThem(): Promise<void> {
  const { splitAddress } = await import('../src/esa/split-address.js');
  const { checkAddress } = await import('../src/esa/check-address.js');
  const { addressCountries } = await import('../src/reference/address-formats.js');
  const { readDate } = await import('../src/flows/shared/port/read-date.js');
  for (const country of addressCountries) {
    splitAddress('Suite 5, 1200 Main Street, 77002 Houston, TX', country);
    checkAddress(
      { address1: '1 Main Street', address2: '', city: 'Houston', state: 'TX', postalCode: '7' },
      country,
    );
  }
  readDate('on Friday', '2026-11-25');
  const { naming } = await import('../src/bot/erase/customer.js');
  naming(['PO-104204', 'c4e81b6a', 'a.b+c']);
}

const linter = new Linter();
const faultsOf = (pattern: RegExp): string[] =>
  linter
    .verify(`${String(pattern)};`, [
      {
        plugins: { regexp },
        rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
      },
    ])
    .map(({ message }) => message);

test('need time in proportion to the text, whatever the text', { timeout: 60_000 }, async () => {
  for (const file of builders) await import(/* @vite-ignore */ join(import.meta.dirname, '../src', file));
  await needThem();
  expect(new Set(built.values())).toEqual(new Set(builders));
  const slow = [...built].flatMap(([pattern, file]) =>
    faultsOf(pattern).map((fault) => `${file}: ${String(pattern).slice(0, 300)}: ${fault}`),
  );
  expect(slow).toEqual([]);
});
