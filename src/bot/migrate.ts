/** Brings what an earlier version has kept into the shape of this one. */
import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SwitchboardError } from '../errors.js';
import { copyStore } from '../store/snapshot.js';
import { put, type Collection, type Store } from '../store/store.js';
import { installation, sealedCollections } from './collections.js';
import { sealAnew } from './vault/seal-store.js';
import type { Vault } from './vault/vault.js';

interface Kept {
  /** The store as it is on disk, without the vault over it. */
  readonly store: Store;
  readonly vault: Vault;
}

/** The first leads from version 1 to 2, and so on. Each may be interrupted and is then done again. */
const migrations: readonly ((kept: Kept) => Promise<unknown>)[] = [
  // Only what people write was encrypted.
  ({ store, vault }) => sealAnew(store, vault, sealedCollections),
];

export const schema = 1 + migrations.length;
const schemaName = 'schema';

async function isNew(store: Store): Promise<boolean> {
  for (const collection of sealedCollections as readonly Collection<unknown>[])
    if ((await store.list(collection, { limit: 1 })).length > 0) return false;
  return true;
}

const ofNow = put(installation, schemaName, String(schema));

/** Whatever keeps the first thing in a store says before that it is of this version. */
export async function markNew(store: Store): Promise<void> {
  const isMarked = (await store.get(installation, schemaName)) !== undefined;
  if (!isMarked && (await isNew(store))) await store.commit([ofNow]);
}

async function versionOf(store: Store): Promise<number> {
  const kept = await store.get(installation, schemaName);
  if (kept !== undefined) return Number(kept);
  return (await isNew(store)) ? schema : 1;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The store as it was before; one that stands there already is from an attempt that did not come to its end. */
async function backUp(dir: string, version: number): Promise<string> {
  const path = join(dir, 'before', `schema-${version}`);
  if (await exists(path)) return path;
  await rm(`${path}.part`, { recursive: true, force: true });
  await copyStore(dir, `${path}.part`);
  await rename(`${path}.part`, path);
  return path;
}

/** Rejects with `store_failed` when a later version of the program has been here. */
export async function migrate(options: Kept & { readonly dir: string; readonly log: Logger }): Promise<void> {
  const { store, dir, log } = options;
  const version = await versionOf(store);
  if (version > schema)
    throw new SwitchboardError(
      'store_failed',
      `What is kept in ${dir} has version ${version}; this program knows ${schema} and would spoil it.`,
    );
  if (version < schema) {
    const backup = await backUp(dir, version);
    log.warn({ from: version, to: schema, backup }, 'what is kept is brought to a new version');
  }
  for (let from = version; from < schema; from += 1) await migrations[from - 1]?.(options);
  if ((await store.get(installation, schemaName)) !== String(schema)) await store.commit([ofNow]);
  // What lay open must not lie on in the journal.
  if (version < schema) await store.compact();
}
