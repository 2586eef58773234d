import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { account, address, billOf } from '../support/journeys-port.js';
import { createDeskHand } from '../support/desk-hand.js';
import { killSeed, latencyMs, ordersAtDesk, randomFrom, setFaults } from '../support/killing.js';
import { createTalk, type RawMessage, type Talk } from '../support/talk.js';
import { openSpace, type Stage } from '../transcripts/group-space.js';

const seed = killSeed;
/** A port is placed and its two documents are handed in within this time, and a little is left over. */
const submitMs = 350;
const moveMs = 200;

interface Placed {
  readonly id: string;
  readonly type: string;
  readonly numbers: readonly string[];
  readonly port?: { readonly documents: readonly { readonly kind: string }[] };
}

let bot: BotProcess;
let stage: Stage;
let talk: Talk;

beforeAll(async () => {
  bot = await createBotProcess();
  await bot.start();
  const { sandbox } = bot;
  const person = (name: string) => {
    const found = sandbox.people.find(({ email }) => email.startsWith(name));
    if (found === undefined) throw new Error(`The sandbox has no ${name}`);
    return found;
  };
  const talkOf = (name: string) => createTalk({ apiUrl: sandbox.apiUrl, me: person(name), bot: sandbox.bot });
  stage = { sandbox, person, talk: talkOf };
  talk = talkOf('alice');
}, 60_000);
afterAll(() => bot.stop());

const faults = (body?: object) => setFaults(bot, body);

const ports = async (): Promise<readonly Placed[]> =>
  (await ordersAtDesk<Placed>(bot)).filter(({ type }) => type === 'port');

/** Everything the bot ever wrote to Alice in their 1:1. */
async function written(): Promise<readonly RawMessage[]> {
  const { status, body } = await talk.call('GET', `/messages/direct?personId=${bot.sandbox.bot.id}&max=200`);
  const items = status === 200 ? (body as { items: RawMessage[] }).items : [];
  return items.filter(({ personId }) => personId === bot.sandbox.bot.id);
}

const five = (at: number): string => `409-555-01${at}0 to 409-555-01${at}4`;

async function toReview(at: number): Promise<void> {
  await talk.say(`port ${five(at)} to Houston`);
  await talk.press(talk.heard.at(-1)?.buttons[0] ?? '');
  await talk.press('Continue', { ...account, btn: '409-555-0100', stays: 'disconnect' });
  await talk.press('Continue', address);
  await talk.sayWithFile('', await billOf({ btn: '(409) 555-0100' }));
  await talk.press('Sign', { jobTitle: 'Office manager' });
}

async function killAfter(ms: number): Promise<void> {
  await sleep(ms);
  await bot.kill();
  await bot.start();
}

test(`a port is placed once, with each document once, killed while it is submitted (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  for (const at of [1, 2, 3]) {
    await toReview(at);
    const before = await ports();
    await faults({ calls: [{ latencyMs }] });
    const heard = talk.heard.length;
    // On a busy machine the bot may need longer to come back than anybody waits for an answer.
    const answered = talk.press('Submit the order').catch(() => talk.listen());
    await killAfter(random() * submitMs);
    await answered;
    // The signed letter may still be on its way when “Submit” is pressed: it is no answer.
    const submitted = () =>
      talk.heard.slice(heard).filter(({ markdown }) => markdown.includes('The port is submitted')).length;
    for (let tries = 0; submitted() === 0 && tries < 1_000; tries += 1) {
      await sleep(20);
      await talk.refresh();
    }
    const isCancelled = (): boolean => talk.heard.at(-1)?.markdown.includes('Cancelled') === true;
    await faults();
    await sleep(300);
    await talk.refresh();
    const moment = `moment ${at}`;
    expect(submitted(), moment).toBe(1);
    const known = new Set(before.map(({ id }) => id));
    const fresh = (await ports()).filter(({ id }) => !known.has(id));
    expect(
      fresh.map(({ numbers }) => numbers.length),
      moment,
    ).toEqual([5]);
    const kinds = fresh[0]?.port?.documents.map(({ kind }) => kind).sort();
    expect(kinds, moment).toEqual(['bill', 'loa']);
    // An account with an open order takes no second one.
    await createDeskHand(bot.sandboxUrl).move(fresh[0]?.id ?? '', 'cancelled');
    for (let tries = 0; !isCancelled() && tries < 400; tries += 1) {
      await sleep(20);
      await talk.refresh();
    }
  }
}, 200_000);

test(`a draft that moves to the 1:1 arrives there once, killed on its way (seed ${seed})`, async () => {
  const random = randomFrom(seed + 1);
  for (const at of [6, 7, 8]) {
    const [alice] = await openSpace(stage, 'alice', 'noor');
    const plan = await alice.mention(`port ${five(at)} to Houston`);
    const title = plan.attachments?.[0]?.content.actions?.[0]?.title ?? '';
    const before = (await written()).length;
    await faults({ calls: [{ latencyMs }] });
    const told = alice.press(plan, title).catch(() => undefined);
    await killAfter(random() * moveMs);
    await told;
    await alice.hear('I have written to you in a direct message');
    await faults();
    for (let tries = 0; (await written()).length === before && tries < 200; tries += 1) await sleep(20);
    await sleep(300);
    const arrived = (await written()).slice(0, (await written()).length - before);
    expect(
      arrived.map(({ markdown }) => markdown),
      `moment ${at}`,
    ).toHaveLength(1);
    expect(arrived[0]?.markdown).toContain('The account with Lone Star Telecom');
    // The draft is there: the next words find it, and its numbers.
    expect((await talk.say('continue')).markdown).toContain('The account with Lone Star Telecom');
    await talk.press('Continue', { ...account, btn: '409-555-0100', stays: 'disconnect' });
    expect(talk.heard.at(-1)?.markdown).toContain('The service address');
    await talk.say('cancel');
  }
}, 200_000);
