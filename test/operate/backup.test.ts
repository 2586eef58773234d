import { once } from 'node:events';
import { appendFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversations, reminders } from '../../src/bot/collections.js';
import { createCabinet } from '../../src/bot/files/cabinet.js';
import { backup } from '../../src/operate/backup.js';
import type { Place } from '../../src/operate/command.js';
import { restore } from '../../src/operate/restore.js';
import { documentId } from '../../src/sandbox/desk/ports/documents.js';
import { copyStore } from '../../src/store/snapshot.js';
import { openStore } from '../../src/store/open-store.js';
import { defineCollection, put, remove } from '../../src/store/store.js';
import { fill, launch, onDisk, roomOf, run, secret, temporaryDir, withKept } from './kept.js';

function placeIn(dir: string): Place & { readonly said: string[] } {
  const said: string[] = [];
  return { dir, key: { dir }, now: () => new Date(), say: (line) => void said.push(line), said };
}

test('a command whose reader has gone does its work to the end', async () => {
  const root = await temporaryDir();
  await withKept(join(root, 'bot'), (opened) => fill(opened, join(root, 'bot'), 10));
  const child = launch(['backup', join(root, 'copy')], { DATA_DIR: root });
  child.stdout?.destroy();
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(told).toBe('');
  expect(code).toBe(0);
  expect(await readdir(join(root, 'copy'))).toContain('meta.json');
});

test('a copy made under full load holds every commit whole, up to one moment', async () => {
  const root = await temporaryDir();
  const pairs = [defineCollection<number>('left'), defineCollection<number>('right')] as const;
  const open = (dir: string) => openStore({ dir, collections: pairs, compactEveryBytes: 2_000 });
  const dir = join(root, 'live');
  const store = await open(dir);
  let last = 0;
  const over = { isOver: false };
  const load = (async () => {
    for (; !over.isOver; last += 1) {
      // Both or neither, and never more than ten: commits that add and take away together.
      const writes = pairs.flatMap((side) => [put(side, `n${last}`, last), remove(side, `n${last - 10}`)]);
      await store.commit(writes);
    }
  })();
  for (let round = 0; round < 12; round += 1) {
    const before = last;
    const copy = join(root, `copy-${round}`);
    await copyStore(dir, copy);
    const after = last;
    const copied = await open(copy);
    const [left, right] = await Promise.all(
      pairs.map(async (side) => (await copied.list(side)).map(({ value }) => value)),
    );
    await copied.close();
    expect(left).toEqual(right);
    const newest = left?.at(-1) ?? -1;
    expect(left).toEqual(
      Array.from({ length: Math.min(10, newest + 1) }, (_, at) => newest - Math.min(9, newest) + at),
    );
    expect(newest).toBeGreaterThanOrEqual(before - 1);
    expect(newest).toBeLessThanOrEqual(after);
  }
  over.isOver = true;
  await load;
  await store.close();
  expect((await readdir(dir)).filter((name) => name.startsWith('snapshot'))).toEqual([]);
}, 60_000);

test('a backup of a running bot, restored after everything was lost, has it all again', async () => {
  const root = await temporaryDir();
  const dir = join(root, 'bot');
  const to = join(root, 'safe', 'monday');
  await withKept(dir, async (opened) => {
    await fill(opened, dir, 120);
    const { code, out } = await run(['backup', to], { DATA_DIR: root });
    expect(out).toContain('keep a copy of it elsewhere');
    expect(code).toBe(0);
    // The bot holds the directory: nothing can be put back under it.
    const refused = await run(['restore', to], { DATA_DIR: root });
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('in use by process') as string });
    await opened.store.commit([
      put(reminders, 'later', { personId: 'a', roomId: 'r', draftId: 'd', at: '' }),
    ]);
  });
  expect(await readdir(to)).not.toContain('data.key');
  expect(await onDisk(to)).not.toContain('471147');
  for (const part of ['journal', 'shards', 'files']) await rm(join(dir, part), { recursive: true });
  const place = placeIn(dir);
  expect(await restore([to], place)).toBe(true);
  expect(place.said.join(' ')).toContain('replaced-');
  await withKept(dir, async ({ store, vault }) => {
    expect((await store.list(conversations)).map(({ id }) => id)).toEqual(
      Array.from({ length: 120 }, (_, at) => roomOf(at)),
    );
    expect(await store.list(reminders)).toEqual([]);
    const cabinet = createCabinet({ dir: join(dir, 'files'), vault, now: () => new Date() });
    const bill = Buffer.from(`bill ${secret}`);
    expect(await cabinet.read(documentId(bill))).toEqual(bill);
  });
}, 60_000);

test.each<[string, (to: string) => Promise<void>, string]>([
  ['a file is damaged', async (to) => appendFile(join(to, 'meta.json'), ' '), 'meta.json is damaged'],
  ['a file is missing', async (to) => rm(join(to, 'meta.json')), 'meta.json is missing'],
  [
    'a file is not of it',
    async (to) => writeFile(join(to, 'shards', 'more.json'), ''),
    'more.json is not of',
  ],
  ['it was interrupted', async (to) => rm(join(to, 'manifest.json')), 'manifest.json is missing'],
  [
    'its list is damaged',
    async (to) => truncate(join(to, 'manifest.json'), 9),
    'manifest.json is missing or',
  ],
])('a backup is refused when %s, and nothing is touched', async (_how, harm, message) => {
  const root = await temporaryDir();
  const dir = join(root, 'bot');
  const to = join(root, 'copy');
  await withKept(dir, (opened) => fill(opened, dir, 10));
  await backup([to], placeIn(dir));
  await mkdir(join(to, 'shards'), { recursive: true });
  await harm(to);
  const before = await readFile(join(dir, 'meta.json'));
  await expect(restore([to], placeIn(dir))).rejects.toMatchObject({
    code: 'backup_refused',
    message: expect.stringContaining(message) as string,
  });
  expect(await readFile(join(dir, 'meta.json'))).toEqual(before);
  expect(await readdir(dir)).not.toContain('restoring');
});

test('a folder that holds something, or no data to back up, is refused', async () => {
  const root = await temporaryDir();
  const dir = join(root, 'bot');
  await expect(backup([join(root, 'copy')], placeIn(dir))).rejects.toMatchObject({ code: 'backup_refused' });
  await withKept(dir, () => Promise.resolve());
  await expect(backup([dir], placeIn(dir))).rejects.toMatchObject({ code: 'backup_refused' });
});
