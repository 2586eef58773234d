import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { installation, notices, people, settings } from '../../src/bot/collections.js';
import { migrate, schema } from '../../src/bot/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { put } from '../../src/store/store.js';
import { onDisk, withKept, type Opened } from '../operate/kept.js';

const log = pino({ level: 'silent' });

async function emptyDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-migrate-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

const bring = (dir: string, { raw, vault }: Opened) => migrate({ store: raw, vault, dir, log });

/** As the first version left it: only some collections encrypted, no version, the proof of the key among settings. */
async function oldOne(dir: string): Promise<void> {
  await withKept(dir, async ({ raw }) => {
    const check = await raw.get(installation, 'key-check');
    await raw.commit([
      put(settings, 'key-check', check ?? ''),
      { type: 'delete', collection: 'installation', id: 'key-check' },
      put(settings, 'webhook-secret', 'planted-secret'),
      put(people, 'alice', { email: 'alice@planted.example' }),
    ]);
  });
}

test('what lay open is encrypted, and was backed up before', async () => {
  const dir = await emptyDir();
  await oldOne(dir);
  expect(await onDisk(dir)).toContain('planted');
  await withKept(dir, async (opened) => {
    await bring(dir, opened);
    expect(await opened.store.get(settings, 'webhook-secret')).toBe('planted-secret');
    expect(await opened.store.get(people, 'alice')).toEqual({ email: 'alice@planted.example' });
  });
  for (const part of ['journal', 'shards']) expect(await onDisk(join(dir, part))).not.toContain('planted');
  const before = join(dir, 'before', 'schema-1');
  const old = await openStore({ dir: before, collections: [people] });
  expect(await old.get(people, 'alice')).toEqual({ email: 'alice@planted.example' });
  await old.close();
});

test('interrupted, it starts over with the backup that is there', async () => {
  const dir = await emptyDir();
  await oldOne(dir);
  await withKept(dir, async ({ raw, vault }) => {
    const dying = { ...raw, commit: () => Promise.reject(new Error('killed')) };
    await expect(migrate({ store: dying, vault, dir, log })).rejects.toThrow('killed');
  });
  await withKept(dir, (opened) => bring(dir, opened));
  expect(await readdir(join(dir, 'before'))).toEqual(['schema-1']);
  for (const part of ['journal', 'shards']) expect(await onDisk(join(dir, part))).not.toContain('planted');
});

test('a new installation is of this version, without a backup', async () => {
  const dir = await emptyDir();
  await withKept(dir, async (opened) => {
    await bring(dir, opened);
    expect(await opened.raw.get(installation, 'schema')).toBe(String(schema));
    expect(await opened.store.list(notices)).toEqual([]);
  });
  expect(await readdir(dir)).not.toContain('before');
});

test('what a later version has kept is left alone', async () => {
  const dir = await emptyDir();
  await withKept(dir, async (opened) => {
    await opened.raw.commit([put(installation, 'schema', String(schema + 1))]);
    await expect(bring(dir, opened)).rejects.toMatchObject({
      code: 'store_failed',
      message: expect.stringContaining(`version ${schema + 1}`) as string,
    });
  });
});
