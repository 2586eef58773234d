import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.stop());

const metrics = async (): Promise<string> => (await fetch(`${product.url}/metrics`)).text();

/** Value of a series, as Prometheus would read it; 0 where there is none. */
async function value(series: string): Promise<number> {
  const line = (await metrics()).split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}

const faults = (method: string, body?: object) =>
  fetch(`${product.url}/sandbox/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('a healthy bot is alive and ready, and says what it looked at', async () => {
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  const answer = await fetch(`${product.url}/readyz`);
  expect(answer.status).toBe(200);
  const fine = { ok: true };
  const listens = `by webhooks at ${product.url}/webex/events, as PUBLIC_URL is set`;
  expect(await answer.json()).toEqual({
    ready: true,
    checks: { bot: fine, store: fine, webex: fine, listening: { ok: true, why: listens }, queue: fine },
  });
  expect(await value('switchboard_ready{check="listening"}')).toBe(1);
});

test('events, answers, deeds and latencies are counted', async () => {
  const alice = product.talk('alice');
  await alice.say('2 numbers in 713 for Houston');
  await alice.press('Use these');
  await alice.press('Order');
  expect(await value('switchboard_events_total{kind="message",outcome="answered"}')).toBe(1);
  expect(await value('switchboard_events_total{kind="press",outcome="answered"}')).toBe(2);
  expect(await value('switchboard_answers_total{flow="order-numbers",outcome="asked"}')).toBe(2);
  expect(await value('switchboard_answers_total{flow="order-numbers",outcome="finished"}')).toBe(1);
  expect(await value('switchboard_effects_total{effect="order-placed"}')).toBe(1);
  expect(await value('switchboard_answer_seconds_count')).toBe(3);
  expect(await value('switchboard_event_seconds_count{kind="press"}')).toBe(2);
  expect(await value('switchboard_pstn_requests_total{operation="placeOrder",outcome="ok"}')).toBe(1);
  expect(await value('switchboard_door_requests_total{door="webex",status="200"}')).toBeGreaterThan(2);
  expect(await value('switchboard_store_commit_seconds_count')).toBeGreaterThan(5);
  expect(await value('switchboard_parked_messages')).toBe(0);
  expect(await value('process_start_time_seconds')).toBeGreaterThan(0);
});

test('429s of Webex and messages that wait are seen', async () => {
  const alice = product.talk('alice');
  await alice.say('help');
  await faults('PUT', {
    calls: [{ method: 'POST', path: '/messages', status: 429, retryAfterSeconds: 2, count: 1 }],
  });
  const answer = alice.press('Order status');
  const throttled = 'switchboard_webex_requests_total{method="POST",resource="messages",status="429"}';
  await expect.poll(() => value(throttled), { timeout: 10_000 }).toBe(1);
  expect(await value('switchboard_queue_waiting{queue="messages"}')).toBe(1);
  await answer;
  await faults('DELETE');
  expect(await value('switchboard_deliveries_total{outcome="retried"}')).toBe(1);
  expect(await value('switchboard_queue_waiting{queue="messages"}')).toBe(0);
});

test('no metric has a label that tells of a person', async () => {
  const all = await metrics();
  for (const { email, id } of product.sandbox.people) {
    expect(all).not.toContain(email);
    expect(all).not.toContain(id);
  }
  expect(all).not.toMatch(/\+?\d{10}"/);
});

test('a bot whose webhooks are gone is not ready', async () => {
  const deaf = await startProduct();
  const call = (method: string, path: string, body?: object) =>
    fetch(deaf.sandbox.apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${deaf.sandbox.bot.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const { items } = (await (await call('GET', '/webhooks')).json()) as { items: { id: string }[] };
  for (const { id } of items) await call('DELETE', `/webhooks/${id}`);
  const elsewhere = {
    name: 'another',
    resource: 'messages',
    event: 'created',
    targetUrl: 'http://127.0.0.1:9/x',
  };
  expect((await call('POST', '/webhooks', elsewhere)).status).toBe(200);
  const answer = await fetch(`${deaf.url}/readyz`);
  await deaf.stop();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    ready: false,
    checks: {
      webex: { ok: true },
      listening: {
        ok: false,
        why: expect.stringMatching(
          /^by webhooks .*; no webhook for messages and members; no webhook for presses; .* other addresses: 1$/,
        ) as string,
      },
    },
  });
});
