import { cp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defineCollection, put, remove } from '../../src/store/store.js';
import { idsOf, open, orders, recordLog, sessions, temporaryDir } from './harness.js';

async function journalFile(dir: string): Promise<string> {
  for (const name of await readdir(join(dir, 'journal'))) {
    const path = join(dir, 'journal', name);
    if ((await readFile(path)).length > 0) return path;
  }
  throw new Error('The journal is empty.');
}

async function damage(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

describe('a journal that ends in the middle of a line', () => {
  test('is cut at the last whole commit, wherever the line broke', async () => {
    const root = await temporaryDir();
    const dir = join(root, 'whole');
    const store = await open({ dir });
    await store.commit([put(orders, 'a', { status: 'pending' })]);
    const before = (await readFile(await journalFile(dir))).length;
    await store.commit([
      put(orders, 'b', { status: 'æ' }),
      put(sessions, 's', { step: 'x' }),
      remove(orders, 'a'),
    ]);
    await store.close();
    const after = (await readFile(await journalFile(dir))).length;

    for (let length = before; length <= after; length += 1) {
      const copy = join(root, `${length}`);
      await cp(dir, copy, { recursive: true });
      await truncate(await journalFile(copy), length);
      const log = recordLog();
      const reopened = await open({ dir: copy, log });
      expect(await idsOf(reopened)).toEqual(length === after ? ['b'] : ['a']);
      expect(await reopened.list(sessions)).toHaveLength(length === after ? 1 : 0);
      expect(log.warnings).toHaveLength(length === before || length === after ? 0 : 1);
      await reopened.commit([put(orders, 'c', { status: 'pending' })]);
      await reopened.close();
      const silent = recordLog();
      expect(await idsOf(await open({ dir: copy, log: silent }))).toContain('c');
      expect(silent).toMatchObject({ warnings: [], errors: [] });
    }
  });
});

describe('a damaged journal', () => {
  test.each([
    { which: 'first', line: 0, left: ['b', 'c'] },
    { which: 'middle', line: 1, left: ['a', 'c'] },
    { which: 'last', line: 2, left: ['a', 'b'] },
  ])('loses its $which line, says so, and serves the rest', async ({ line, left }) => {
    const dir = await temporaryDir();
    const store = await open({ dir });
    for (const id of ['a', 'b', 'c']) await store.commit([put(orders, id, { status: 'pending' })]);
    await store.close();
    const path = await journalFile(dir);
    const lines = (await readFile(path, 'utf8')).split('\n');
    await damage(path, lines.slice(0, line).join('\n').length + (lines[line]?.length ?? 0) - 5);

    const log = recordLog();
    const reopened = await open({ dir, log });
    expect(await idsOf(reopened)).toEqual(left);
    expect(log.errors).toContain('Lines of the journal are damaged and skipped');
    expect(await readdir(join(dir, 'journal'))).toContainEqual(expect.stringMatching(/\.log\.damaged$/));
    await reopened.commit([put(orders, 'd', { status: 'pending' })]);
    await reopened.close();
    const silent = recordLog();
    expect(await idsOf(await open({ dir, log: silent }))).toEqual([...left, 'd']);
    expect(silent.errors).toEqual([]);
  });

  test('with a segment gone reports how many writes are missing', async () => {
    const dir = await temporaryDir();
    for (const id of ['a', 'b', 'c']) {
      const store = await open({ dir });
      await store.commit([put(orders, id, { status: 'pending' })]);
      await store.close();
    }
    await writeFile(join(dir, 'journal', '0000000000000002.log'), '');
    const log = recordLog();
    expect(await idsOf(await open({ dir, log }))).toEqual(['a', 'c']);
    expect(log.errors).toEqual(['Writes are missing in the journal']);
  });
});

describe('a damaged shard', () => {
  const filled = async (): Promise<string> => {
    const dir = await temporaryDir();
    const store = await open({ dir, compactEveryBytes: 20_000 });
    for (let at = 0; at < 400; at += 1) await store.commit([put(orders, `o${at}`, { status: 'pending' })]);
    await expect.poll(() => readdir(join(dir, 'shards', 'orders'))).toContain('00000002.json');
    await store.close();
    return dir;
  };

  test.each([
    { how: 'one bit changed', harm: (path: string) => damage(path, 500) },
    { how: 'cut short', harm: (path: string) => truncate(path, 300) },
    { how: 'emptied', harm: (path: string) => truncate(path, 0) },
  ])('($how) is set aside and reported, and the rest serves', async ({ harm }) => {
    const dir = await filled();
    const shards = join(dir, 'shards', 'orders');
    await harm(join(shards, '00000001.json'));
    const log = recordLog();
    const store = await open({ dir, log });
    expect(log.errors).toEqual(['A damaged shard of the store is set aside']);
    expect(await readdir(shards)).toContain('00000001.json.damaged');
    expect((await idsOf(store)).slice(-1)).toEqual(['o399']);
    expect((await idsOf(store)).length).toBeGreaterThanOrEqual(336);
    await store.commit([put(orders, 'new', { status: 'pending' })]);
    await store.close();
    const silent = recordLog();
    expect((await idsOf(await open({ dir, log: silent }))).slice(-1)).toEqual(['new']);
    expect(silent.errors).toEqual([]);
  });

  test('that is damaged twice keeps both copies', async () => {
    const dir = await filled();
    const shards = join(dir, 'shards', 'orders');
    for (let time = 0; time < 2; time += 1) {
      await writeFile(join(shards, '00000001.json'), 'nonsense');
      await (await open({ dir })).close();
    }
    expect(await readdir(shards)).toEqual(
      expect.arrayContaining(['00000001.json.damaged', '00000001.json.2.damaged']),
    );
  });

  test('is no reason to forget what the journal still says', async () => {
    const dir = await filled();
    const store = await open({ dir });
    await store.commit([put(orders, 'o0', { status: 'rejected' })]);
    await store.close();
    await writeFile(join(dir, 'shards', 'orders', '00000001.json'), '');
    expect(await (await open({ dir })).get(orders, 'o0')).toEqual({ status: 'rejected' });
  });
});

test('an index that cannot read an old value is reported, and the value still found by id', async () => {
  const dir = await temporaryDir();
  const before = defineCollection<unknown>('things');
  const first = await open({ dir, collections: [before] });
  await first.commit([put(before, 'old', null), put(before, 'new', { kind: 'x' })]);
  await first.close();
  const things = defineCollection<{ kind: string }>('things', { kind: (thing) => thing.kind });
  const log = recordLog();
  const store = await open({ dir, collections: [things], log });
  expect(log.errors).toHaveLength(1);
  expect(await store.list(things, { index: 'kind', is: 'x' })).toHaveLength(1);
  expect(await store.get(things, 'old')).toBeNull();
});

test('numbers never start again below those in the shards, even when the journal is gone', async () => {
  const dir = await temporaryDir();
  const store = await open({ dir, compactEveryBytes: 100 });
  for (let at = 0; at < 20; at += 1) await store.commit([put(orders, 'a', { status: `${at}` })]);
  await expect.poll(() => readdir(join(dir, 'shards', 'orders'))).toContain('00000001.json');
  await store.close();
  for (const name of await readdir(join(dir, 'journal'))) await truncate(join(dir, 'journal', name));
  const reopened = await open({ dir });
  await reopened.commit([put(orders, 'a', { status: 'new' })]);
  expect(await reopened.get(orders, 'a')).toEqual({ status: 'new' });
});
