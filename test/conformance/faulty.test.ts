import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { runConformance } from '../../conformance/run.js';
import { createOrderingServer } from '../../examples/ordering-server/server.js';

/** The example with what implementers get wrong first: no look at the token, no memory for keys, a field left out, HTML. */
const spoil: RequestHandler = (req, res, next) => {
  req.headers.authorization = 'Bearer token-of-the-test';
  const body: unknown = req.body;
  if (req.path === '/orders' && typeof body === 'object' && body !== null)
    Object.assign(body, { key: randomUUID() });
  const json = res.json.bind(res);
  res.json = (answer: unknown) => {
    const isHold = req.path.startsWith('/holds') && typeof answer === 'object' && answer !== null;
    return json(isHold ? { ...answer, until: undefined } : answer);
  };
  next();
};

test('what a server does not do is told with what the contract says and what to do', async () => {
  const example = createOrderingServer({
    token: 'token-of-the-test',
    admin: 'alice.morgan@harborpine.example',
  });
  const app = express().set('env', 'test').use(express.json());
  const server = app.use(spoil).use(example).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const lines: string[] = [];
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const print = (line: string): void => void lines.push(line);
  await runConformance({ url, token: 'token-of-the-test', portable: ['+14095550101'], print });
  const report = lines.join('\n');
  expect(lines.filter((line) => line.includes('FAIL')).map((line) => line.slice(8))).toEqual([
    'a call without a token is 401',
    'a call with a wrong token is 401',
    'a body that is not JSON is 400',
    'fields nobody knows are passed over',
    'a held number is free for its holder alone',
    'holding anew replaces what was held',
    'two holds at once never get the same number',
    'the same key twice is one order',
    'the same key five times at once is one order',
    'what somebody else holds cannot be ordered, what one holds oneself can',
    'the same key five times at once is one port',
  ]);
  expect(report).toContain('seen      GET /abilities was answered with 200');
  expect(report).toContain("the whole must have required property 'until'");
  expect(report).toContain('to do     Look the key up before any rule is checked');
}, 60_000);
