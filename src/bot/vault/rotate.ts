/** Seals everything with a new key. Can be interrupted at any moment, and is then run again with the same keys. */
import { SwitchboardError } from '../../errors.js';
import { put, remove, type Store } from '../../store/store.js';
import { installation, sealedCollections } from '../collections.js';
import { createCabinet } from '../files/cabinet.js';
import { checkOf, fits, readCheck, rotationName, wrongKey } from './key.js';
import { sealAnew } from './seal-store.js';
import { createVault, keyIdOf } from './vault.js';

export interface Rotation {
  /** The store as it is on disk; nobody else writes to it. */
  readonly store: Store;
  readonly filesDir: string;
  readonly former: Uint8Array;
  readonly next: Uint8Array;
}

export interface Rotated {
  readonly rows: number;
  readonly files: number;
}

/** Rejects with `key_wrong` when the former key is not the one in use, or another change of keys is unfinished. */
export async function rotate({ store, filesDir, former, next }: Rotation): Promise<Rotated> {
  const check = await readCheck(store);
  const vault = createVault(next, [former]);
  if (check === undefined || fits(createVault(next), check)) return { rows: 0, files: 0 };
  if (!fits(createVault(former), check)) throw wrongKey('use');
  const unfinished = await store.get(installation, rotationName);
  if (unfinished !== undefined && unfinished !== keyIdOf(next))
    throw new SwitchboardError('rotation_unfinished', 'A change to another new key was interrupted.');
  await store.commit([put(installation, rotationName, keyIdOf(next))]);
  const rows = await sealAnew(store, vault, sealedCollections);
  const files = await createCabinet({ dir: filesDir, vault, now: () => new Date() }).sealAnew();
  // Nothing sealed with the former key is left behind in the journal.
  await store.compact();
  await store.commit([checkOf(vault), remove(installation, rotationName)]);
  return { rows, files };
}
