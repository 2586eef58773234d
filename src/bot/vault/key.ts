/** Where the key comes from that everything confidential is sealed with. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SwitchboardError } from '../../errors.js';
import { disk, isMissing } from '../../store/disk.js';
import { put, remove, type Store } from '../../store/store.js';
import { installation, settings } from '../collections.js';
import { createVault, keyBytes, type Vault } from './vault.js';

export interface KeySource {
  /** Folder of the key file that is used when no other is named. */
  readonly dir: string;
  /** 64 hex digits, or 32 bytes in base64; then no file is read. */
  readonly given?: string | undefined;
  /** The key file. */
  readonly file?: string | undefined;
}

export interface KeyOptions extends KeySource {
  /** The store as it is on disk, without the vault over it. */
  readonly store: Store;
  /** Whether a key may be made where there is none and nothing was sealed yet. */
  readonly mayMake: boolean;
  /** Hears that a key file was made. */
  readonly onMade: (path: string) => void;
}

/** The key as bytes, or undefined when the text holds none. */
export function parseKey(text: string): Buffer | undefined {
  const trimmed = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(trimmed);
  if (!isHex && !/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return undefined;
  const key = Buffer.from(trimmed, isHex ? 'hex' : 'base64');
  return key.length === keyBytes ? key : undefined;
}

export const keyPath = ({ dir, file }: KeySource): string => file ?? join(dir, 'data.key');

const checkName = 'key-check';
const checkText = 'Switchboard';
/** Id of the key that everything is being sealed anew with, until that is finished. */
export const rotationName = 'key-rotation';

export const makeKey = (): string => randomBytes(keyBytes).toString('hex');

/** In place whole or not at all: half a key would lock everything away for good. */
export const writeKeyFile = (path: string, text: string): Promise<void> => disk.replace(path, `${text}\n`);

export async function readKeyFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export const wrongKey = (where: string, cause?: unknown): SwitchboardError =>
  new SwitchboardError(
    'key_wrong',
    `The key in ${where} is not the one this data was encrypted with.`,
    cause,
  );

export const checkOf = (vault: Vault) =>
  put(installation, checkName, vault.seal(Buffer.from(checkText), checkName).toString('base64'));

/** What proves a key. Older installations keep it among their settings, which are to be encrypted now. */
export async function readCheck(store: Store): Promise<string | undefined> {
  const check = await store.get(installation, checkName);
  if (check !== undefined) return check;
  const old = await store.get(settings, checkName);
  if (old === undefined) return undefined;
  await store.commit([put(installation, checkName, old), remove(settings, checkName)]);
  return old;
}

export function fits(vault: Vault, check: string): boolean {
  try {
    return vault.open(Buffer.from(check, 'base64'), checkName).toString() === checkText;
  } catch {
    return false;
  }
}

async function findOrMake(options: KeyOptions, isUsed: boolean): Promise<string> {
  const path = keyPath(options);
  const found = options.given ?? (await readKeyFile(path));
  if (found !== undefined) return found;
  // A new key would be of no use for what is there.
  if (isUsed) throw wrongKey(path);
  if (!options.mayMake)
    throw new SwitchboardError(
      'key_missing',
      `There is no key to encrypt with: no DATA_KEY, and no ${path}.`,
    );
  const made = makeKey();
  await writeKeyFile(path, made);
  options.onMade(path);
  return made;
}

/**
 * The vault of this installation. Rejects with `key_wrong` when what is there was sealed with another key, with
 * `key_missing` when there is none and none may be made, and with `rotation_unfinished` halfway between two keys.
 */
export async function openVault(options: KeyOptions): Promise<Vault> {
  const { given, store } = options;
  const where = given === undefined ? keyPath(options) : 'DATA_KEY';
  const check = await readCheck(store);
  if ((await store.get(installation, rotationName)) !== undefined)
    throw new SwitchboardError('rotation_unfinished', 'The change of the key was interrupted.');
  const key = parseKey(await findOrMake(options, check !== undefined));
  if (key === undefined) throw wrongKey(where);
  const vault = createVault(key);
  if (check === undefined) await store.commit([checkOf(vault)]);
  else if (!fits(vault, check)) throw wrongKey(where);
  return vault;
}
