import { createServer } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { readSettings } from '../src/config.js';
import { createSwitchboard } from '../src/create-switchboard.js';
import type { SandboxDescription } from './support/talk.js';

const log = pino({ level: 'silent' });
const cleaning: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  cleaning.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function start(environment: Record<string, string>) {
  const switchboard = await createSwitchboard(readSettings({ PORT: '0', ...environment }), log);
  cleaning.push(() => switchboard.stop());
  return switchboard;
}

const describeSandbox = async (url: string): Promise<SandboxDescription> =>
  (await (await fetch(`${url}/sandbox.json`)).json()) as SandboxDescription;

test('a busy port is named, with the setting that changes it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  cleaning.push(() => new Promise((resolve) => other.close(resolve)));
  const { port } = other.address() as AddressInfo;
  const settings = readSettings({ PORT: String(port), DATA_DIR: await folder() });
  await expect(createSwitchboard(settings, log)).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringContaining(String(port)) as string,
    advice: expect.stringContaining('PORT') as string,
  });
});

test('with a Webex token the sandbox is not there', async () => {
  const webex = await start({ DATA_DIR: await folder() });
  const { apiUrl, bot } = await describeSandbox(webex.url);
  const real = await start({
    DATA_DIR: await folder(),
    DATA_KEY: 'ab'.repeat(32),
    WEBEX_BOT_TOKEN: bot.token,
    OPS_PORT: '0',
    WEBEX_API_URL: apiUrl,
    PUBLIC_URL: 'http://127.0.0.1:9',
  });
  expect(real.isSandbox).toBe(false);
  for (const path of ['/', '/sandbox.json', '/v1/people/me', '/desk']) {
    expect((await fetch(real.url + path)).status, path).toBe(404);
  }
  // What the operator sees has a door of its own: the other one is open to the internet.
  for (const path of ['/healthz', '/metrics', '/figures']) {
    expect((await fetch(real.url + path)).status, path).toBe(404);
    expect((await fetch(real.opsUrl + path)).status, path).toBe(200);
  }
});

test('with a Webex token a missing key stops the start, with what to do', async () => {
  const DATA_DIR = await folder();
  const settings = readSettings({ DATA_DIR, PORT: '0', WEBEX_BOT_TOKEN: 'no-sandbox', LOG_LEVEL: 'silent' });
  await expect(createSwitchboard(settings, log)).rejects.toMatchObject({
    code: 'key_missing',
    message: expect.stringContaining('DATA_KEY') as string,
    advice: expect.stringContaining('openssl rand -hex 32') as string,
  });
  expect(await readdir(join(DATA_DIR, 'bot'))).not.toContain('data.key');
});
