import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

describe('the texts of the chat page', () => {
  const folder = new URL('../../src/sandbox/page/public/locales/', import.meta.url);
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
});
