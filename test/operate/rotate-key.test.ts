import { cp, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversations, installation, sealedCollections, settings } from '../../src/bot/collections.js';
import { createCabinet } from '../../src/bot/files/cabinet.js';
import { openVault } from '../../src/bot/vault/key.js';
import { collectionsOnDisk } from '../../src/bot/vault/on-disk.js';
import { rotate } from '../../src/bot/vault/rotate.js';
import { keyIdOf } from '../../src/bot/vault/vault.js';
import { openStore } from '../../src/store/open-store.js';
import type { Collection } from '../../src/store/store.js';
import { createMortalDisk } from '../store/failing-disk.js';
import { documentId } from '../../src/sandbox/desk/ports/documents.js';
import { fill, launch, onDisk, roomOf, run, secret, temporaryDir, withKept } from './kept.js';

const former = 'ab'.repeat(32);
const next = 'cd'.repeat(32);

/** Everything is there, sealed with the key and no other, and the key alone opens it. */
async function expectAllUnder(dir: string, key: string | undefined, count: number): Promise<void> {
  await withKept(
    dir,
    async ({ store, raw, vault }) => {
      const all = await store.list(conversations);
      expect(all.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, at) => roomOf(at)));
      expect(await store.get(settings, 'webhook-secret')).toBe(secret);
      for (const collection of sealedCollections as readonly Collection<unknown>[])
        for (const { value } of await raw.list(collection))
          expect(vault.isCurrent(Buffer.from((value as { sealed: string }).sealed, 'base64'))).toBe(true);
      const cabinet = createCabinet({ dir: join(dir, 'files'), vault, now: () => new Date() });
      const bill = Buffer.from(`bill ${secret}`);
      expect(await cabinet.read(documentId(bill))).toEqual(bill);
    },
    key,
  );
  expect(await onDisk(dir)).not.toContain('471147');
}

test('wherever it is interrupted, run again it comes to its end', async () => {
  const root = await temporaryDir();
  const filled = join(root, 'filled');
  await withKept(filled, (opened) => fill(opened, filled, 250), former);
  for (let operations = 1; ; operations += 1) {
    const dir = join(root, String(operations));
    await cp(filled, dir, { recursive: true });
    const mortal = { disk: createMortalDisk(operations, 0.5), collections: collectionsOnDisk };
    const attempt = async (options: object): Promise<void> => {
      const store = await openStore({ dir, collections: collectionsOnDisk, ...options });
      const keys = { former: Buffer.from(former, 'hex'), next: Buffer.from(next, 'hex') };
      try {
        await rotate({ store, filesDir: join(dir, 'files'), ...keys });
      } finally {
        await store.close();
      }
    };
    const isDone = await attempt(mortal).then(
      () => true,
      () => false,
    );
    await attempt({});
    await expectAllUnder(dir, next, 250);
    if (isDone) return expect(operations).toBeGreaterThan(8);
  }
}, 60_000);

test('between two keys the bot does not start, and a third key is refused', async () => {
  const dir = await temporaryDir();
  await withKept(dir, (opened) => fill(opened, dir, 10), former);
  const store = await openStore({ dir, collections: collectionsOnDisk, disk: createMortalDisk(3, 0) });
  const keys = { former: Buffer.from(former, 'hex'), next: Buffer.from(next, 'hex') };
  await expect(rotate({ store, filesDir: join(dir, 'files'), ...keys })).rejects.toThrow();
  await store.close();
  const again = await openStore({ dir, collections: collectionsOnDisk });
  expect(await again.get(installation, 'key-rotation')).toBe(keyIdOf(keys.next));
  const given = { dir, given: former, store: again, mayMake: false, onMade: () => undefined };
  await expect(openVault(given)).rejects.toMatchObject({ code: 'rotation_unfinished' });
  const third = rotate({ store: again, filesDir: join(dir, 'files'), ...keys, next: Buffer.alloc(32, 9) });
  await expect(third).rejects.toMatchObject({ code: 'rotation_unfinished' });
  await again.close();
});

test('npm run rotate-key, killed in the middle and run again, puts a new key file in place', async () => {
  const root = await temporaryDir();
  const dir = join(root, 'bot');
  await withKept(dir, (opened) => fill(opened, dir, 1_500));
  const before = await readFile(join(dir, 'data.key'), 'utf8');
  const environment = { DATA_DIR: root };
  const child = launch(['rotate-key'], environment);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  while (!(await onDisk(dir)).includes('key-rotation')) await sleep(5);
  child.kill('SIGKILL');
  await gone;
  expect(await readFile(join(dir, 'data.key'), 'utf8')).toBe(before);
  const { code, out } = await run(['rotate-key'], environment);
  expect(out).toContain('The new key is in');
  expect(code).toBe(0);
  expect(await readFile(join(dir, 'data.key'), 'utf8')).not.toBe(before);
  await expectAllUnder(dir, undefined, 1_500);
}, 60_000);

test('a key from the environment is changed to the one the operator brings, and never shown', async () => {
  const root = await temporaryDir();
  const dir = join(root, 'bot');
  await withKept(dir, (opened) => fill(opened, dir, 10), former);
  const missing = await run(['rotate-key'], { DATA_DIR: root, DATA_KEY: former });
  expect(missing.code).toBe(1);
  expect(missing.out).toContain('NEW_DATA_KEY');
  const done = await run(['rotate-key'], { DATA_DIR: root, DATA_KEY: former, NEW_DATA_KEY: next });
  expect(done.code).toBe(0);
  for (const key of [former, next]) expect(done.out).not.toContain(key);
  await expectAllUnder(dir, next, 10);
  const wrong = await run(['rotate-key'], {
    DATA_DIR: root,
    DATA_KEY: former,
    NEW_DATA_KEY: '11'.repeat(32),
  });
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain('not the one this data was encrypted with');
}, 60_000);
