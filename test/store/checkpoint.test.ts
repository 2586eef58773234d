import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disk, type Disk } from '../../src/store/disk.js';
import { put, remove, type Store } from '../../src/store/store.js';
import { idsOf, open, orders, temporaryDir } from './harness.js';

const compactEveryBytes = 10_000;

/** Notes which shards are written, by their file name. */
function watchShards(): { readonly written: string[]; readonly disk: Disk } {
  const written: string[] = [];
  const replace: Disk['replace'] = async (path, text) => {
    await disk.replace(path, text);
    if (path.includes('/shards/')) written.push(path.slice(-13));
  };
  return { written, disk: { ...disk, replace } };
}

const fill = async (store: Store, from: number, to: number): Promise<void> => {
  const note = 'x'.repeat(200);
  for (let at = from; at < to; at += 1)
    await store.commit([put(orders, `o${at}`, { status: 'pending', note })]);
};

const segmentsOf = (dir: string): Promise<readonly string[]> => readdir(join(dir, 'journal'));

test('a checkpoint rewrites the shards that changed and no other', async () => {
  const { written, disk: watched } = watchShards();
  const dir = await temporaryDir();
  const store = await open({ dir, compactEveryBytes, disk: watched });
  await fill(store, 0, 640);
  await expect.poll(() => written).toContain('00000010.json');
  await expect.poll(() => segmentsOf(dir)).toHaveLength(1);
  written.length = 0;
  for (let at = 0; at < 400; at += 1) await store.commit([put(orders, 'o70', { status: `${at}` })]);
  await expect.poll(() => written).toContain('00000002.json');
  expect(new Set(written)).toEqual(new Set(['00000002.json', '00000010.json']));
});

test('the journal stays short however much is committed', async () => {
  const dir = await temporaryDir();
  const store = await open({ dir, compactEveryBytes });
  for (let round = 0; round < 10; round += 1) {
    await fill(store, 0, 100);
    await expect.poll(async () => (await segmentsOf(dir)).length).toBeLessThanOrEqual(2);
  }
  await expect.poll(() => segmentsOf(dir)).toHaveLength(1);
  const [segment = ''] = await segmentsOf(dir);
  expect((await stat(join(dir, 'journal', segment))).size).toBeLessThan(2 * compactEveryBytes);
});

test('a shard whose orders are all removed leaves no file behind', async () => {
  const dir = await temporaryDir();
  const store = await open({ dir, compactEveryBytes });
  const shards = () => readdir(join(dir, 'shards', 'orders'));
  await fill(store, 0, 200);
  await expect.poll(shards).toContain('00000001.json');
  for (let at = 0; at < 64; at += 1) await store.commit([remove(orders, `o${at}`)]);
  await fill(store, 200, 300);
  await expect.poll(shards).not.toContain('00000001.json');
  await store.close();
  expect((await idsOf(await open({ dir })))[0]).toBe('o64');
});

test('commits go on while a checkpoint is under way', async () => {
  const started = signal();
  const goOn = signal();
  const slow: Disk = {
    ...disk,
    async replace(path, text) {
      if (path.includes('/shards/')) {
        started.give();
        await goOn.given;
      }
      await disk.replace(path, text);
    },
  };
  const store = await open({ dir: await temporaryDir(), compactEveryBytes, disk: slow });
  await fill(store, 0, 50);
  await started.given;
  await fill(store, 50, 100);
  expect(await idsOf(store)).toHaveLength(100);
  goOn.give();
});

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}
