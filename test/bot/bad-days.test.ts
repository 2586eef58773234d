import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startProduct, type Product } from '../support/product.js';
import type { Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let product: Product;
let talk: Talk;

beforeAll(async () => {
  product = await startProduct({ LOG_LEVEL: 'silent' });
});
afterAll(() => product.stop());

const faults = (method: 'PUT' | 'DELETE', body?: object) =>
  fetch(`${product.url}/sandbox/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

beforeEach(async () => {
  talk = product.talk('alice');
  await talk.say('hello');
});
afterEach(() => faults('DELETE'));

/** Presses "More" while Webex is as told, and counts the answers. */
async function answersUnder(body: object): Promise<{ count: number; after: number }> {
  expect((await faults('PUT', body)).status).toBeLessThan(300);
  const before = talk.heard.length;
  const began = performance.now();
  await talk.press('More');
  const after = performance.now() - began;
  await sleep(700);
  await talk.refresh();
  return { count: talk.heard.length - before, after };
}

test('a 429 is obeyed: the answer comes after Retry-After, once', async () => {
  const call = { method: 'POST', path: '/messages', status: 429, retryAfterSeconds: 1, count: 1 };
  const { count, after } = await answersUnder({ calls: [call] });
  expect(count).toBe(1);
  expect(after).toBeGreaterThan(1_000);
});

test.each([
  [
    'Webex is down for three calls',
    { calls: [{ method: 'POST', path: '/messages', status: 502, count: 3 }] },
  ],
  [
    'the press cannot be fetched at first',
    { calls: [{ method: 'GET', path: '/attachment', status: 503, count: 2 }] },
  ],
  [
    'the token of the bot is refused for a moment',
    { calls: [{ method: 'POST', path: '/messages', who: 'bot', status: 401, count: 2 }] },
  ],
  [
    'the connection breaks before the answer is taken',
    { calls: [{ method: 'POST', path: '/messages', cut: 'before', count: 1 }] },
  ],
  [
    'the connection breaks after the answer was taken',
    { calls: [{ method: 'POST', path: '/messages', cut: 'after', count: 1 }] },
  ],
  ['every webhook comes twice', { webhooks: { double: { probability: 1 } } }],
  ['webhooks come in the wrong order', { webhooks: { reorder: { probability: 1 } } }],
])('%s: the answer comes, once', async (_what, body) => {
  expect((await answersUnder(body)).count).toBe(1);
});

test('Webex is away for a while: what was said meanwhile is answered afterwards, once and in order', async () => {
  await faults('PUT', { calls: [{ who: 'bot', status: 503 }] });
  const { body } = await talk.call('POST', '/messages', {
    toPersonEmail: product.sandbox.bot.email,
    text: 'hi',
  });
  const { roomId } = body as { roomId: string };
  const mine = product.sandbox.people.find(({ email }) => email.startsWith('alice'))?.email;
  const saidByBot = async (): Promise<readonly string[]> => {
    const read = await talk.call('GET', `/messages?roomId=${roomId}&max=100`);
    const { items } = read.body as { items: { personEmail: string; markdown?: string }[] };
    return items
      .filter(({ personEmail }) => personEmail !== mine)
      .map(({ markdown = '' }) => markdown)
      .reverse();
  };
  const before = (await saidByBot()).length;
  for (const text of ['what is a BTN?', 'what is FOC?']) {
    await talk.call('POST', '/messages', { roomId, text });
    await sleep(1_500);
  }
  expect(await saidByBot()).toHaveLength(before);
  await faults('DELETE');
  await vi.waitFor(async () => expect(await saidByBot()).toHaveLength(before + 3), {
    timeout: 30_000,
    interval: 200,
  });
  await sleep(1_000);
  const [, ofBtn = '', ofFoc = '', ...more] = (await saidByBot()).slice(before);
  expect([ofBtn, ofFoc]).toEqual([expect.stringContaining('BTN'), expect.stringContaining('FOC')]);
  expect(more).toEqual([]);
});

test('a message that can never arrive does not hold the others', async () => {
  const { body } = await talk.call('POST', '/rooms', { title: 'Gone' });
  const roomId = (body as { id: string }).id;
  await talk.call('POST', '/memberships', { roomId, personEmail: product.sandbox.bot.email });
  await faults('PUT', { calls: [{ method: 'POST', path: '/messages', latencyMs: 150 }] });
  const mention = { roomId, markdown: `<@personEmail:${product.sandbox.bot.email}> status` };
  await talk.call('POST', '/messages', mention);
  await talk.call('DELETE', `/rooms/${roomId}`);
  await faults('DELETE');
  expect((await talk.say('status')).markdown).toContain('PO-');
});

test('a space is greeted although Webex did not show the membership at first', async () => {
  const { body } = await talk.call('POST', '/rooms', { title: 'New' });
  const roomId = (body as { id: string }).id;
  await faults('PUT', {
    calls: [{ who: 'bot', method: 'GET', path: '/memberships', status: 503, count: 2 }],
  });
  await talk.call('POST', '/memberships', { roomId, personEmail: product.sandbox.bot.email });
  await vi.waitFor(
    async () => {
      const found = await talk.call('GET', `/messages?roomId=${roomId}`);
      expect((found.body as { items: unknown[] }).items).toHaveLength(1);
    },
    { timeout: 15_000, interval: 100 },
  );
});
