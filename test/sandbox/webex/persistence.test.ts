import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { webexCollections } from '../../../src/sandbox/webex/state/collections.js';
import { createMemoryStore } from '../../../src/store/memory-store.js';
import { openStore } from '../../../src/store/open-store.js';
import type { Store } from '../../../src/store/store.js';
import { card } from './support/card.js';
import { runHookTarget } from './support/hook-target.js';
import { idOf } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

const collections = Object.values(webexCollections);

const dataDir = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
};

const open = (dir: string): Promise<Store> => openStore({ dir, collections });

describe('a sandbox with a store', () => {
  it('has everything again in its next run', async () => {
    const dir = await dataDir();
    const firstStore = await open(dir);
    const first = await runSandbox({ store: firstStore });
    const roomId = await groupRoom(first);
    const form = new FormData();
    form.set('roomId', roomId);
    form.set('files', new File([new Uint8Array([1, 2, 255])], 'loa.pdf', { type: 'application/pdf' }));
    await first.ann.raw('POST', '/messages', { body: form });
    const messageId = idOf(
      await first.bot.call('POST', '/messages', { roomId, text: 'c', attachments: [card] }),
    );
    const action = { type: 'submit', messageId, inputs: { a: '1' } };
    const actionId = idOf(await first.ann.call('POST', '/attachment/actions', action));
    await first.ann.call('POST', '/memberships', { roomId, personEmail: 'guest@else.example' });
    const hook = { name: 'h', targetUrl: 'http://127.0.0.1:1/x', resource: 'all', event: 'all' };
    await first.ann.call('POST', '/webhooks', hook);
    await first.ann.call('POST', '/messages', { roomId, markdown: '**last**' });
    const paths = [
      '/rooms',
      '/webhooks',
      `/memberships?roomId=${roomId}`,
      `/attachment/actions/${actionId}`,
      '/people?email=guest@else.example',
    ];
    const messages = `/messages?roomId=${roomId}`;
    const read = async ({ ann }: typeof first) =>
      Promise.all(paths.map(async (path) => (await ann.call('GET', path)).body));
    const before = await read(first);
    const texts = (await first.ann.call('GET', messages)).items.map(({ id, html }) => [id, html]);
    await first.sandbox.close();
    await firstStore.close();

    const store = await open(dir);
    onTestFinished(() => store.close());
    const second = await runSandbox({ store });
    expect(await read(second)).toEqual(before);
    const { items } = await second.ann.call('GET', messages);
    expect(items.map(({ id, html }) => [id, html])).toEqual(texts);
    const file = await fetch(items.find(({ files }) => files)?.files?.[0] ?? '', {
      headers: { authorization: `Bearer ${second.ann.token}` },
    });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([1, 2, 255]));
    const { items: order } = await second.ann.call('GET', `${messages}&max=1`);
    const posted = idOf(await second.ann.call('POST', '/messages', { roomId, text: 'newer' }));
    expect(order[0]?.id).not.toBe(posted);
    expect((await second.ann.call('GET', `${messages}&max=1`)).items[0]?.id).toBe(posted);
  });

  it('delivers after a crash what was still due', async () => {
    const store = createMemoryStore(collections);
    const gone = await runHookTarget();
    await gone.stop();
    const crashed = await runSandbox({ store });
    const roomId = await directRoom(crashed);
    const hook = { name: 'h', targetUrl: gone.url, resource: 'messages', event: 'created', secret: 's' };
    await crashed.bot.call('POST', '/webhooks', hook);
    const due = [
      idOf(await crashed.ann.call('POST', '/messages', { roomId, text: '1' })),
      idOf(await crashed.ann.call('POST', '/messages', { roomId, text: '2' })),
    ];
    await crashed.sandbox.close();

    const target = await runHookTarget(Number(new URL(gone.url).port));
    await runSandbox({ store });
    const delivered = await target.until(2);
    expect(delivered.map(({ payload }) => payload.data.id)).toEqual(due);
    expect(delivered[0]?.headers).toHaveProperty('x-spark-signature');
  });

  it('does not deliver again what arrived before', async () => {
    const store = createMemoryStore(collections);
    const target = await runHookTarget();
    const first = await runSandbox({ store });
    const roomId = await directRoom(first);
    const hook = { name: 'h', targetUrl: target.url, resource: 'messages', event: 'created' };
    await first.bot.call('POST', '/webhooks', hook);
    await first.ann.call('POST', '/messages', { roomId, text: '1' });
    await target.until(1);
    await first.sandbox.close();
    const second = await runSandbox({ store });
    const fresh = idOf(await second.ann.call('POST', '/messages', { roomId, text: '2' }));
    const delivered = await target.until(2);
    expect(delivered.map(({ payload }) => payload.data.id).slice(1)).toEqual([fresh]);
  });

  it('answers a write after its commit, and takes back what could not be committed', async () => {
    const memory = createMemoryStore(collections);
    let commits = 0;
    let broken = false;
    const store: Store = {
      ...memory,
      commit: async (writes) => {
        if (broken) throw new Error('disk full');
        await new Promise((resolve) => setTimeout(resolve, 30));
        await memory.commit(writes);
        commits += 1;
      },
    };
    const running = await runSandbox({ store });
    const roomId = await directRoom(running);
    expect(commits).toBe(1);
    broken = true;
    const failed = await running.ann.call('POST', '/messages', { roomId, text: 'lost' });
    expect(failed.status).toBe(500);
    broken = false;
    const { items } = await running.ann.call('GET', `/messages?roomId=${roomId}`);
    expect(items.map(({ text }) => text)).toEqual(['hello']);
  });
});
