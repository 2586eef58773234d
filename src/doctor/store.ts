/** The store, its key and the room it has; looked at on a copy, so that the doctor changes nothing. */
import { access, constants, cp, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sealedCollections } from '../bot/collections.js';
import { markNew } from '../bot/migrate.js';
import { refuseHalfRestored } from '../bot/restoring.js';
import { keyPath, openVault, type KeySource } from '../bot/vault/key.js';
import { collectionsOnDisk } from '../bot/vault/on-disk.js';
import { sealStore } from '../bot/vault/seal-store.js';
import { SwitchboardError } from '../errors.js';
import { lockHolder } from '../store/lock.js';
import { openStore } from '../store/open-store.js';
import type { AnyCollection, Store } from '../store/store.js';
import type { StoreLog } from '../store/store-log.js';
import { finding, reasonOf, type Finding } from './finding.js';
import type { Patient } from './patient.js';

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const mayWrite = (path: string): Promise<boolean> =>
  access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

/** The folder itself, or the nearest above it that is there. */
async function nearest(path: string): Promise<string> {
  return (await exists(path)) || dirname(path) === path ? path : nearest(dirname(path));
}

const megabyte = 1024 * 1024;
const enoughMegabytes = 500;

async function diskOf(dir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(dir));
  const megabytes = Math.floor((bavail * bsize) / megabyte);
  const free = megabytes < 10_000 ? `${megabytes} MB` : `${Math.floor(megabytes / 1024)} GB`;
  return finding(megabytes < enoughMegabytes ? 'disk_low' : 'disk_fine', { free });
}

const partsOfStore = ['meta.json', 'journal', 'shards'] as const;

const keyOf = ({ DATA_DIR, DATA_KEY: given, DATA_KEY_FILE: file }: Patient): KeySource => ({
  dir: join(DATA_DIR, 'bot'),
  given,
  file,
});

/** On the real Webex nothing starts without a key. */
async function lookAtKey(patient: Patient): Promise<readonly Finding[]> {
  if (patient.WEBEX_BOT_TOKEN === undefined) return [];
  const source = keyOf(patient);
  const isThere = source.given !== undefined || (await exists(keyPath(source)));
  return isThere ? [] : [finding('key_missing', { path: keyPath(source) })];
}

interface Sources {
  readonly dir: string;
  readonly patient: Patient;
  readonly log: StoreLog;
}

const asIs = (store: Store, patient: Patient) =>
  openVault({ ...keyOf(patient), store, mayMake: false, onMade: () => undefined });

async function withStore<T>({ dir, patient, log }: Sources, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dir, collections: collectionsOnDisk, log });
  try {
    return await work(sealStore(store, await asIs(store, patient), sealedCollections));
  } finally {
    await store.close();
  }
}

/** Works on a copy of what the bot keeps, which is thrown away. */
export async function onCopy<T>(sources: Sources, work: (store: Store) => Promise<T>): Promise<T> {
  const { dir } = sources;
  const copy = await mkdtemp(join(tmpdir(), 'switchboard-doctor-'));
  try {
    for (const part of partsOfStore)
      if (await exists(join(dir, part))) await cp(join(dir, part), join(copy, part), { recursive: true });
    return await withStore({ ...sources, dir: copy }, work);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replaceAll(copy, dir);
    throw error;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** For what must not be lost: everything else of the doctor leaves the store alone. Only while no bot has it. */
export const inPlace = <T>(sources: Sources, work: (store: Store) => Promise<T>): Promise<T> =>
  withStore(sources, async (store) => {
    await markNew(store);
    return work(store);
  });

/** Reads everything as the bot would at its start. */
async function readAll(dir: string, patient: Patient): Promise<Finding> {
  const told: string[] = [];
  const hear = (first: unknown, second?: unknown): void => {
    told.push(String(second ?? first));
  };
  // What is only half-written at the end was never confirmed: a warning of the store, and no damage.
  const log = { info: () => undefined, warn: () => undefined, error: hear };
  await onCopy({ dir, patient, log }, async (sealed) => {
    const all: readonly AnyCollection[] = sealedCollections;
    for (const collection of all) {
      const broken = (error: unknown): void => hear(`${collection.name}: ${reasonOf(error)}`);
      await sealed.list(collection).catch(broken);
    }
  });
  const what = [...new Set(told)].join('; ');
  return what === '' ? finding('store_fine', { dir }) : finding('store_damaged', { dir, what });
}

async function contentOf(dir: string, patient: Patient): Promise<Finding> {
  try {
    await refuseHalfRestored(dir);
    return await readAll(dir, patient);
  } catch (error) {
    const advice = error instanceof SwitchboardError ? error.advice : 'Check the folder and its rights.';
    const why = error instanceof Error ? error.message : String(error);
    return finding('store_unreadable', { why, advice });
  }
}

async function rightsOf(dir: string): Promise<readonly Finding[]> {
  if (!(await mayWrite(await nearest(dir)))) return [finding('store_not_writable', { dir })];
  const isOpen = (await exists(dir)) && ((await stat(dir)).mode & 0o077) !== 0;
  return isOpen ? [finding('store_open', { dir })] : [];
}

/** Files that the store found damaged once, and put aside. */
async function lookAtLeftovers(dir: string): Promise<readonly Finding[]> {
  const names = await readdir(dir, { recursive: true });
  const count = names.filter((name) => name.endsWith('.damaged')).length;
  return count === 0 ? [] : [finding('store_set_aside', { dir, count })];
}

/** `running`: what the bot that runs here says of its store; undefined when none answers. */
export async function lookAtStore(
  patient: Patient,
  running: { readonly ok: boolean } | undefined,
): Promise<readonly Finding[]> {
  const dir = join(patient.DATA_DIR, 'bot');
  const rights = await rightsOf(dir);
  const disk = await diskOf(dir);
  if (running !== undefined) return [...rights, ...(running.ok ? [finding('store_used')] : []), disk];
  if (lockHolder(join(dir, 'lock')) !== undefined || rights.some(({ level }) => level === 'fault'))
    return [...rights, disk];
  const key = await lookAtKey(patient);
  if (!(await exists(join(dir, 'meta.json'))))
    return [...rights, ...key, finding('store_none', { dir }), disk];
  const content = key.length === 0 ? [await contentOf(dir, patient)] : [];
  return [...rights, ...key, ...content, ...(await lookAtLeftovers(dir)), disk];
}
