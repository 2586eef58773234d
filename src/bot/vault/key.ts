/** Where the key comes from that everything confidential is sealed with. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SwitchboardError } from '../../errors.js';
import { disk, isMissing } from '../../store/disk.js';
import { put, type Store } from '../../store/store.js';
import { settings } from '../collections.js';
import { createVault, keyBytes, type Vault } from './vault.js';

export interface KeyOptions {
  /** Folder of the key file; only used without `given`. */
  readonly dir: string;
  /** 64 hex digits, or 32 bytes in base64. */
  readonly given: string | undefined;
  readonly store: Store;
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

const keyFile = 'data.key';
const checkName = 'key-check';
const checkText = 'Switchboard';

async function makeKeyFile(path: string): Promise<string> {
  const text = randomBytes(keyBytes).toString('hex');
  // In place whole or not at all: half a key would lock everything away for good.
  await disk.replace(path, `${text}\n`);
  return text;
}

async function readKeyFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const wrong = (where: string, cause?: unknown): SwitchboardError =>
  new SwitchboardError(
    'key_wrong',
    `The key in ${where} is not the one this data was encrypted with.`,
    cause,
  );

/** The vault of this installation. Rejects with `key_wrong` when what is there was sealed with another key. */
export async function openVault({ dir, given, store, onMade }: KeyOptions): Promise<Vault> {
  const path = join(dir, keyFile);
  const where = given === undefined ? path : 'DATA_KEY';
  const check = await store.get(settings, checkName);
  const found = given ?? (await readKeyFile(path));
  // A new key would be of no use for what is there.
  if (found === undefined && check !== undefined) throw wrong(path);
  const text = found ?? (await makeKeyFile(path));
  if (found === undefined) onMade(path);
  const key = parseKey(text);
  if (key === undefined) throw wrong(where);
  const vault = createVault(key);
  if (check === undefined) {
    const sealed = vault.seal(Buffer.from(checkText), checkName).toString('base64');
    await store.commit([put(settings, checkName, sealed)]);
    return vault;
  }
  try {
    vault.open(Buffer.from(check, 'base64'), checkName);
    return vault;
  } catch (error) {
    throw wrong(where, error);
  }
}
