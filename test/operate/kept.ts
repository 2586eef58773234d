/** The data directory of a bot that has worked for a while, without running one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { conversations, settings } from '../../src/bot/collections.js';
import { createCabinet } from '../../src/bot/files/cabinet.js';
import { openVault } from '../../src/bot/vault/key.js';
import { collectionsOnDisk } from '../../src/bot/vault/on-disk.js';
import { sealedCollections } from '../../src/bot/collections.js';
import { sealStore } from '../../src/bot/vault/seal-store.js';
import type { Vault } from '../../src/bot/vault/vault.js';
import { openStore } from '../../src/store/open-store.js';
import { put, type Store } from '../../src/store/store.js';

export async function temporaryDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-operate-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

export interface Opened {
  readonly store: Store;
  readonly raw: Store;
  readonly vault: Vault;
}

/** Opens what is kept, hands it over, and closes it again. */
export async function withKept<T>(
  dir: string,
  work: (opened: Opened) => Promise<T>,
  given?: string,
): Promise<T> {
  const raw = await openStore({ dir, collections: collectionsOnDisk });
  try {
    const vault = await openVault({ dir, given, store: raw, mayMake: true, onMade: () => undefined });
    return await work({ raw, vault, store: sealStore(raw, vault, sealedCollections) });
  } finally {
    await raw.close();
  }
}

export const secret = 'the PIN is 471147';
export const roomOf = (at: number): string => `room-${String(at).padStart(4, '0')}`;

export async function fill({ store, vault }: Opened, dir: string, count: number): Promise<void> {
  const cabinet = createCabinet({ dir: join(dir, 'files'), vault, now: () => new Date() });
  for (let at = 0; at < count; at += 100) {
    const ids = Array.from({ length: Math.min(100, count - at) }, (_, index) => roomOf(at + index));
    const conversation = { personId: 'alice', kept: [], note: secret };
    await store.commit(ids.map((roomId) => put(conversations, roomId, { ...conversation, roomId })));
  }
  await store.commit([put(settings, 'webhook-secret', secret)]);
  for (const text of ['bill', 'letter'])
    await cabinet.keep({
      name: `${text}.pdf`,
      type: 'application/pdf',
      bytes: Buffer.from(`${text} ${secret}`),
    });
}

/** Nothing of one that has been renamed or deleted since it was listed. */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Everything in the files of a folder, as text. */
export async function onDisk(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const all = await Promise.all(files.map((file) => textOf(join(file.parentPath, file.name))));
  return [...files.map(({ name }) => name), ...all].join('\n');
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
}

export const launch = (args: readonly string[], environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'src/operate.ts', ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A command as the operator runs it, to its end. */
export async function run(args: readonly string[], environment: Record<string, string>): Promise<Ran> {
  const child = launch(args, environment);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}
