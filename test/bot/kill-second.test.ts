import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { killSeed, latencyMs, ordersAtDesk, randomFrom, setFaults } from '../support/killing.js';
import { createTalk, type RawMessage, type Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
/** With the latency of a killing test, an approval is carried out after about a second. */
const spreadMs = 900;

let bot: BotProcess;
beforeAll(async () => {
  bot = await createBotProcess();
  await bot.start();
});
afterAll(() => bot.stop());

function talkOf(name: string): Talk {
  const me = bot.sandbox.people.find(({ email }) => email.startsWith(name));
  if (me === undefined) throw new Error(`The sandbox has no ${name}`);
  return createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
}

/** What the bot has said to this person in their 1:1, newest first. */
async function said(talk: Talk): Promise<readonly RawMessage[]> {
  const rooms = (await talk.call('GET', '/rooms?type=direct')).body as { items: { id: string }[] };
  const all = await Promise.all(
    rooms.items.map(async ({ id }) => (await talk.call('GET', `/messages?roomId=${id}&max=50`)).body),
  );
  const items = all.flatMap((body) => (body as { items: RawMessage[] }).items);
  return items.filter(({ personId }) => personId === bot.sandbox.bot.id);
}
const withText = async (talk: Talk, text: string): Promise<readonly RawMessage[]> =>
  (await said(talk)).filter(({ markdown = '' }) => markdown.includes(text));

test(`an order that waits for a second person outlives two kills, and is placed once (seed ${killSeed})`, async () => {
  const [alice, priya] = [talkOf('alice'), talkOf('priya')];
  await alice.say('hello');
  await alice.say("A second person's approval");
  await alice.press('Save', { orderAbove: '1' });
  await alice.say('2 numbers in 713 for Houston');
  await alice.press('Use these');
  expect((await alice.press('Order')).markdown).toContain('waits for a second person');
  const orders = (await ordersAtDesk(bot)).length;
  await bot.kill();
  await bot.start();

  const wants = `${alice.me.email} wants to do this`;
  await vi.waitFor(async () => expect(await withText(priya, wants)).toHaveLength(1), 15_000);
  const [message] = await withText(priya, wants);
  if (message === undefined) throw new Error('Nothing was asked');
  const asked = priya.take(message);
  await setFaults(bot, { calls: [{ latencyMs }] });
  const approve = (asked.card as { actions: { title: string; data: object }[] }).actions.find(
    ({ title }) => title === 'Approve',
  );
  const press = { type: 'submit', messageId: asked.id, inputs: approve?.data };
  expect((await priya.call('POST', '/attachment/actions', press)).status).toBeLessThan(300);
  await sleep(randomFrom(killSeed)() * spreadMs);
  await bot.kill();
  await setFaults(bot);
  await bot.start();
  // As a person would who has seen nothing happen: Webex does not bring again what was lost on the way.
  await priya.call('POST', '/attachment/actions', press);

  const done = `${priya.me.email} has approved it, so I have carried it out:`;
  await vi.waitFor(async () => expect(await withText(alice, done)).toHaveLength(1), 30_000);
  await vi.waitFor(async () => expect(await withText(alice, 'Ordered for Houston')).toHaveLength(1), 10_000);
  expect((await priya.pressOn(asked, 'Approve')).markdown).toContain('settled already');
  await sleep(1_000);
  expect((await ordersAtDesk(bot)).length).toBe(orders + 1);
  expect(await withText(alice, done)).toHaveLength(1);
});
