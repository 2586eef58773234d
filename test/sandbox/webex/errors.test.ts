import { request } from 'node:http';
import { Router } from 'express';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../src/sandbox/create-sandbox.js';
import { directRoom, runSandbox } from './support/running-sandbox.js';
import { smallWorld } from './support/small-world.js';

const json = { 'content-type': 'application/json' };

const statusForHost = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(`${url}/sandbox.json`, { headers: { host } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    });
    call.on('error', reject).end();
  });

describe('refusals', () => {
  it('has the body of a Webex error, with its tracking id in a header too', async () => {
    const { ann } = await runSandbox();
    const { body, headers } = await ann.call('GET', '/messages/unknown');
    expect(body).toEqual({
      message: expect.any(String) as string,
      errors: [{ description: body.message }],
      trackingId: headers.get('trackingid'),
    });
  });

  it('tells a bad token before anything else', async () => {
    const { ann } = await runSandbox();
    const headers = { ...json, authorization: 'Bearer wrong' };
    expect((await ann.raw('POST', '/messages', { headers, body: '{' })).status).toBe(401);
    expect((await ann.raw('GET', '/people/me', { headers: { authorization: 'Basic x' } })).status).toBe(401);
  });

  it('lists every fault of a body', async () => {
    const { ann } = await runSandbox();
    const { status, body } = await ann.call('POST', '/messages', { roomId: 7, text: ['x'], files: {} });
    expect(status).toBe(400);
    expect(body['errors']).toHaveLength(3);
  });

  it('survives bodies that are no JSON object', async () => {
    const { ann } = await runSandbox();
    for (const body of ['{"roomId": ', '[]', '"text"', 'null', '', '{"text":"\u0000"}']) {
      expect((await ann.raw('POST', '/messages', { headers: json, body })).status).toBe(400);
    }
    const xml = { headers: { 'content-type': 'application/xml' }, body: '<x/>' };
    expect((await ann.raw('POST', '/messages', xml)).status).toBe(415);
    const huge = JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) });
    expect((await ann.raw('POST', '/messages', { headers: json, body: huge })).status).toBe(400);
  });

  it('takes padded ids and ignores fields it does not know', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const padded = `${roomId}${'='.repeat((4 - (roomId.length % 4)) % 4)}`;
    const { status } = await running.ann.call('POST', '/messages', {
      roomId: padded,
      text: 'x',
      colour: 'red',
    });
    expect(status).toBe(200);
    expect((await running.ann.call('GET', `/rooms/${encodeURIComponent(padded)}/`)).status).toBe(200);
  });

  it('answers 404 for what does not exist, and 400 for what cannot be read', async () => {
    const { ann } = await runSandbox();
    const statusOf = async (path: string) => (await ann.call('GET', path)).status;
    expect(await statusOf('/telephony')).toBe(404);
    expect(await statusOf('/rooms/unknown')).toBe(404);
    expect(await statusOf('/contents/unknown')).toBe(404);
    expect(await statusOf('/messages')).toBe(400);
    expect(await statusOf('/messages/%E0%A4%A')).toBe(400);
    expect(await statusOf('/messages?roomId=a&roomId=b')).toBe(400);
  });

  it('serves loopback names only when it is bound to loopback', async () => {
    const { url } = await runSandbox();
    const { port } = new URL(url);
    expect(await statusForHost(url, `localhost:${port}`)).toBe(200);
    expect(await statusForHost(url, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusForHost(url, 'evil.example')).toBe(403);
    expect(await statusForHost(url, '127.0.0.1.evil.example')).toBe(403);
  });

  it('rejects with the error of the server when the port is taken', async () => {
    const { url } = await runSandbox();
    const second = createSandbox({ world: smallWorld, port: Number(new URL(url).port) });
    await expect(second.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('other pages on the address of the sandbox', () => {
  it('are served beside the API, and their faults end in the same error body', async () => {
    const router = Router();
    router.get('/own', (_req, res) => void res.json({ text: 'own' }));
    router.get('/broken', () => {
      throw new Error('secret detail');
    });
    const running = await runSandbox({
      routers: [{ path: '/page', router }],
      links: { ownUrl: '/page/own' },
    });
    expect(running.sandbox.info['ownUrl']).toBe(`${running.url}/page/own`);
    expect((await running.ann.call('GET', `${running.url}/page/own`)).body.text).toBe('own');
    const broken = await running.ann.call('GET', `${running.url}/page/broken`);
    expect([broken.status, broken.body.message]).toEqual([500, 'An unexpected error occurred.']);
    expect((await running.ann.call('GET', `${running.url}/page/none`)).status).toBe(404);
  });
});

describe('any input at all', () => {
  it('is answered with a refusal and never breaks the sandbox', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const field = fc.constantFrom(
      ...[
        'roomId',
        'toPersonId',
        'toPersonEmail',
        'text',
        'markdown',
        'html',
        'files',
        'attachments',
        'parentId',
      ],
      ...[
        'title',
        'isLocked',
        'personEmail',
        'name',
        'targetUrl',
        'resource',
        'filter',
        'messageId',
        'inputs',
      ],
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(roomId, 'ann@acme.example', '<@all>', '<@personId:'),
    );
    const body = fc.dictionary(field, value, { maxKeys: 4 });
    const path = fc.constantFrom(
      ...['/messages', '/rooms', '/memberships', '/webhooks', '/attachment/actions'],
      ...[`/rooms/${roomId}`, '/messages/x', '/memberships/x', '/webhooks/x'],
    );
    const method = fc.constantFrom('POST', 'PUT');
    await fc.assert(
      fc.asyncProperty(method, path, body, async (how, where, what) => {
        expect((await running.ann.call(how, where, what)).status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });
});
