/** Stands between an adapter and the sandbox, and writes down every exchange. */
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { differences, type Exchange } from './webex-description.js';

export interface Recorder {
  /** In place of the address of the API, `…/v1`. */
  readonly apiUrl: string;
  readonly exchanges: readonly Exchange[];
  /** What differs from the description in all that was said; empty when nothing does. */
  differences(): readonly string[];
  stop(): Promise<void>;
}

const read = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const parse = (bytes: Buffer, type = ''): unknown => {
  const text = bytes.toString();
  if (text === '') return undefined;
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return type.includes('json') ? (JSON.parse(text) as unknown) : text;
};

/** Keeps the host that was asked, so that links to next pages lead through it again. */
const forward = (target: URL, message: IncomingMessage, body: Buffer): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method, url, headers } = message;
    const { hostname, port } = target;
    const out = ask({ hostname, port, method, path: url, headers }, resolve).on('error', reject);
    out.end(body);
  });

/** `apiUrl` is that of the sandbox, `http://127.0.0.1:…/v1`. Inside a test it stops with it. */
export const runRecorder = async (apiUrl: string, stopWithTest = true): Promise<Recorder> => {
  const target = new URL(apiUrl);
  const exchanges: Exchange[] = [];
  const server = createServer((message, response) => {
    const pass = async () => {
      const body = await read(message);
      const answer = await forward(target, message, body);
      const bytes = await read(answer);
      const status = answer.statusCode ?? 0;
      exchanges.push({
        method: message.method ?? '',
        path: (message.url ?? '').replace(/^\/v1(?=\/)/, ''),
        request: parse(body, message.headers['content-type']),
        status,
        answer: parse(bytes, answer.headers['content-type']),
      });
      response.writeHead(status, answer.headers).end(bytes);
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  if (stopWithTest) onTestFinished(stop);
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    exchanges,
    differences: () => exchanges.flatMap(differences),
    stop,
  };
};
