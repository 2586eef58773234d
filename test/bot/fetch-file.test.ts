import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetchFile } from '../../src/bot/files/fetch-file.js';
import { createWebexClient, type WebexClient } from '../../src/bot/webex/client.js';

const mb = 1024 * 1024;
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'latin1');
const chunk = Buffer.alloc(64 * 1024);

/** As many bytes as are taken off; counts them. */
function pour(response: ServerResponse, bytes: number): void {
  const chunks = function* () {
    for (let sent = 0; sent < bytes; sent += chunk.length) {
      poured += chunk.length;
      yield chunk;
    }
  };
  Readable.from(chunks()).pipe(response);
}

let poured = 0;
let asked: string[] = [];
let scans = 0;
type Answer = (response: ServerResponse) => unknown;
const answers: Record<string, Answer> = {
  plain: (response) =>
    response.writeHead(200, { 'content-disposition': 'attachment; filename="bill.pdf"' }).end(pdf),
  utf8: (response) =>
    response
      .writeHead(200, {
        'content-disposition': `attachment; filename="r_.pdf"; filename*=UTF-8''r%C3%A5.pdf`,
      })
      .end(pdf),
  nasty: (response) =>
    response
      .writeHead(200, { 'content-disposition': 'attachment; filename="../../etc/\\"pass:wd.pdf"' })
      .end(pdf),
  nameless: (response) => response.writeHead(200).end('text'),
  announced: (response) => {
    response.writeHead(200, {
      'content-length': 120 * mb,
      'content-disposition': 'attachment; filename="a.zip"',
    });
    return pour(response, 120 * mb);
  },
  endless: (response) => {
    response.writeHead(200);
    return pour(response, 120 * mb);
  },
  scanned: (response) => {
    scans += 1;
    if (scans < 3) return response.writeHead(423, { 'retry-after': '0' }).end();
    return answers['plain']?.(response);
  },
  scanning: (response) => response.writeHead(423).end(),
  gone: (response) => response.writeHead(410).end(),
  missing: (response) => response.writeHead(404).end(),
  infected: (response) => response.writeHead(428).end(),
  elsewhere: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
};

const server = createServer((request: IncomingMessage, response) => {
  asked.push(`${request.headers.authorization ?? 'no token'} ${request.url ?? ''}`);
  void answers[request.url?.split('/').at(-1) ?? '']?.(response);
});
let origin = '';
let client: WebexClient;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createWebexClient({ apiUrl: `${origin}/v1`, token: 'secret-token' });
});
afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

const fetchAt = (url: string) => createFetchFile({ client, log: pino({ level: 'silent' }) })({ url });
const fetchFile = (name: string) => fetchAt(`${origin}/v1/contents/${name}`);

test('a file has its name from the header and its type from the content', async () => {
  const file = await fetchFile('plain');
  expect(file).toEqual({ ok: true, name: 'bill.pdf', type: 'application/pdf', bytes: pdf });
});

test.each([
  ['utf8', 'rå.pdf'],
  ['nasty', '_pass_wd.pdf'],
  ['nameless', 'file'],
])('the name of a file is read and cleaned: %s', async (address, name) => {
  expect(await fetchFile(address)).toMatchObject({ ok: true, name });
});

test('what cannot be told by its content has no type', async () => {
  expect(await fetchFile('nameless')).toMatchObject({ type: '' });
});

test.each(['announced', 'endless'])('a file of 120 MB is too large, and is not read: %s', async (address) => {
  poured = 0;
  const before = process.memoryUsage().arrayBuffers;
  expect(await fetchFile(address)).toMatchObject({ ok: false, why: 'too_large' });
  expect(poured).toBeLessThan(40 * mb);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * mb);
});

test('a file that is being scanned is waited for', async () => {
  expect(await fetchFile('scanned')).toMatchObject({ ok: true, name: 'bill.pdf' });
});

test('not for long', async () => {
  const start = Date.now();
  expect(await fetchFile('scanning')).toMatchObject({ ok: false, why: 'unavailable' });
  expect(Date.now() - start).toBeLessThan(8_000);
}, 15_000);

test.each([
  ['gone', 'gone'],
  ['missing', 'gone'],
  ['infected', 'unavailable'],
  ['elsewhere', 'unavailable'],
])('a file that cannot be had: %s', async (address, why) => {
  expect(await fetchFile(address)).toMatchObject({ ok: false, why });
});

test('the token goes to the API and nowhere else', async () => {
  asked = [];
  const foreign = [
    `${origin.replace('127.0.0.1', 'localhost')}/v1/contents/plain`,
    `${origin}/other/contents/plain`,
    `${origin}/v1/contents/../../other/plain`,
    'https://example.com/v1/contents/plain',
    'file:///etc/passwd',
    'nonsense',
  ];
  for (const url of foreign) expect(await fetchAt(url)).toMatchObject({ ok: false, why: 'unavailable' });
  expect(asked).toEqual([]);
});
