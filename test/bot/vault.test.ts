import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCabinet } from '../../src/bot/files/cabinet.js';
import { installation, settings } from '../../src/bot/collections.js';
import { openVault } from '../../src/bot/vault/key.js';
import { asSealed, sealStore } from '../../src/bot/vault/seal-store.js';
import { createVault } from '../../src/bot/vault/vault.js';
import { readSettings } from '../../src/config.js';
import { openStore } from '../../src/store/open-store.js';
import { defineCollection, put } from '../../src/store/store.js';

const vault = createVault(Buffer.alloc(32, 1));
const secret = 'PIN 471147';
const notes = defineCollection<{ text: string; by: string }>('notes', { by: ({ by }) => by });
const open = defineCollection<{ text: string }>('open');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vault-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function onDisk(): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const all = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  return all.join('\n');
}

const openNotes = (collection = asSealed(notes)) =>
  openStore({ dir, collections: [collection, open, installation, settings] });

describe('a sealed collection', () => {
  test('reads as it was written, by id, in lists and by index', async () => {
    const store = sealStore(await openNotes(), vault, [notes]);
    await store.commit([
      put(notes, 'one', { text: secret, by: 'alice' }),
      put(open, 'two', { text: 'plain' }),
    ]);
    const note = { text: secret, by: 'alice' };
    expect(await store.get(notes, 'one')).toEqual(note);
    expect(await store.list(notes)).toEqual([{ id: 'one', value: note }]);
    expect(await store.list(notes, { index: 'by', is: 'alice' })).toEqual([{ id: 'one', value: note }]);
    expect(await store.list(notes, { index: 'by', is: 'noor' })).toEqual([]);
    await store.close();
    const raw = await onDisk();
    expect(raw).toContain('plain');
    expect(raw).not.toContain('4711');
  });

  test('reads rows from before it was sealed, and seals them when they are written again', async () => {
    const before = await openNotes(notes as never);
    await before.commit([put(notes, 'one', { text: 'old', by: 'alice' })]);
    await before.close();
    const store = sealStore(await openNotes(), vault, [notes]);
    expect(await store.list(notes, { index: 'by', is: 'alice' })).toHaveLength(1);
    await store.commit([put(notes, 'one', { text: secret, by: 'alice' })]);
    await store.close();
    expect(await onDisk()).not.toContain('4711');
    const again = sealStore(await openNotes(), vault, [notes]);
    expect(await again.get(notes, 'one')).toEqual({ text: secret, by: 'alice' });
    await again.close();
  });

  test('does not take one row for another', async () => {
    const inner = await openNotes();
    const store = sealStore(inner, vault, [notes]);
    await store.commit([put(notes, 'one', { text: secret, by: 'alice' })]);
    const row = await inner.get(asSealed(notes), 'one');
    await inner.commit([put(asSealed(notes), 'two', row)]);
    await expect(store.get(notes, 'two')).rejects.toThrow();
    await store.close();
  });
});

describe('the key', () => {
  const openWith = async (given?: string, onMade: (path: string) => void = () => undefined) => {
    const store = await openNotes();
    try {
      return await openVault({ dir, given, store, mayMake: true, onMade });
    } finally {
      await store.close();
    }
  };

  test('is made when none is given, for its owner alone, and found again', async () => {
    const made: string[] = [];
    const first = await openWith(undefined, (path) => made.push(path));
    const path = join(dir, 'data.key');
    expect(made).toEqual([path]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const second = await openWith(undefined, (again) => made.push(again));
    expect(second.open(first.seal(Buffer.from(secret), 'x'), 'x').toString()).toBe(secret);
    expect(made).toHaveLength(1);
  });

  test.each([
    ['64 hex digits', 'ab'.repeat(32), Buffer.alloc(32, 0xab).toString('base64')],
    ['base64', Buffer.alloc(32, 7).toString('base64'), '07'.repeat(32)],
  ])('can be given as %s', async (_name, key, same) => {
    await openWith(key);
    await expect(openWith(same)).resolves.toBeDefined();
  });

  test('that is another one stops the start, and the data stays as it is', async () => {
    await openWith('ab'.repeat(32));
    const wrong = { code: 'key_wrong', message: expect.stringContaining('DATA_KEY') as string };
    await expect(openWith('cd'.repeat(32))).rejects.toMatchObject(wrong);
    await expect(openWith()).rejects.toMatchObject({ code: 'key_wrong' });
    await expect(openWith('ab'.repeat(32))).resolves.toBeDefined();
  });

  test('file that was cut short stops the start', async () => {
    await openWith();
    await writeFile(join(dir, 'data.key'), 'abc');
    await expect(openWith()).rejects.toMatchObject({ code: 'key_wrong' });
  });

  test.each(['short', 'zz'.repeat(32), 'ab'.repeat(31)])(
    'that is none is refused as a setting: %s',
    (key) => {
      expect(() => readSettings({ DATA_KEY: key })).toThrow('DATA_KEY: must be 64 hex digits');
    },
  );
});

describe('a kept file', () => {
  const now = () => new Date('2026-11-25T12:00:00Z');
  const bytes = Buffer.from(`the bill, ${secret}`);
  const cabinetAt = () => createCabinet({ dir: join(dir, 'files'), vault, now });
  const bill = { name: 'bill.pdf', type: 'application/pdf', bytes };

  test('is read again, lies there encrypted, and once', async () => {
    const cabinet = cabinetAt();
    const kept = await cabinet.keep(bill);
    expect(kept).toMatchObject({ name: 'bill.pdf', type: 'application/pdf', size: bytes.length });
    expect((await cabinet.keep({ ...bill, name: 'copy.pdf' })).id).toBe(kept.id);
    expect(Buffer.from((await cabinet.read(kept.id)) ?? [])).toEqual(bytes);
    expect(await readdir(join(dir, 'files'))).toEqual([kept.id]);
    expect(await onDisk()).not.toContain('4711');
  });

  test.each(['../data.key', '', 'ab'.repeat(32)])('that is not there is undefined: %s', async (id) => {
    expect(await cabinetAt().read(id)).toBeUndefined();
  });

  test('goes when it is old and nothing speaks of it', async () => {
    const cabinet = cabinetAt();
    const [used, unused] = [
      await cabinet.keep(bill),
      await cabinet.keep({ ...bill, bytes: Buffer.from('x') }),
    ];
    const young = await cabinet.keep({ ...bill, bytes: Buffer.from('y') });
    const old = new Date('2026-01-01T12:00:00Z');
    for (const { id } of [used, unused]) await utimes(join(dir, 'files', id), old, old);
    const before = new Date('2026-08-01T12:00:00Z');
    expect(await cabinet.prune(before, () => Promise.resolve((id) => id === used.id))).toBe(1);
    expect((await readdir(join(dir, 'files'))).sort()).toEqual([used.id, young.id].sort());
  });
});
