import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { createTalk, type Talk } from '../support/talk.js';

/** The moments differ from run to run; a failure prints the seed that made them. */
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 100_000);
const latencyMs = 30;
const saveMs = 250;

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
  const { sandbox } = bot;
  const me = sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  talk = createTalk({ apiUrl: sandbox.apiUrl, me, bot: sandbox.bot });
}, 60_000);
afterAll(() => bot.stop());

async function held(): Promise<readonly string[]> {
  const answer = await fetch(`${bot.sandboxUrl}/desk/page/addresses`);
  return ((await answer.json()) as { addresses: { line: string }[] }).addresses.map(({ line }) => line);
}

const savedSince = (heard: number): number =>
  talk.heard.slice(heard).filter(({ markdown }) => markdown.includes('Emergency address from now on')).length;

test(`an address is saved once and written down, killed while it is saved (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  for (const at of [1, 2, 3]) {
    const line = `${at} Harbor Street, Houston, TX 77002`;
    await talk.say('emergency address for Houston');
    await talk.press('Set the address');
    await talk.say(line);
    await talk.press('Check the address');
    await fetch(`${bot.sandboxUrl}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ calls: [{ latencyMs }] }),
    });
    const heard = talk.heard.length;
    const answered = talk.press('Save this address').catch(() => talk.listen());
    await sleep(random() * saveMs);
    await bot.kill();
    await bot.start();
    await answered;
    await fetch(`${bot.sandboxUrl}/sandbox/faults`, { method: 'DELETE' });
    for (let tries = 0; savedSince(heard) === 0 && tries < 1_000; tries += 1) {
      await sleep(20);
      await talk.refresh();
    }
    expect(savedSince(heard), `moment ${at}`).toBe(1);
    expect(await held()).toEqual([line]);
    expect((await talk.say('emergency address for Houston')).markdown).toContain(
      `as last set through me: ${line}`,
    );
  }
}, 200_000);
