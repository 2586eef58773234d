import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { runConformance } from '../../conformance/run.js';
import { createOrderingServer } from '../../examples/ordering-server/server.js';
import { freePort } from '../support/free-port.js';

const folder = 'examples/ordering-server';

test('the example does all that the contract says of what it can do', async () => {
  const events = { port: await freePort(), secret: 'secret-of-the-conformance-test' };
  const app = createOrderingServer({
    token: 'token-of-the-test',
    admin: 'alice.morgan@harborpine.example',
    events: { url: `http://127.0.0.1:${String(events.port)}/orders/events`, secret: events.secret },
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const lines: string[] = [];
  const count = await runConformance({
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    token: 'token-of-the-test',
    portable: ['+14095550101', '+14095550102'],
    events,
    print: (line) => void lines.push(line),
  });
  const skipped = lines.filter((line) => line.startsWith('  skip'));
  expect(count, lines.join('\n')).toMatchObject({ FAIL: 0 });
  // What it cannot do, it does not claim.
  expect(skipped.every((line) => line.includes('(no ability '))).toBe(true);
});

test('the example stays small enough to be read at one sitting', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const lines = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(300);
});
