import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { inbox as inboxCollection } from '../../src/bot/collections.js';
import { createInbox } from '../../src/bot/inbox.js';
import { createReceiver } from '../../src/bot/receive.js';
import { forgetDone } from '../../src/bot/retention.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { serveDoors } from '../support/door-server.js';

const secret = 'a secret of Webex';
const log = pino({ level: 'silent' });
const now = new Date('2026-11-25T21:00:00Z');

const delivery = (id: string, created: string, resource = 'messages') => ({
  id: 'w1',
  name: 'messages',
  resource,
  event: 'created',
  data: { id, roomId: 'room', personId: 'person', created },
});

/** The door with a real inbox behind it; `worked` are the events that were worked on. */
async function open() {
  const worked: string[] = [];
  const store = createMemoryStore([inboxCollection]);
  const inbox = createInbox({
    store,
    self: () => 'bot',
    now: () => now,
    async work({ id }) {
      worked.push(id);
      await store.commit([inbox.done(id)]);
    },
  });
  await inbox.open();
  const { url } = await serveDoors(
    createReceiver({ secret, accept: (sent) => inbox.accept(sent), now: () => now, log }),
  );
  const post = async (body: unknown, signature?: string) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const signed = signature ?? createHmac('sha1', secret).update(text).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-spark-signature': signed };
    return (await fetch(`${url}/webex/events`, { method: 'POST', headers, body: text })).status;
  };
  return { post, worked, store };
}

describe('the door for webhooks', () => {
  test('believes the bytes that were signed, and no others', async () => {
    const { post, worked } = await open();
    const text = '{ "id":"w1","name":"m","resource":"messages","event":"created","data":{"id":"a"}  }';
    expect(await post(text)).toBe(200);
    const signature = createHmac('sha1', secret).update(text).digest('hex');
    expect(await post(JSON.stringify(JSON.parse(text)), signature)).toBe(401);
    for (const wrong of ['', '00', signature.slice(2), `${signature}zz`, `${signature}00`, 'x'.repeat(40)])
      expect(await post(text, wrong), wrong).toBe(401);
    expect(await post('[]')).toBe(400);
    expect(await post('{"id":')).toBe(400);
    expect(worked).toEqual(['messages:created:a']);
  });

  test('works once on a delivery, however often it is sent', async () => {
    const { post, worked } = await open();
    const sent = delivery('b', '2026-11-25T20:59:58Z');
    expect(await Promise.all([post(sent), post(sent), post(sent)])).toEqual([200, 200, 200]);
    expect(await post(sent)).toBe(200);
    expect(worked).toEqual(['messages:created:b']);
  });

  test('refuses a delivery that is sent again after the inbox has forgotten it', async () => {
    const { post, worked, store } = await open();
    const recorded = delivery('c', '2026-11-24T21:30:00Z', 'attachmentActions');
    await forgetDone(store, now.toISOString());
    expect(await post(recorded)).toBe(409);
    expect(await post(delivery('d', '2026-11-25T00:00:00Z'))).toBe(200);
    expect(worked).toEqual(['messages:created:d']);
  });

  test.each(['constructor', '__proto__', 'toString', 'rooms'])('has no work for "%s"', async (resource) => {
    const { post, worked } = await open();
    expect(await post(delivery('e', now.toISOString(), resource))).toBe(200);
    expect(worked).toEqual([]);
  });
});
