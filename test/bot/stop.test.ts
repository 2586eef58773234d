import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { ordersAtDesk, setFaults } from '../support/killing.js';
import { createTalk, type Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let bot: BotProcess;
const talks: Talk[] = [];

beforeAll(async () => {
  bot = await createBotProcess();
  await bot.start();
  for (const name of ['alice', 'dana', 'ingrid']) {
    const me = bot.sandbox.people.find(({ email }) => email.startsWith(name));
    if (me === undefined) throw new Error(`The sandbox has no ${name}`);
    talks.push(createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot }));
  }
});
afterAll(() => bot.stop());

test('asked to stop while Webex takes 5 s a call, the bot is gone in time and nothing is lost', async () => {
  const [alice, dana, ingrid] = talks as [Talk, Talk, Talk];
  await alice.say('1 number in 713 for Houston');
  await alice.press('Use these');
  await dana.say('hello');
  await ingrid.say('hei');
  const orders = (await ordersAtDesk(bot)).length;
  const before = talks.map(({ heard }) => heard.length);
  await setFaults(bot, { calls: [{ who: 'bot', latencyMs: 5_000 }] });
  const answered = [
    alice.press('Order'),
    dana.say('order status'),
    ingrid.say('hjelp'),
    // A second message of the same conversation waits for its turn.
    sleep(100).then(() =>
      ingrid.call('POST', '/messages', { toPersonEmail: bot.sandbox.bot.email, text: 'mine bestillinger' }),
    ),
  ].map((answer) => answer.catch(() => undefined));
  await sleep(1_500);
  const { code, ms } = await bot.terminate();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  await setFaults(bot);
  await bot.start();
  await Promise.all(answered);
  const wanted = [1, 1, 2];
  const since = () => talks.map(({ heard }, at) => heard.length - (before[at] ?? 0));
  for (let tries = 0; tries < 600 && since().some((count, at) => count < (wanted[at] ?? 0)); tries++) {
    await sleep(100);
    for (const talk of talks) await talk.refresh();
  }
  // A second answer to the same thing would come right behind.
  await sleep(500);
  for (const talk of talks) await talk.refresh();
  expect(since()).toEqual(wanted);
  expect(alice.heard.at(-1)?.markdown).toContain('Order number');
  expect((await ordersAtDesk(bot)).length).toBe(orders + 1);
});
