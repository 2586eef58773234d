import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { killSeed, latencyMs, ordersAtDesk, randomFrom, setFaults } from '../support/killing.js';
import { createTalk, type Talk } from '../support/talk.js';

const seed = killSeed;
const moments = 20;
/** With this latency a press is answered after about 100 ms; moments are spread over it and a little beyond. */
const spreadMs = 160;

let bot: BotProcess;
let talk: Talk;

beforeAll(async () => {
  bot = await createBotProcess();
  await bot.start();
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
}, 60_000);
afterAll(() => bot.stop());

const faults = (body?: object) => setFaults(bot, body);

const orderCount = async (): Promise<number> => (await ordersAtDesk(bot)).length;

/** Presses without waiting, kills the bot `after` milliseconds later, starts it again and hears the answer. */
async function pressAndKill(title: string, after: number): Promise<number> {
  const before = talk.heard.length;
  const answered = talk.press(title);
  await sleep(after);
  await bot.kill();
  await bot.start();
  await answered;
  // A second answer to the same press would come right behind the first.
  await sleep(300);
  await talk.refresh();
  return talk.heard.length - before;
}

test(`the answer comes once, and an order is placed once, killed at ${moments} random moments (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  const before = await orderCount();
  let ordered = 0;
  await talk.say('2 numbers in 713 for Houston');
  await faults({ calls: [{ latencyMs }] });
  for (let moment = 0; moment < moments; moment++) {
    const card = talk.heard.at(-1);
    const title = ['Use these', 'Order', 'Order more'].find((wanted) => card?.buttons.includes(wanted));
    if (title === undefined) {
      await talk.say('2 numbers in 713 for Houston');
      continue;
    }
    if (title === 'Order') ordered++;
    expect(await pressAndKill(title, random() * spreadMs), `moment ${moment}, ${title}`).toBe(1);
    if (title === 'Order more') await talk.say('2 numbers in 713 for Houston');
  }
  await faults();
  expect(ordered).toBeGreaterThan(0);
  expect((await orderCount()) - before).toBe(ordered);
}, 300_000);
