import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createWebexClient } from '../../src/bot/webex/client.js';
import { createWebhookKeeper } from '../../src/bot/webex/webhooks.js';
import { runSandbox, type Running } from '../sandbox/webex/support/running-sandbox.js';

const wish = {
  name: 'ours',
  resource: 'messages',
  event: 'created',
  targetUrl: 'http://127.0.0.1:9/webex/events',
  secret: 'a secret that is kept',
};

function keeperOf({ url, sandbox }: Running) {
  const client = createWebexClient({ apiUrl: `${url}/v1`, token: sandbox.info.bot.token });
  onTestFinished(() => client.close());
  const { signal } = new AbortController();
  return createWebhookKeeper({ client, signal, log: pino({ level: 'silent' }) });
}

const hooks = async ({ bot }: Running) => {
  const { items } = await bot.call('GET', '/webhooks');
  return items as unknown as { id: string; name: string; status: string; targetUrl: string }[];
};

test('a webhook is kept from one start to the next, and its twins are removed', async () => {
  const running = await runSandbox();
  const made = await keeperOf(running).wish(wish);
  await running.bot.call('POST', '/webhooks', wish);
  await running.bot.call('POST', '/webhooks', { ...wish, name: 'of another application' });
  const moved = { ...wish, targetUrl: 'http://127.0.0.1:10/webex/events' };
  const again = await keeperOf(running).wish(moved);
  expect(again.id).toBe(made.id);
  const left = await hooks(running);
  expect(left.map(({ name }) => name)).toEqual(['ours', 'of another application']);
  expect(left[0]?.targetUrl).toBe(moved.targetUrl);
});

test('one that Webex has switched off is switched on, one that is gone is made anew', async () => {
  const running = await runSandbox();
  const keeper = keeperOf(running);
  const { id } = await keeper.wish(wish);
  expect(await keeper.look()).toBe(1);
  expect(await keeper.look()).toBe(0);
  await running.bot.call('PUT', `/webhooks/${id}`, { ...wish, status: 'inactive' });
  expect(await keeper.look()).toBe(1);
  expect((await hooks(running)).map(({ status }) => status)).toEqual(['active']);
  await running.bot.call('DELETE', `/webhooks/${id}`);
  expect(await keeper.look()).toBe(1);
  expect((await hooks(running)).map(({ status }) => status)).toEqual(['active']);
  expect(await keeper.look()).toBe(0);
});

test('while Webex is in trouble it is asked again', async () => {
  const running = await runSandbox();
  await running.ann.raw('PUT', `${running.url}/sandbox/faults`, {
    body: JSON.stringify({ calls: [{ path: '/webhooks', status: 503, count: 3 }] }),
    headers: { 'content-type': 'application/json' },
  });
  expect((await keeperOf(running).wish(wish)).status).toBe('active');
});
