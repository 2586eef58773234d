import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sealedCollections } from '../bot/collections.js';
import { openVault } from '../bot/vault/key.js';
import { collectionsOnDisk } from '../bot/vault/on-disk.js';
import { sealStore } from '../bot/vault/seal-store.js';
import { openStore } from '../store/open-store.js';
import { copyStore } from '../store/snapshot.js';
import type { Store } from '../store/store.js';
import type { Place } from './command.js';

/** Reads the store as it is at this moment, also while the bot runs: from a copy that is gone afterwards. */
export async function withCopy<T>({ dir, key }: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const copy = join(dir, `snapshot-${randomUUID()}`);
  try {
    await copyStore(dir, copy);
    const raw = await openStore({ dir: copy, collections: collectionsOnDisk });
    try {
      const vault = await openVault({ ...key, store: raw, mayMake: false, onMade: () => undefined });
      return await work(sealStore(raw, vault, sealedCollections));
    } finally {
      await raw.close();
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
