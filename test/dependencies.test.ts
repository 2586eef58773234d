import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { allowedLicences, readLicences } from '../scripts/licences/read-licences.js';

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    overrides: z.record(z.string(), z.unknown()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), integrity: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;

test('every package is pinned to one version, and to its content', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  for (const [name, version] of wanted) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  for (const [folder, { integrity }] of Object.entries(lock)) {
    if (folder !== '') expect(integrity, folder).toMatch(/^sha512-/);
  }
});

test('every run-time package has a licence that may be used', () => {
  const strange = readLicences().filter(({ licence }) => !allowedLicences.has(licence));
  expect(strange).toEqual([]);
});

test('no package runs anything when it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test.each([
  ['@xmldom/xmldom', '0.8.15'],
  ['form-data', '2.5.4'],
  ['jsonwebtoken', '9.0.0'],
  ['jws', '4.0.1'],
  ['node-forge', '1.4.1'],
  ['node-jose', '2.2.0'],
  ['qs', '6.14.2'],
  ['tough-cookie', '4.1.3'],
])('%s is not older than %s, where what was known against it is mended', (name, least) => {
  const numbers = (version: string): number[] => version.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = numbers(least);
  for (const { name: one, version } of readLicences()) {
    if (one !== name) continue;
    const [ours = 0, theirs = 0, last = 0] = numbers(version);
    const isNewer =
      ours > major || (ours === major && (theirs > minor || (theirs === minor && last >= patch)));
    expect(isNewer, `${name} ${version}`).toBe(true);
  }
});
