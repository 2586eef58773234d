import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Messages } from '../../src/cards/texts.js';
import { errorCodes } from '../../src/errors.js';
import { locales } from '../../src/locale.js';
import { registry } from '../support/talk-engine.js';

const flowsFolder = 'src/flows';
const codeIn = (folder: string): string =>
  readdirSync(join(flowsFolder, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(flowsFolder, folder, file), 'utf8'))
    .join('\n');

const keysIn = (messages: Messages, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysIn(value, `${prefix}${key}.`),
  );
const ownKeys = (folder: string, locale = 'en'): string[] =>
  keysIn(
    JSON.parse(readFileSync(join(flowsFolder, folder, 'locales', `${locale}.json`), 'utf8')) as Messages,
  );

/** Keys the code names in full, and the beginnings of those it puts together. */
function namedIn(code: string): (key: string) => boolean {
  const whole = new Set([...code.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z_]+)+)'/g)].map((match) => match[1]));
  const parts = [...code.matchAll(/`([a-zA-Z]+\.)\$\{[^}]*\}(\.[a-zA-Z]+)?`/g)];
  return (key) =>
    whole.has(key) || parts.some(([, start = '', end = '']) => key.startsWith(start) && key.endsWith(end));
}

const byEngine = new Set(['title', 'about', 'example', 'problems.input', 'waiting.cancelled']);

/** Keys that a flow's templates read: its own under the step's name, or a common one. */
const inTemplates = registry.flows.map(({ flow, texts, templates }) => ({
  id: flow.id,
  keys: [...templates].flatMap(([step, { textKeys }]) =>
    textKeys.map((key) => (texts.has(`${step}.${key}`) ? `${step}.${key}` : `common.${key}`)),
  ),
}));
const sharedCode = codeIn('shared');
const everyCode = [sharedCode, ...registry.flows.map(({ flow }) => codeIn(flow.id))].join('\n');

describe.each(registry.flows.map((loaded) => [loaded.flow.id, loaded] as const))(
  'texts of %s',
  (id, { flow, texts }) => {
    const named = namedIn(`${codeIn(id)}\n${sharedCode}`);
    const templates = new Set(inTemplates.find((one) => one.id === id)?.keys);
    const fields = new Set(Object.values(flow.steps).flatMap(({ input }) => Object.keys(input.shape)));
    const isUsed = (key: string): boolean =>
      byEngine.has(key) || templates.has(key) || named(key) || fields.has(key.replace(/^problems\./, ''));

    test('are all used', () => {
      expect(ownKeys(id).filter((key) => !isUsed(key))).toEqual([]);
    });

    test('are there wherever the code names one', () => {
      const asked = [...codeIn(id).matchAll(/\b(?:t|retry)(?:<\w+>)?\('([^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      expect(asked.filter((key) => !texts.has(key))).toEqual([]);
    });
  },
);

test('texts of the engine are all used', () => {
  const ofBot = readdirSync('src/bot', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const code = [codeIn('engine'), ...ofBot.map((file) => readFileSync(join('src/bot', file), 'utf8'))].join(
    '\n',
  );
  const named = new Set<string>([
    ...errorCodes,
    ...[...code.matchAll(/'(\w+)'/g)].map(([, key = '']) => key),
  ]);
  expect(ownKeys('engine').filter((key) => !named.has(key))).toEqual([]);
});

describe('texts all flows share', () => {
  test('are all used', () => {
    const named = namedIn(everyCode);
    const templates = new Set(inTemplates.flatMap(({ keys }) => keys));
    const fields = registry.flows.flatMap(({ flow }) =>
      Object.values(flow.steps).flatMap(({ input }) => Object.keys(input.shape)),
    );
    const isUsed = (key: string): boolean =>
      named(key) || templates.has(key) || fields.some((field) => key === `problems.${field}`);
    expect(ownKeys('shared').filter((key) => !isUsed(key))).toEqual([]);
  });

  test.each(locales)('keep a calm voice in %s', (locale) => {
    const folders = ['shared', ...registry.flows.map(({ flow }) => flow.id)];
    const raw = folders.map((folder) =>
      readFileSync(join(flowsFolder, folder, 'locales', `${locale}.json`), 'utf8'),
    );
    expect(raw.join('\n')).not.toMatch(/!|\.\.\./);
  });
});
