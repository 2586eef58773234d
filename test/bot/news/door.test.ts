import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createOrderDoor,
  signatureHeader,
  signatureOf,
  timestampHeader,
} from '../../../src/bot/news/door.js';
import type { Taken } from '../../../src/bot/news/order-book.js';
import type { StatusEvent } from '../../../src/bot/news/status-event.js';

const secret = 'a secret of the provider';
const json = { 'content-type': 'application/json' };
const now = new Date('2026-11-25T21:00:00Z');
const event = { id: 'x1', orderId: 'PO-1', at: '2026-11-25T20:59:00Z', status: 'rejected' };

let server: Server;
let url: string;
let taken: StatusEvent[] = [];
let answer: Taken = { result: 'applied' };

beforeAll(async () => {
  const take = (given: StatusEvent): Promise<Taken> => {
    taken.push(given);
    return Promise.resolve(answer);
  };
  const door = createOrderDoor({ secret, now: () => now, take, log: pino({ level: 'silent' }) });
  server = createServer(express().use(door));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders/events`;
});
afterAll(() => void server.close());
beforeEach(() => {
  taken = [];
  answer = { result: 'applied' };
});

/** Signed `secondsAgo`, with this secret. */
async function post(body: string, { key = secret, secondsAgo = 0 } = {}) {
  const timestamp = String(Math.floor(now.getTime() / 1000) - secondsAgo);
  const headers = {
    ...json,
    [timestampHeader]: timestamp,
    [signatureHeader]: signatureOf(key, timestamp, body),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}
const withId = (id: string): string => JSON.stringify({ ...event, id });

describe('the door for status events', () => {
  test('takes in what is signed, and says what became of it', async () => {
    expect(await post(withId('a'))).toEqual({ status: 200, body: { result: 'applied' } });
    expect(taken[0]).toMatchObject({ orderId: 'PO-1', status: 'rejected' });
  });

  test('refuses another secret, and a body that was changed on the way', async () => {
    expect((await post(withId('b'), { key: 'another' })).status).toBe(401);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const headers = {
      ...json,
      [timestampHeader]: timestamp,
      [signatureHeader]: signatureOf(secret, timestamp, withId('b')),
    };
    expect((await fetch(url, { method: 'POST', headers, body: withId('c') })).status).toBe(401);
    expect((await fetch(url, { method: 'POST', headers: json, body: withId('c') })).status).toBe(401);
    expect(taken).toEqual([]);
  });

  test('refuses a request that is old, and the same request once more', async () => {
    expect((await post(withId('d'), { secondsAgo: 301 })).body['code']).toBe('stale');
    expect((await post(withId('d'), { secondsAgo: -301 })).body['code']).toBe('stale');
    expect((await post(withId('d'), { secondsAgo: 10 })).status).toBe(200);
    expect(await post(withId('d'), { secondsAgo: 10 })).toMatchObject({
      status: 409,
      body: { code: 'replay' },
    });
    expect(taken).toHaveLength(1);
  });

  test('says which field is wrong', async () => {
    const wrong = await post(JSON.stringify({ ...event, at: 'yesterday', surprise: true }));
    expect(wrong.status).toBe(400);
    expect(wrong.body['message']).toMatch(/at/);
    expect(wrong.body['message']).toMatch(/surprise/);
    expect((await post('{"id":')).body['message']).toBe('The body is not JSON.');
    expect((await post(`{"id":"${'x'.repeat(300_000)}"}`)).status).toBe(413);
  });

  test('tells a refusal and an unknown order apart', async () => {
    answer = { result: 'refused', why: 'final' };
    expect(await post(withId('e'))).toEqual({ status: 409, body: { result: 'refused', why: 'final' } });
    answer = { result: 'unknown_order' };
    expect((await post(withId('f'))).status).toBe(404);
  });
});
