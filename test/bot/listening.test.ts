import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { createTalk } from '../support/talk.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let bot: BotProcess;
beforeAll(async () => {
  bot = await createBotProcess(undefined, 'websocket');
});
afterEach(() => faults('DELETE'));
afterAll(() => bot.stop());

const send = (method: string, path: string, body?: object) =>
  fetch(bot.sandboxUrl + path, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bot.sandbox.bot.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const faults = (method: 'PUT' | 'DELETE', body?: object) => send(method, '/sandbox/faults', body);
const devicesPath = '/wdm/api/v1/devices';
const deviceUrls = async (): Promise<readonly string[]> => {
  const { devices } = (await (await send('GET', devicesPath)).json()) as { devices: { url: string }[] };
  return devices.map(({ url }) => url);
};
const readyz = () => fetch(`${bot.opsUrl}/readyz`);

/** Waits until `/readyz` says so of the way of listening. */
const listensLike = (status: number, why: RegExp) =>
  vi.waitFor(
    async () => {
      const answer = await readyz();
      const { checks } = (await answer.json()) as { checks: { listening: { ok: boolean; why: string } } };
      expect(checks.listening.why).toMatch(why);
      expect(answer.status).toBe(status);
    },
    { timeout: 60_000, interval: 500 },
  );

async function answers(): Promise<void> {
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  const talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
  expect((await talk.say('hello')).buttons).toContain('Order numbers');
}

const wayAndWhy = 'over a websocket, as PUBLIC_URL is not set';

test('too many registrations of earlier runs are cleared away, the oldest first; the start says how it listens', async () => {
  for (let made = 0; made < 3; made++) await send('POST', devicesPath, {});
  const before = await deviceUrls();
  await faults('PUT', { sockets: { mostDevices: 3 } });
  expect(await bot.start()).toContain(`It listens ${wayAndWhy}`);
  const after = await deviceUrls();
  expect(after).toHaveLength(3);
  expect(after.slice(0, 2)).toEqual(before.slice(1));
  await answers();
});

test('those of others who may be listening are told to the operator', async () => {
  await listensLike(200, new RegExp(`^${wayAndWhy}; Webex has 2 other registrations of this bot`));
});

test('a second process with the same token is not let in, and says why', async () => {
  const environment = { ...process.env, ...bot.environment, PORT: '0', OPS_PORT: '0' };
  const env = { ...environment, DATA_DIR: join(bot.environment['DATA_DIR'] ?? '', '..', 'other') };
  const ended = await new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env }, (error, _out, said) =>
      resolve({ code: error?.code, said }),
    );
  });
  expect(ended.said).toContain('Another process on this machine runs with the same WEBEX_BOT_TOKEN');
  expect(ended.code).toBe(1);
});

test('a token that has lapsed is said, and the bot hears again once Webex takes it', async () => {
  await faults('PUT', { sockets: { refuse: 4401 }, calls: [{ who: 'bot', status: 401 }] });
  await send('POST', '/sandbox/sockets/cut', { code: 4401 });
  await listensLike(503, /Webex refuses the token of the bot: .* WEBEX_BOT_TOKEN/);
  await faults('DELETE');
  await listensLike(200, new RegExp(`^${wayAndWhy}`));
  await answers();
});

test('a registration that is gone is made anew', async () => {
  await send('DELETE', devicesPath);
  await vi.waitFor(async () => expect(await deviceUrls()).toHaveLength(1), {
    timeout: 30_000,
    interval: 200,
  });
  await listensLike(200, new RegExp(`^${wayAndWhy}`));
  await answers();
});
