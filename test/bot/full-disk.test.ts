import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { inbox as inboxRows } from '../../src/bot/collections.js';
import { createInbox } from '../../src/bot/inbox.js';
import { createReceiver } from '../../src/bot/receive.js';
import { openStore } from '../../src/store/open-store.js';
import { createFailingDisk, type FailingDisk } from '../store/failing-disk.js';

const log = pino({ level: 'silent' });
const secret = 'webhook secret';

/** The door, the inbox and the store on a disk that can run full; `worked` is what came through. */
async function startDoor(disk: FailingDisk, dir: string) {
  const store = await openStore({ dir, collections: [inboxRows], disk });
  const worked: string[] = [];
  const work = async ({ id }: { readonly id: string }): Promise<void> => {
    await store.commit([inbox.done(id)]);
    worked.push(id);
  };
  const inbox = createInbox({ store, self: () => 'bot', work, now: () => new Date() });
  await inbox.open();
  const accept = (delivery: Parameters<typeof inbox.accept>[0]) => inbox.accept(delivery);
  const server = createServer(express().use(createReceiver({ secret, accept, log, now: () => new Date() })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  });
  const { port } = server.address() as AddressInfo;
  const knock = async (id: string): Promise<number> => {
    const data = { id, roomId: 'room', personId: 'alice' };
    const body = JSON.stringify({ id: 'w', name: 'n', resource: 'messages', event: 'created', data });
    const headers = {
      'content-type': 'application/json',
      'x-spark-signature': createHmac('sha1', secret).update(body).digest('hex'),
    };
    return (await fetch(`http://127.0.0.1:${port}/webex/events`, { method: 'POST', headers, body })).status;
  };
  return { knock, worked };
}

test.each(['half-append', 'sync', 'half-append-and-truncate', 'create'] as const)(
  'with a full disk (%s) Webex is asked to come again, nothing is worked on, and later everything is taken in',
  async (failure) => {
    const dir = await mkdtemp(join(tmpdir(), 'switchboard-full-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const disk = createFailingDisk();
    const { knock, worked } = await startDoor(disk, dir);
    expect(await knock('before')).toBe(200);
    await expect.poll(() => worked).toHaveLength(1);
    disk.failure = failure === 'create' ? 'half-append' : failure;
    expect(await knock('first')).toBe(503);
    disk.failure = failure;
    for (const id of ['first', 'second', 'first']) expect(await knock(id), id).toBe(503);
    expect(worked).toHaveLength(1);
    disk.failure = undefined;
    for (const id of ['second', 'first', 'first', 'third']) expect(await knock(id), id).toBe(200);
    await expect.poll(() => worked).toHaveLength(4);
    expect(worked.map((id) => id.split(':')[2])).toEqual(['before', 'second', 'first', 'third']);
  },
);
