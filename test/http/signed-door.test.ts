import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createSignedDoor } from '../../src/http/signed-door.js';
import { pino } from 'pino';
import { serveDoors } from '../support/door-server.js';

const key = 'ab'.repeat(20);

/** A door whose signature is one word, so that its other rules show. */
async function open() {
  const taken: string[] = [];
  const { url } = await serveDoors(
    createSignedDoor({
      path: '/in',
      what: 'thing',
      isSigned: (request) => request.get('x-signature') === key,
      receive(_request, body) {
        if (body.toString() === '"full"') throw new Error('the disk is full: /dev/secret');
        taken.push(body.toString());
        return Promise.resolve({ status: 200, body: { taken: true } });
      },
      log: pino({ level: 'silent' }),
    }),
  );
  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${url}/in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signature': key, ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  return { taken, post, url };
}

describe('a door for signed requests', () => {
  test('takes JSON alone, not packed, and no more than it should hold', async () => {
    const { taken, post, url } = await open();
    expect((await post('{}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(200);
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await post(gzipSync(Buffer.alloc(200_000)), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post('x'.repeat(300_000))).status).toBe(413);
    expect((await fetch(`${url}/in`)).status).toBe(404);
    expect(taken).toEqual(['{}']);
  });

  test('says nothing of why something could not be stored, and that it may come again', async () => {
    const { post } = await open();
    const refused = await post('"full"');
    expect(refused.status).toBe(503);
    expect(await refused.text()).not.toContain('secret');
  });

  test('lets in every burst of what is signed, also while others knock without end', async () => {
    const { taken, post } = await open();
    const unsigned = await Promise.all(
      Array.from({ length: 100 }, () => post('{}', { 'x-signature': 'no' })),
    );
    const statuses = unsigned.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
    const signed = await Promise.all(Array.from({ length: 200 }, () => post('{}')));
    expect(new Set(signed.map(({ status }) => status))).toEqual(new Set([200]));
    expect(taken).toHaveLength(200);
  });
});
