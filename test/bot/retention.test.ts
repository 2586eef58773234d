import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { auditRecords } from '../../src/bot/audit/collections.js';
import {
  botCollections,
  conversations,
  inbox,
  movedDrafts,
  notices,
  parked,
  reminders,
} from '../../src/bot/collections.js';
import { createCabinet } from '../../src/bot/files/cabinet.js';
import { createLanes } from '../../src/bot/lanes.js';
import { createRetention } from '../../src/bot/retention.js';
import { createVault } from '../../src/bot/vault/vault.js';
import type { Session } from '../../src/flows/engine/session.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { put } from '../../src/store/store.js';

const log = pino({ level: 'silent' });
const now = new Date('2026-11-25T09:00:00Z');
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

const draft = (id: string, days: number, data: unknown = {}): Session => ({
  ...{ id, flow: 'port-numbers', version: 1, step: 'account', token: id, trail: [], buttons: {} },
  data,
  at: daysAgo(days),
});
const of = (change: object) => ({ roomId: 'r', personId: 'p', kept: [], ...change });

async function stage() {
  const dir = await mkdtemp(join(tmpdir(), 'retention-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const store = createMemoryStore(botCollections);
  const clock = { now };
  const cabinet = createCabinet({ dir, vault: createVault(randomBytes(32)), now: () => clock.now });
  const lanes = createLanes((error) => log.error(error));
  const retain = { drafts: 30, documents: 60, messages: 90 };
  const run = createRetention({ store, lanes, cabinet, retain, now: () => clock.now, log });
  return { store, cabinet, clock, run };
}

test('drafts nobody touched go, and conversations with nothing left; what somebody wants to hear of stays', async () => {
  const { store, run } = await stage();
  await store.commit([
    put(conversations, 'old', of({ live: draft('a', 31) })),
    put(conversations, 'both', of({ live: draft('b', 2), kept: [draft('c', 31), draft('d', 29)] })),
    put(conversations, 'awaited', of({ kept: [draft('e', 31)] })),
    put(reminders, 'e', { personId: 'p', roomId: 'r', draftId: 'e', at: daysAgo(-10) }),
    put(movedDrafts, 'p:f', { personId: 'p', session: draft('f', 31) }),
    put(movedDrafts, 'p:g', { personId: 'p', session: draft('g', 29) }),
  ]);
  await run();
  const left = await store.list(conversations);
  expect(left.map(({ id }) => id)).toEqual(['both', 'awaited']);
  expect(left[0]?.value).toMatchObject({ live: { id: 'b' }, kept: [{ id: 'd' }] });
  expect((await store.list(movedDrafts)).map(({ id }) => id)).toEqual(['p:g']);
});

test('what was cancelled is thrown away after a day, also where nobody comes back', async () => {
  const { store, run } = await stage();
  await store.commit([
    put(conversations, 'yesterday', of({ live: draft('a', 1), cancelled: draft('b', 1.01) })),
    put(conversations, 'lately', of({ cancelled: draft('c', 0.9) })),
  ]);
  await run();
  expect((await store.get(conversations, 'yesterday'))?.cancelled).toBeUndefined();
  expect((await store.get(conversations, 'yesterday'))?.live).toMatchObject({ id: 'a' });
  expect((await store.get(conversations, 'lately'))?.cancelled).toMatchObject({ id: 'c' });
});

test('messages that never arrived, old notices and the marks of what was done go, what waits stays', async () => {
  const { store, run } = await stage();
  const message = {
    order: 1,
    direct: true,
    why: 'gone',
    since: daysAgo(400),
    message: { roomId: 'r', markdown: 'PIN' },
  };
  await store.commit([
    ...[89, 91].map((days) => put(parked, `${days}`, { ...message, at: daysAgo(days) })),
    ...[89, 91].map((days) => put(notices, `${days}`, { flow: 'f', seed: {}, at: daysAgo(days) })),
    ...[0.9, 1.1].map((days) => put(inbox, `${days}`, { state: 'done', at: daysAgo(days) })),
    put(inbox, 'waiting', { state: 'waiting', at: daysAgo(400) }),
    ...[29, 31].map((days) => put(auditRecords, `${days}`, { state: 'written', at: daysAgo(days) })),
    put(auditRecords, 'waiting', { state: 'waiting', at: daysAgo(400) }),
  ]);
  await run();
  const ids = async (collection: typeof inbox) => (await store.list(collection)).map(({ id }) => id);
  expect(await ids(parked as never)).toEqual(['89']);
  expect(await ids(notices as never)).toEqual(['89']);
  expect(await ids(inbox)).toEqual(['0.9', 'waiting']);
  expect(await ids(auditRecords as never)).toEqual(['29', 'waiting']);
});

test('a document goes with the draft that needed it', async () => {
  const { store, cabinet, clock, run } = await stage();
  clock.now = new Date(daysAgo(61));
  const keep = (text: string) =>
    cabinet.keep({ name: 'bill.pdf', type: 'application/pdf', bytes: Buffer.from(text) });
  const [needed, unneeded] = [await keep('one'), await keep('two')];
  clock.now = now;
  await store.commit([
    put(conversations, 'live', of({ live: draft('a', 1, { file: needed }) })),
    put(conversations, 'old', of({ live: draft('b', 61, { file: unneeded }) })),
  ]);
  await run();
  expect(await cabinet.read(needed.id)).toBeDefined();
  expect(await cabinet.read(unneeded.id)).toBeUndefined();
});
