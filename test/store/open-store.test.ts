import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { defineCollection, put, remove } from '../../src/store/store.js';
import { idsOf, open, orders, sessions, temporaryDir } from './harness.js';

describe('a store on disk, opened again', () => {
  test('has every order in its place, across restarts and checkpoints', async () => {
    const dir = await temporaryDir();
    const expected: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const store = await open({ dir, compactEveryBytes: 3_000 });
      for (let at = 0; at < 60; at += 1) {
        const id = `order-${(at * 37) % 60}-${round}`;
        await store.commit([put(orders, id, { status: 'pending', note: 'x'.repeat(60) })]);
        expected.push(id);
      }
      await store.commit([
        put(orders, `order-0-0`, { status: `round ${round}` }),
        remove(orders, `order-1-${round}`),
      ]);
      expected.splice(expected.indexOf(`order-1-${round}`), 1);
      await store.close();
    }
    const store = await open({ dir });
    expect(await idsOf(store)).toEqual(expected);
    expect(await store.get(orders, 'order-0-0')).toEqual({ status: 'round 4' });
  });

  test('finishes the commits under way before it closes, and refuses later ones', async () => {
    const dir = await temporaryDir();
    const store = await open({ dir });
    const commits = ['a', 'b', 'c'].map((id) => store.commit([put(orders, id, { status: 'pending' })]));
    await store.close();
    await Promise.all(commits);
    await expect(store.commit([remove(orders, 'a')])).rejects.toMatchObject({ code: 'store_failed' });
    expect(await idsOf(await open({ dir }))).toEqual(['a', 'b', 'c']);
  });

  test('does not show a commit before it is durable', async () => {
    const store = await open({ dir: await temporaryDir() });
    const commit = store.commit([put(orders, 'a', { status: 'pending' })]);
    expect(await store.get(orders, 'a')).toBeUndefined();
    await commit;
    expect(await store.get(orders, 'a')).toBeDefined();
  });

  test('keeps what a later version of the program stored in a collection of its own', async () => {
    const dir = await temporaryDir();
    const drafts = defineCollection<string>('drafts');
    const newer = await open({ dir, collections: [drafts, orders], compactEveryBytes: 400 });
    for (let at = 0; at < 20; at += 1) await newer.commit([put(drafts, `d${at}`, 'text')]);
    await newer.close();
    const older = await open({ dir, collections: [orders], compactEveryBytes: 400 });
    for (let at = 0; at < 20; at += 1) await older.commit([put(orders, `o${at}`, { status: 'pending' })]);
    await older.close();
    expect(await (await open({ dir, collections: [drafts] })).list(drafts)).toHaveLength(20);
  });

  test('opens its directory and files to their owner alone', async () => {
    const dir = join(await temporaryDir(), 'some', 'data');
    const store = await open({ dir, compactEveryBytes: 100 });
    for (let at = 0; at < 5; at += 1) await store.commit([put(orders, 'a', { status: `${at}` })]);
    await store.close();
    const modeOf = async (path: string) => ((await stat(join(dir, path))).mode & 0o777).toString(8);
    expect(await Promise.all(['.', 'journal', 'shards', 'shards/orders'].map(modeOf))).toEqual(
      Array(4).fill('700'),
    );
    expect(await modeOf('meta.json')).toBe('600');
    expect(await modeOf('shards/orders/00000001.json')).toBe('600');
  });

  test('stamps the format of its files and refuses a later one', async () => {
    const dir = await temporaryDir();
    await (await open({ dir, clock: () => new Date('2026-03-01T12:00:00Z') })).close();
    const meta: unknown = JSON.parse(await readFile(join(dir, 'meta.json'), 'utf8'));
    expect(meta).toEqual({ format: 1, createdAt: '2026-03-01T12:00:00.000Z' });
    await writeFile(join(dir, 'meta.json'), JSON.stringify({ format: 2, createdAt: '' }));
    await expect(open({ dir })).rejects.toMatchObject({ code: 'store_failed' });
  });

  test('says so when the directory cannot be one', async () => {
    const dir = await temporaryDir();
    await writeFile(join(dir, 'file'), '');
    await expect(open({ dir: join(dir, 'file') })).rejects.toMatchObject({ code: 'store_failed' });
  });

  test('refuses a name that cannot be a folder, and one name twice', async () => {
    const dir = await temporaryDir();
    await expect(openStore({ dir, collections: [defineCollection('../up')] })).rejects.toThrow('kebab-case');
    await expect(openStore({ dir, collections: [orders, orders] })).rejects.toThrow('Two collections');
  });
});

describe('the lock of a data directory', () => {
  const held = async (holder: object | string): Promise<string> => {
    const dir = await temporaryDir();
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
    return dir;
  };
  const deadPid = async (): Promise<number> => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    return child.pid ?? 0;
  };

  test('keeps a second store out until the first is closed', async () => {
    const dir = await temporaryDir();
    const first = await open({ dir });
    const second = open({ dir, collections: [sessions] });
    await expect(second).rejects.toMatchObject({ code: 'store_in_use' });
    await expect(second).rejects.toThrow(`process ${process.pid}`);
    await first.close();
    await expect(open({ dir })).resolves.toBeDefined();
  });

  test('passes from a dead process to the next', async () => {
    const dir = await held({ pid: await deadPid(), host: hostname(), token: 'x' });
    await expect(open({ dir })).resolves.toBeDefined();
  });

  test.runIf(process.platform === 'linux')('is not fooled by a pid that another process got', async () => {
    const dir = await held({ pid: process.pid, began: '1', host: hostname(), token: 'x' });
    await expect(open({ dir })).resolves.toBeDefined();
  });

  test('passes from another host only after that has fallen silent', async () => {
    const dir = await held({ pid: 1, host: 'elsewhere', token: 'x' });
    await expect(open({ dir })).rejects.toThrow('process 1 on elsewhere');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(join(dir, 'lock'), longAgo, longAgo);
    await expect(open({ dir })).resolves.toBeDefined();
  });

  test('goes to one alone of several who find it stale', async () => {
    const dir = await held({ pid: await deadPid(), host: hostname(), token: 'x' });
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => open({ dir })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('treats an unreadable lock as one just being written, for a while', async () => {
    const dir = await held('{"pid":');
    await expect(open({ dir })).rejects.toThrow('another process');
    await utimes(join(dir, 'lock'), new Date(0), new Date(0));
    await expect(open({ dir })).resolves.toBeDefined();
  });
});
