import { pino } from 'pino';
import { expect, test } from 'vitest';
import { botCollections, conversations } from '../../src/bot/collections.js';
import { createLanes } from '../../src/bot/lanes.js';
import { pruneCancelled } from '../../src/bot/prune-cancelled.js';
import type { Session } from '../../src/flows/engine/session.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { put } from '../../src/store/store.js';

const cancelled = (at: string): Session => ({
  id: at,
  flow: 'port-numbers',
  version: 1,
  step: 'account',
  data: { pin: '471147' },
  token: at,
  trail: [],
  buttons: {},
  at,
});

test('what was cancelled is thrown away after a day, also where nobody comes back', async () => {
  const store = createMemoryStore(botCollections);
  const of = (at: string) => ({ roomId: at, personId: 'p', kept: [], cancelled: cancelled(at) });
  const yesterday = '2026-11-24T08:59:00Z';
  const lately = '2026-11-24T09:01:00Z';
  await store.commit([yesterday, lately].map((at) => put(conversations, at, of(at))));
  const lanes = createLanes((error) => pino({ level: 'silent' }).error(error));
  await pruneCancelled(store, lanes, new Date('2026-11-25T09:00:00Z'));
  expect((await store.get(conversations, yesterday))?.cancelled).toBeUndefined();
  expect((await store.get(conversations, lately))?.cancelled).toMatchObject({ id: lately });
});
