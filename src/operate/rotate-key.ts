import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  fits,
  keyPath,
  makeKey,
  parseKey,
  readCheck,
  readKeyFile,
  wrongKey,
  writeKeyFile,
} from '../bot/vault/key.js';
import { collectionsOnDisk } from '../bot/vault/on-disk.js';
import { rotate, type Rotated } from '../bot/vault/rotate.js';
import { createVault } from '../bot/vault/vault.js';
import { leaveNote } from '../bot/notes.js';
import { SwitchboardError } from '../errors.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import type { Command, Place } from './command.js';

function keyIn(text: string | undefined, where: string): Buffer {
  const key = text === undefined ? undefined : parseKey(text);
  if (key === undefined) throw wrongKey(where);
  return key;
}

const tell = ({ rows, files }: Rotated): string => `Sealed anew: ${rows} rows and ${files} files.`;

/** The key is in the environment: the operator brings the new one, and sets it afterwards. */
async function givenKeys(store: Store, { dir, key, newKey, say }: Place): Promise<Rotated> {
  if (newKey === undefined)
    throw new SwitchboardError('key_missing', 'NEW_DATA_KEY is not set: there is no key to change to.');
  const next = keyIn(newKey, 'NEW_DATA_KEY');
  const former = keyIn(key.given, 'DATA_KEY');
  const rotated = await rotate({ store, filesDir: join(dir, 'files'), former, next });
  say(tell(rotated));
  say('Now set DATA_KEY to the new key, and start the bot.');
  return rotated;
}

/** The key is in a file. The new one lies beside it until everything is sealed with it, and then takes its place. */
async function keysInFiles(store: Store, { dir, key, newKey, say }: Place): Promise<Rotated> {
  const path = keyPath(key);
  const nextPath = `${path}.new`;
  const check = await readCheck(store);
  const kept = await readKeyFile(nextPath);
  const next = keyIn(kept ?? newKey ?? makeKey(), nextPath);
  if (kept === undefined) await writeKeyFile(nextPath, next.toString('hex'));
  const isDone = check !== undefined && fits(createVault(next), check);
  const former = isDone ? next : keyIn(await readKeyFile(path), path);
  const rotated = await rotate({ store, filesDir: join(dir, 'files'), former, next });
  say(tell(rotated));
  await rename(nextPath, path);
  say(`The new key is in ${path}. Keep a copy elsewhere, and start the bot.`);
  return rotated;
}

/** Only while the bot is stopped. Interrupted, it is run again. */
export const rotateKey: Command = async (_args, place) => {
  const store = await openStore({ dir: place.dir, collections: collectionsOnDisk });
  try {
    if ((await readCheck(store)) === undefined) {
      place.say('Nothing was encrypted yet: there is no key to change.');
      return false;
    }
    const { rows, files } = await (place.key.given === undefined ? keysInFiles : givenKeys)(store, place);
    await leaveNote(place.dir, { at: place.now().toISOString(), what: 'rotate-key', new: { rows, files } });
    return true;
  } finally {
    await store.close();
  }
};
