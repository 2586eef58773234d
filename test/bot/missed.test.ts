import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { setFaults } from '../support/killing.js';
import { createTalk, type Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let bot: BotProcess;
let talk: Talk;

beforeAll(async () => {
  bot = await createBotProcess();
  await bot.start();
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
  await talk.say('hello');
});
afterAll(() => bot.stop());

const asBot = async (method: string, path: string, body?: object): Promise<unknown> => {
  const { apiUrl, bot: self } = bot.sandbox;
  const headers = { authorization: `Bearer ${self.token}`, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const text = await (await fetch(apiUrl + path, { method, headers, ...sent })).text();
  return text === '' ? undefined : JSON.parse(text);
};

const hooks = async () =>
  ((await asBot('GET', '/webhooks')) as { items: { id: string; targetUrl: string; name: string }[] }).items;

/** How often the bot has answered in the time after, with a little left over for a second answer. */
async function answersTo(act: () => Promise<unknown>): Promise<number> {
  const before = talk.heard.length;
  await act();
  await talk.listen();
  await sleep(500);
  await talk.refresh();
  return talk.heard.length - before;
}

const post = (markdown: string) =>
  talk.call('POST', '/messages', { toPersonEmail: bot.sandbox.bot.email, markdown });

test('a message whose webhook was lost is answered after the next start, once, also when Webex is away then', async () => {
  const before = await hooks();
  await setFaults(bot, { webhooks: { drop: {} } });
  await post('order status');
  await bot.kill();
  await setFaults(bot, { calls: [{ who: 'bot', status: 503, count: 4 }] });
  expect(await answersTo(() => bot.start())).toBe(1);
  // The webhooks are the same: nothing can fall between old and new ones.
  expect((await hooks()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test('webhooks that Webex has switched off are on again, and what they did not bring is answered', async () => {
  await talk.say('1 number in 713 for Houston');
  await bot.kill();
  for (const { id, name, targetUrl } of await hooks()) {
    await asBot('PUT', `/webhooks/${id}`, { name, targetUrl, status: 'inactive' });
  }
  const before = talk.heard.length;
  await post('help');
  await bot.start();
  const isTold = () =>
    talk.heard.slice(before).some(({ markdown }) => markdown.includes('please press it again'));
  while (!isTold() || talk.heard.length < before + 2) await talk.refresh().then(() => sleep(50));
  await sleep(500);
  await talk.refresh();
  const told = talk.heard.slice(before).map(({ markdown }) => markdown);
  // An answer, and one word to whoever may have pressed in vain.
  expect(told.filter((text) => text.includes('please press it again'))).toHaveLength(1);
  expect((await talk.say('cancel')).markdown).toContain('Cancelled');
});
