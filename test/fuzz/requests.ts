/** Requests to the real doors over HTTP: signed and not, whole and broken, JSON and not. */
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'undici';
import { pino } from 'pino';
import { inbox as inboxCollection } from '../../src/bot/collections.js';
import { createInbox } from '../../src/bot/inbox.js';
import { createOrderDoor, signatureHeader, signatureOf, timestampHeader } from '../../src/bot/news/door.js';
import { createReceiver } from '../../src/bot/receive.js';
import { forgetDone } from '../../src/bot/retention.js';
import { createDoorApp, createGuardedServer } from '../../src/http/doors.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import type { Chance } from './chance.js';
import { mutatedBytes, mutatedJson } from './mutate.js';
import type { Corpus } from './record.js';

const secret = 'the secret of a fuzzer';
const log = pino({ level: 'silent' });

const delivery = {
  id: 'w',
  name: 'messages',
  resource: 'messages',
  event: 'created',
  actorId: 'p',
  data: { id: 'm', roomId: 'r', roomType: 'direct', personId: 'p', personEmail: 'p@x.example' },
};
const event = {
  id: 'e',
  orderId: 'PO-1',
  at: '2026-11-25T21:00:00Z',
  status: 'rejected',
  reasons: [{ code: 'btn_error', text: 'ATN', numbers: ['+17135550100'] }],
};

export interface Doors {
  /** Sends so many requests; throws when an answer is none a door may give. */
  knock(corpus: Corpus, chance: Chance, count: number): Promise<number>;
  close(): Promise<void>;
}

export async function openDoors(): Promise<Doors> {
  const now = () => new Date('2026-11-25T21:00:00Z');
  const store = createMemoryStore([inboxCollection]);
  let done = 0;
  const inbox = createInbox({
    store,
    self: () => 'bot',
    now,
    work: ({ id }) => store.commit([inbox.done(id)]),
  });
  await inbox.open();
  const accept: typeof inbox.accept = async (taken) => {
    await inbox.accept(taken);
    done += 1;
    // As time would do it: otherwise the memory of the fuzzer grows, not that of the doors.
    if (done % 1_000 === 0) await forgetDone(store, '2027-01-01');
  };
  const doors = express
    .Router()
    .use(createReceiver({ secret, accept, now, log }))
    .use(createOrderDoor({ secret, now, log, take: () => Promise.resolve({ result: 'applied' }) }));
  const server = createGuardedServer(createDoorApp(doors, log));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 4 });

  async function request(corpus: Corpus, chance: Chance): Promise<void> {
    const isWebhook = chance.isOneIn(2);
    const json = Buffer.from(JSON.stringify(mutatedJson(isWebhook ? delivery : event, corpus.texts, chance)));
    const body = chance.isOneIn(4) ? Buffer.from(mutatedBytes(json, chance)) : json;
    const timestamp = String(now().getTime() / 1000 - chance.below(400));
    const right: Record<string, string> = isWebhook
      ? { 'x-spark-signature': createHmac('sha1', secret).update(body).digest('hex') }
      : { [timestampHeader]: timestamp, [signatureHeader]: signatureOf(secret, timestamp, body) };
    const headers = {
      'content-type': chance.isOneIn(20) ? 'text/plain' : 'application/json',
      ...(chance.isOneIn(20) ? {} : right),
    };
    const path = isWebhook ? '/webex/events' : '/orders/events';
    const response = await pool.request({ method: 'POST', path, headers, body });
    const text = await response.body.text();
    const status = response.statusCode;
    if (status >= 500) throw new Error(`${path} answered ${status} to ${body.toString().slice(0, 500)}`);
    if (/\n {1,9}at /.test(text)) throw new Error(`${path} showed where it stumbled: ${text}`);
  }

  return {
    async knock(corpus, chance, count) {
      for (let sent = 0; sent < count; sent += 1) await request(corpus, chance);
      return count;
    },
    async close() {
      await pool.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
