import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createModelClient } from '../../src/language-model/client.js';
import { proxyFor, setWayOut } from '../../src/way-out.js';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { createTalk } from '../support/talk.js';
import { createWall, outside, type Wall } from '../support/walled-in.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let dir: string;
let bot: BotProcess;
let wall: Wall;
let environment: Record<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'switchboard-wall-'));
  bot = await createBotProcess(undefined, 'websocket');
  wall = await createWall(bot.sandboxUrl, dir);
  const { serviceApp } = callingOf.parse(
    await (await fetch(`${bot.sandboxUrl}/sandbox.json`)).json(),
  ).calling;
  environment = {
    CALLING_CLIENT_ID: serviceApp.clientId,
    CALLING_CLIENT_SECRET: serviceApp.clientSecret,
    CALLING_REFRESH_TOKEN: serviceApp.refreshTokens[0]?.refreshToken ?? '',
    WEBEX_API_URL: `https://${outside}/v1`,
    PSTN_URL: `https://${outside}/desk/api`,
    HTTPS_PROXY: wall.proxyUrl,
    NODE_EXTRA_CA_CERTS: wall.authority,
  };
});
afterAll(async () => {
  await bot.stop();
  wall.close();
  await rm(dir, { recursive: true, force: true });
});

const callingOf = z.object({
  calling: z.object({
    serviceApp: z.object({
      clientId: z.string(),
      clientSecret: z.string(),
      refreshTokens: z.array(z.object({ refreshToken: z.string() })),
    }),
  }),
});

const doctor = (over: Record<string, string> = {}): Promise<string> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...bot.environment, ...environment, ...over };
    execFile(process.execPath, ['--import', 'tsx', 'src/doctor.ts'], { env }, (_error, said) =>
      resolve(said),
    );
  });

test('behind a proxy with an authority of its own every call of the bot finds its way', async () => {
  const said = await doctor();
  expect(said).toContain(`Calls to https://${outside}/v1 go through the proxy ${wall.proxyUrl}.`);
  expect(said).toContain('Certificate authorities of NODE_EXTRA_CA_CERTS are trusted too: 1.');
  expect(said).toContain('The token is that of the bot');
  expect(said).toMatch(/answers, and can do/);
  expect(said).toMatch(/locations with Webex Calling/);

  await bot.start(environment);
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  const talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
  // Heard over the socket, asked of the back end, answered over the REST API: `webex.example` is nowhere but there.
  expect((await talk.say('order status')).markdown).toContain('PO-');
  expect(new Set(wall.tunnels)).toEqual(new Set([`${outside}:443`]));
});

test('the doctor tells a missing authority from a missing way out', async () => {
  const untrusted = await doctor({ NODE_EXTRA_CA_CERTS: '' });
  expect(untrusted).toContain('comes from an authority that is not trusted here');
  expect(untrusted).toContain('set NODE_EXTRA_CA_CERTS');
  const shut = await doctor({ HTTPS_PROXY: 'http://127.0.0.1:9' });
  expect(shut).toContain('Webex does not answer');
});

test('the language model is asked through the proxy too, and what is named in NO_PROXY is not', async () => {
  setWayOut({ HTTPS_PROXY: wall.proxyUrl, NO_PROXY: 'inner.example, .lab.example' });
  const at = { url: 'https://model.example/v1', name: 'small', timeoutMs: 5_000 };
  const client = createModelClient(at);
  // The certificate is not that of this name, so nothing is said to it.
  expect(await client.ask('where does this belong')).toMatchObject({ type: 'failed', why: 'unreachable' });
  await client.close();
  expect(wall.tunnels).toContain('model.example:443');

  expect(proxyFor('https://other.example')).toBe(wall.proxyUrl);
  expect(proxyFor('wss://other.example/socket')).toBe(wall.proxyUrl);
  for (const inside of ['inner.example', 'deep.inner.example', 'a.lab.example', 'localhost', '[::1]:3000'])
    expect(proxyFor(`https://${inside}`), inside).toBeUndefined();
  expect(proxyFor('http://other.example')).toBeUndefined();
  setWayOut({ HTTP_PROXY: wall.proxyUrl });
  expect(proxyFor('https://other.example')).toBe(wall.proxyUrl);
  expect(proxyFor('http://127.0.0.1:3000')).toBeUndefined();
  setWayOut({ HTTP_PROXY: wall.proxyUrl, NO_PROXY: '*' });
  expect(proxyFor('https://other.example')).toBeUndefined();
});
