import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  botCollections,
  conversations,
  movedDrafts,
  outbox,
  parked,
  reminders,
} from '../../src/bot/collections.js';
import { createCabinet, type Cabinet } from '../../src/bot/files/cabinet.js';
import { pruneFiles } from '../../src/bot/files/prune-files.js';
import { createVault } from '../../src/bot/vault/vault.js';
import type { StoredFile } from '../../src/flows/engine/flow.js';
import type { Session } from '../../src/flows/engine/session.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { put, type Store } from '../../src/store/store.js';

const kept = new Date('2026-05-01T09:00:00Z');
const later = new Date('2026-11-25T09:00:00Z');
const log = pino({ level: 'silent' });

let store: Store;
let cabinet: Cabinet;
let clock: Date;

beforeEach(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'cabinet-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  clock = kept;
  store = createMemoryStore(botCollections);
  cabinet = createCabinet({ dir, vault: createVault(randomBytes(32)), now: () => clock });
});

const keep = (text: string): Promise<StoredFile> =>
  cabinet.keep({ name: `${text}.pdf`, type: 'application/pdf', bytes: Buffer.from(text) });

const draft = (id: string, file: StoredFile): Session => ({
  id,
  flow: 'port-numbers',
  version: 1,
  step: 'bill',
  data: { draft: id, groups: { a: { bill: { file } } } },
  token: id,
  trail: [],
  buttons: {},
  at: kept.toISOString(),
});

const prune = () => pruneFiles({ cabinet, store, before: later, log });
const isThere = async ({ id }: StoredFile): Promise<boolean> => (await cabinet.read(id)) !== undefined;

test('what drafts and messages still need stays, however old; the rest goes', async () => {
  const names = ['live', 'aside', 'moved', 'waiting', 'undeliverable', 'reminded'];
  const files = await Promise.all(names.map(keep));
  const [live, aside, moved, waiting, undeliverable, reminded] = files as [
    StoredFile,
    StoredFile,
    StoredFile,
    StoredFile,
    StoredFile,
    StoredFile,
  ];
  const forgotten = await keep('forgotten');
  const message = (file: StoredFile) => ({
    order: 1,
    at: kept.toISOString(),
    direct: true,
    message: { roomId: 'r', markdown: '', file },
  });
  await store.commit([
    put(conversations, 'a', {
      roomId: 'r',
      personId: 'p',
      live: draft('1', live),
      kept: [draft('2', aside), draft('4', reminded)],
    }),
    put(movedDrafts, 'p:3', { personId: 'p', session: draft('3', moved) }),
    put(outbox, 'o', message(waiting)),
    put(parked, 'q', { ...message(undeliverable), since: '2026-11-26T08:00:00.000Z', why: 'refused' }),
    put(reminders, '4', { personId: 'p', roomId: 'r', draftId: '4', at: later.toISOString() }),
  ]);
  await prune();
  expect(await Promise.all(files.map(isThere))).toEqual(files.map(() => true));
  expect(await isThere(forgotten)).toBe(false);
});

test('what was kept a moment ago stays, also before anything speaks of it', async () => {
  const old = await keep('once more');
  clock = later;
  await keep('once more');
  const fresh = await keep('new');
  await prune();
  expect([await isThere(old), await isThere(fresh)]).toEqual([true, true]);
});
