import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { createTalk, type Talk } from '../support/talk.js';

/** The moments differ from run to run; a failure prints the seed that made them. */
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 100_000);
const moments = 20;
/** With this latency a press is answered after about 100 ms; moments are spread over it and a little beyond. */
const latencyMs = 30;
const spreadMs = 160;

function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

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

const faults = (body?: object) =>
  fetch(`${bot.sandboxUrl}/sandbox/faults`, {
    method: body === undefined ? 'DELETE' : 'PUT',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function ordersAtDesk(): Promise<number> {
  const headers = { authorization: `Bearer ${bot.deskToken}` };
  const { body } = { body: await (await fetch(`${bot.sandboxUrl}/desk/page/orders`, { headers })).json() };
  return (body as { orders: unknown[] }).orders.length;
}

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
  const before = await ordersAtDesk();
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
  expect((await ordersAtDesk()) - before).toBe(ordered);
}, 300_000);
