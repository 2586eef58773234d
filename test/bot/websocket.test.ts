import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { createTalk, type Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let bot: BotProcess;
let talk: Talk;

beforeAll(async () => {
  bot = await createBotProcess(undefined, 'websocket');
  await bot.start();
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
});
afterAll(() => bot.stop());

test('a bot without a public address hears messages and presses over the websocket', async () => {
  expect((await talk.say('hello')).buttons).toContain('Order numbers');
  expect((await talk.press('Order numbers')).markdown).toContain('Which location are the numbers for?');
  expect((await talk.say('cancel')).markdown).toContain('Cancelled');
});

const patience = { timeout: 20_000, interval: 100 };

/** What the bot has written into a space. */
async function saidIn(roomId: string): Promise<readonly string[]> {
  const { body } = await talk.call('GET', `/messages?roomId=${roomId}`);
  const { items } = body as { items: { personEmail: string; markdown?: string }[] };
  return items
    .filter(({ personEmail }) => personEmail === bot.sandbox.bot.email)
    .map((one) => one.markdown ?? '');
}

test('it is mentioned in a space, where it was just added', async () => {
  const { body } = await talk.call('POST', '/rooms', { title: 'Numbers' });
  const { id: roomId } = body as { id: string };
  await talk.call('POST', '/memberships', { roomId, personEmail: bot.sandbox.bot.email });
  await vi.waitFor(async () => expect(await saidIn(roomId)).toHaveLength(1), patience);
  const markdown = `<@personEmail:${bot.sandbox.bot.email}> order status`;
  await talk.call('POST', '/messages', { roomId, markdown });
  await vi.waitFor(async () => expect((await saidIn(roomId)).join()).toContain('PO-'), patience);
});

test('it comes back by itself after the line was cut', async () => {
  await fetch(`${bot.sandboxUrl}/sandbox/sockets/cut`, { method: 'POST' });
  await sleep(1_500);
  expect((await talk.say('order status')).markdown).toContain('PO-');
});

test('what was said while it was away is answered at its start, once', async () => {
  await bot.kill();
  await talk.call('POST', '/messages', { toPersonEmail: bot.sandbox.bot.email, markdown: 'order status' });
  const before = talk.heard.length;
  await bot.start();
  expect((await talk.listen()).markdown).toContain('PO-');
  await sleep(500);
  await talk.refresh();
  expect(talk.heard.length - before).toBe(1);
});
