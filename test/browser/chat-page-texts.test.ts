import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

describe('the texts of the chat page', () => {
  const page = new URL('../../src/sandbox/page/public/', import.meta.url);
  const folder = new URL('locales/', page);
  const read = async (locale: string) =>
    JSON.parse(await readFile(new URL(`${locale}.json`, folder), 'utf8')) as Record<string, string>;

  it('are the same in both languages, with the same blanks to fill', async () => {
    const [en, nb] = await Promise.all([read('en'), read('nb')]);
    const blanks = (texts: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, text.match(/\{\w+\}/g)?.sort() ?? []]),
      );
    expect(blanks(nb)).toEqual(blanks(en));
    expect(Object.values({ ...en, ...nb }).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('are all used', async () => {
    const scripts = (await readdir(new URL('app/', page))).map((file) => new URL(`app/${file}`, page));
    const files = [new URL('index.html', page), ...scripts];
    const code = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
    const whole = new Set([...code.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
    const begun = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, start = '']) => start);
    const isUsed = (key: string): boolean => whole.has(key) || begun.some((start) => key.startsWith(start));
    expect(Object.keys(await read('en')).filter((key) => !isUsed(key))).toEqual([]);
  });
});
