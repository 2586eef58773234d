import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

/** What each folder may import, values and types; `types` are for `import type` alone. */
const table: Record<string, { values: string[]; types: string[] }> = {
  reference: { values: [], types: [] },
  cards: { values: [], types: [] },
  store: { values: [], types: [] },
  http: { values: [], types: [] },
  ops: { values: [], types: [] },
  language: { values: ['reference'], types: [] },
  esa: { values: ['reference'], types: [] },
  'language-model': { values: ['language'], types: [] },
  orders: { values: ['reference'], types: [] },
  documents: { values: ['reference', 'orders'], types: [] },
  pstn: { values: ['orders', 'esa', 'http', 'reference', 'store'], types: [] },
  flows: {
    values: ['orders', 'esa', 'documents', 'cards', 'language', 'reference'],
    types: ['store', 'pstn'],
  },
  bot: {
    values: ['flows', 'cards', 'language', 'store', 'orders', 'esa', 'http', 'reference', 'pstn'],
    types: ['ops'],
  },
  operate: { values: ['bot', 'store'], types: [] },
  doctor: { values: ['bot', 'store', 'pstn', 'ops'], types: [] },
  sandbox: { values: ['reference', 'orders', 'esa', 'store', 'http', 'pstn'], types: [] },
};
/** Leaves of the top level that anybody may use. */
const common = new Set(['locale.ts', 'errors.ts', 'way-out.ts', 'read-up-to.ts', 'setting-kinds.ts']);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const importPattern =
  /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/gm;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(join('src', file), 'utf8').matchAll(importPattern)].map((match) => ({
    file,
    target: relative(
      '.',
      normalize(join(dirname(file), (match[2] ?? match[3] ?? '').replace(/\.js$/, '.ts'))),
    ),
    typeOnly: match[1] !== undefined,
  })),
);

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

test('every folder of src has its row in the table', () => {
  const folders = new Set(files.map(folderOf).filter((folder) => folder !== ''));
  expect([...folders].sort()).toEqual(Object.keys(table).sort());
});

test('imports go one way', () => {
  const wrong = imports.filter(({ file, target, typeOnly }) => {
    const row = table[folderOf(file)];
    if (row === undefined || folderOf(file) === folderOf(target) || common.has(target)) return false;
    return !row.values.includes(folderOf(target)) && !(typeOnly && row.types.includes(folderOf(target)));
  });
  expect(wrong).toEqual([]);
});

test('only src/bot/webex imports the framework', () => {
  const users = files.filter((file) =>
    readFileSync(join('src', file), 'utf8').includes("'webex-node-bot-framework"),
  );
  expect(users.map(dirname)).toEqual(users.map(() => 'bot/webex'));
  expect(users).not.toEqual([]);
});

test('only the wiring imports the sandbox, and only when it is needed', () => {
  const users = imports.filter(
    ({ file, target }) => folderOf(target) === 'sandbox' && folderOf(file) !== 'sandbox',
  );
  expect([...new Set(users.map(({ file }) => file))]).toEqual(['open-sandbox.ts']);
});

test('the environment is read in one place', () => {
  const readers = files.filter((file) =>
    /process\.env\b(?!\[)/.test(readFileSync(join('src', file), 'utf8')),
  );
  expect(readers).toEqual(['environment.ts']);
});
