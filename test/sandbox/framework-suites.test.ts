import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.js';
import { createRest } from './webex/support/rest.js';
import { smallWorld } from './webex/support/small-world.js';

const require = createRequire(import.meta.url);
const framework = dirname(require.resolve('webex-node-bot-framework/package.json'));
const mocha = join(dirname(require.resolve('mocha/package.json')), 'bin/mocha.js');

const report = z.object({
  stats: z.object({ passes: z.number(), failures: z.number(), pending: z.number() }),
  failures: z.array(z.object({ fullTitle: z.string(), err: z.looseObject({ message: z.string() }) })),
});

let sandbox: Sandbox;
let environment: Record<string, string>;

/** A file that the suites let the bot post by its address. */
const host = createServer((_req, res) => {
  res.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 4 }).end('abcd');
});

beforeAll(async () => {
  sandbox = createSandbox({ world: smallWorld });
  const { url } = await sandbox.listen();
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { bot, people } = sandbox.info;
  const [ann, , cy] = people;
  if (ann === undefined || cy === undefined) throw new Error('the world is too small');
  environment = {
    HYDRA_SERVICE_URL: `${url}/v1`,
    U2C_SERVICE_URL: `${url}/u2c/api/v1`,
    BOT_API_TOKEN: bot.token,
    USER_API_TOKEN: ann.token,
    VALID_USER_API_TOKEN: ann.token,
    DISALLOWED_USER_API_TOKEN: cy.token,
    ANOTHER_DISALLOWED_USERS_EMAIL: 'di@other.example',
    ALLOWED_DOMAINS: 'acme.example',
    HOSTED_FILE: `http://127.0.0.1:${(host.address() as AddressInfo).port}/picture.png`,
  };
  // The late discovery needs a direct room that was there before the framework.
  await createRest(`${url}/v1`, ann.token).call('POST', '/messages', { toPersonId: bot.id, text: 'hello' });
});
afterAll(async () => {
  await sandbox.close();
  host.close();
});

/** Runs a suite as it is shipped, from its own folder: it opens a file by a relative path. */
async function run(suite: string): Promise<z.output<typeof report>> {
  const output = join(tmpdir(), `${suite}-${process.pid}.json`);
  const reporter = ['--reporter', 'json', '--reporter-option', `output=${output}`];
  const options = [join('test', `${suite}.js`), '--timeout', '50000', '--exit', ...reporter];
  const child = spawn(process.execPath, [mocha, ...options], {
    cwd: framework,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (text: Buffer) => complaints.push(text.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  const text = await readFile(output, 'utf8').catch(() => {
    throw new Error(`${suite} did not end: ${complaints.join('')}`);
  });
  return report.parse(JSON.parse(text));
}

/** As many as the package ships: one that is skipped would not be noticed otherwise. */
test.each([
  { suite: 'bot-tests', count: 45 },
  { suite: 'late-discovery-tests', count: 1 },
  { suite: 'membership-rules-tests', count: 29 },
])("the framework's own $suite pass over the websocket: $count", { timeout: 180_000 }, async (row) => {
  const { stats, failures } = await run(row.suite);
  expect(failures).toEqual([]);
  expect(stats).toMatchObject({ passes: row.count, failures: 0, pending: 0 });
});
