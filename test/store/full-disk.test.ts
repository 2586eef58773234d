import { describe, expect, test } from 'vitest';
import { put, remove } from '../../src/store/store.js';
import { createFailingDisk, type Failure } from './failing-disk.js';
import { idsOf, open, orders, recordLog, temporaryDir } from './harness.js';

const failures: readonly Failure[] = ['half-append', 'sync', 'half-append-and-truncate'];

describe.each(failures)('when the disk fails (%s)', (failure) => {
  test.each([0, 3])(
    'after %i commits: it rejects, changes nothing, and goes on when space returns',
    async (before) => {
      const dir = await temporaryDir();
      const disk = createFailingDisk();
      const log = recordLog();
      const store = await open({ dir, disk });
      for (let at = 0; at < before; at += 1)
        await store.commit([put(orders, `before-${at}`, { status: 'pending' })]);
      const kept = await idsOf(store);

      disk.failure = failure;
      const refused = ['x', 'y'].map((id) =>
        store.commit([put(orders, id, { status: 'lost' }), remove(orders, 'before-0')]),
      );
      for (const commit of refused) await expect(commit).rejects.toMatchObject({ code: 'store_failed' });
      await expect(store.commit([put(orders, 'z', { status: 'lost' })])).rejects.toThrow(/ENOSPC|EIO/);
      expect(await idsOf(store)).toEqual(kept);

      disk.failure = undefined;
      await store.commit([put(orders, 'after', { status: 'pending' })]);
      await store.commit([put(orders, 'last', { status: 'pending' })]);
      expect(await idsOf(store)).toEqual([...kept, 'after', 'last']);
      await store.close();
      expect(await idsOf(await open({ dir, log }))).toEqual([...kept, 'after', 'last']);
      expect(log).toMatchObject({ warnings: [], errors: [] });
    },
  );
});

test('a journal that cannot start a new file refuses commits until it can', async () => {
  const dir = await temporaryDir();
  const disk = createFailingDisk();
  const store = await open({ dir, disk, compactEveryBytes: 1 });
  await store.commit([put(orders, 'a', { status: 'pending' })]);
  disk.failure = 'create';
  await expect(store.commit([put(orders, 'b', { status: 'pending' })])).rejects.toThrow('ENOSPC');
  await expect(store.commit([put(orders, 'c', { status: 'pending' })])).rejects.toThrow('ENOSPC');
  disk.failure = undefined;
  await store.commit([put(orders, 'd', { status: 'pending' })]);
  await store.close();
  expect(await idsOf(await open({ dir }))).toEqual(['a', 'd']);
});

test('a checkpoint that fails is reported, loses nothing, and is made up for later', async () => {
  const dir = await temporaryDir();
  const disk = createFailingDisk();
  const log = recordLog();
  const store = await open({ dir, disk, log, compactEveryBytes: 500 });
  disk.failure = 'replace';
  for (let at = 0; at < 30; at += 1) await store.commit([put(orders, `a${at}`, { status: 'pending' })]);
  await expect.poll(() => log.errors).toContain('A checkpoint of the store failed');
  disk.failure = undefined;
  for (let at = 0; at < 30; at += 1) await store.commit([put(orders, `b${at}`, { status: 'pending' })]);
  await store.close();
  expect(await idsOf(await open({ dir }))).toHaveLength(60);
});

test('commits made while the disk is busy share its next turn', async () => {
  const disk = createFailingDisk();
  const store = await open({ dir: await temporaryDir(), disk });
  const commits: Promise<void>[] = [];
  for (let at = 0; at < 100; at += 1) {
    commits.push(store.commit([put(orders, `o${at}`, { status: 'pending' })]));
    if (at % 10 === 0) await Promise.resolve();
  }
  await Promise.all(commits);
  expect(disk.appends).toBeLessThanOrEqual(3);
  expect(await idsOf(store)).toHaveLength(100);
});
