import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botCollections } from '../../../src/bot/collections.js';
import { signatureHeader, signatureOf, timestampHeader } from '../../../src/bot/news/door.js';
import { createNews, type News } from '../../../src/bot/news/news.js';
import type { Teller } from '../../../src/bot/news/tell.js';
import { SwitchboardError } from '../../../src/errors.js';
import type { Order, PstnProvider } from '../../../src/pstn/provider.js';
import { createMemoryStore } from '../../../src/store/memory-store.js';

const secret = 'a secret of the provider';
const now = new Date('2026-11-25T21:00:00Z');
const portOf = (id: string): Order => ({
  id,
  type: 'port',
  customerId: 'hp',
  locationId: 'hp-houston',
  status: 'submitted',
  numbers: ['+17132345678'],
  quantity: 1,
  orderedBy: { id: 'alice', email: 'alice@harborpine.example' },
  port: {
    losingCarrier: 'Lone Star Telecom',
    btn: '+17132345678',
    scope: { kind: 'full' },
    documents: [],
    rejections: [],
  },
  events: [{ id: `${id}.1`, at: '2026-11-20T09:00:00.000Z', what: 'ordered', status: 'pending' }],
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
});

let orders: Order[];
let down: readonly string[];
let told: string[];
let news: News;
let server: Server;

beforeEach(async () => {
  orders = [portOf('PO-1')];
  down = [];
  told = [];
  const pstn = {
    connected: true,
    order: (id: string) => Promise.resolve(orders.find((order) => order.id === id)),
    locations: () => Promise.resolve([]),
    changes: () => Promise.resolve({ orders, cursor: 'same' }),
  } as unknown as PstnProvider;
  const teller: Teller = {
    toReaders(order) {
      if (down.includes(order.id)) throw new SwitchboardError('pstn_unavailable', 'The back end is down.');
      told.push(order.id);
      return Promise.resolve({ writes: [], outgoing: [] });
    },
    toReader: () => Promise.resolve({ writes: [], outgoing: [] }),
    send: () => undefined,
  };
  const log = pino({ level: 'silent' });
  const store = createMemoryStore(botCollections);
  news = createNews({ store, pstn, secret, now: () => now, log, everyMs: 10 });
  server = createServer(express().use(news.router)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  news.start(teller);
});
afterEach(async () => {
  await news.stop();
  server.close();
});

async function post(): Promise<number> {
  const body = JSON.stringify({ id: 'x1', orderId: 'PO-1', at: '2026-11-25T20:59:00Z', status: 'rejected' });
  const timestamp = String(now.getTime() / 1000);
  const headers = {
    'content-type': 'application/json',
    [timestampHeader]: timestamp,
    [signatureHeader]: signatureOf(secret, timestamp, body),
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders/events`;
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

describe('news that cannot be told while the back end is down', () => {
  test('are not acknowledged, and the very same request is told of once it is back', async () => {
    down = ['PO-1'];
    expect(await post()).toBe(503);
    expect(await post()).toBe(503);
    expect(told).toEqual([]);
    down = [];
    expect(await post()).toBe(200);
    expect(told).toEqual(['PO-1']);
    expect(await post()).toBe(409);
    expect(told).toEqual(['PO-1']);
  });

  test('of an order that is polled come later, and those of other orders at once', async () => {
    const step = { id: 'y1', at: '2026-11-25T20:59:00Z', what: 'status', status: 'submitted' } as const;
    down = ['PO-1'];
    orders = ['PO-1', 'PO-2'].map((id) => {
      const order = portOf(id);
      return { ...order, events: [...order.events, { ...step, id: `${id}.2` }] };
    });
    await expect.poll(() => told).toEqual(['PO-2']);
    down = [];
    await expect.poll(() => told).toEqual(['PO-2', 'PO-1']);
  });
});
