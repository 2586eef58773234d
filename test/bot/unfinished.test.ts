import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AnyFlow } from '../../src/flows/engine/flow.js';
import { createBotProcess } from '../support/bot-process.js';
import { freePort } from '../support/free-port.js';
import { startProduct } from '../support/product.js';
import { cardOf, textFlow } from '../support/small-flow.js';
import { createStandIn } from '../support/stand-in.js';
import { createTalk, type Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 120_000 });

/** How many answers there are beyond those of before, once they have come and a second one would have, too. */
async function answersSince(talk: Talk, before: number, wanted: number): Promise<readonly string[]> {
  const fresh = () => talk.heard.slice(before).map(({ markdown }) => markdown);
  for (let tries = 0; tries < 300 && fresh().length < wanted; tries += 1) {
    await sleep(50);
    await talk.refresh();
  }
  await sleep(500);
  await talk.refresh();
  return fresh();
}

test('an event that was given up waits for the next start, and is done then, once', async () => {
  let isOdd = false;
  let asked = 0;
  const standIn = createStandIn(({ method, url = '' }, response) => {
    const isTaken = isOdd && method === 'GET' && url.startsWith('/v1/messages/');
    if (!isTaken) return false;
    asked += 1;
    response.setHeader('content-type', 'application/json').end('"what no version of the bot understands"');
    return true;
  });
  const bot = await createBotProcess(standIn.at);
  onTestFinished(async () => {
    await bot.stop();
    standIn.close();
  });
  await bot.start();
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  const talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
  await talk.say('hello');
  const before = talk.heard.length;
  isOdd = true;
  await talk.call('POST', '/messages', { toPersonEmail: bot.sandbox.bot.email, markdown: 'order status' });
  await vi.waitFor(() => expect(asked).toBe(5), { timeout: 20_000, interval: 50 });
  isOdd = false;
  // It is not tried again by itself, and holds nobody's next message.
  expect(await answersSince(talk, before, 0)).toEqual([]);
  expect((await talk.say('help')).buttons.length).toBeGreaterThan(0);
  await bot.terminate();
  const between = talk.heard.length;
  await bot.start();
  const late = await answersSince(talk, between, 1);
  expect(late).toHaveLength(1);
  expect(late[0]).toContain('PO-');
});

test('what fails because the bot stops is done at the next start, once, and in its order', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-unfinished-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const phase: { now: 'running' | 'hanging' | 'stopping' } = { now: 'running' };
  const begun: string[] = [];
  /** What the flow leans on is slow, and gone once the bot stops. */
  async function lean(what: string): Promise<void> {
    begun.push(what);
    while (phase.now === 'hanging') await sleep(10);
    if (phase.now === 'stopping') throw new Error('Gone, as everything is being shut');
  }
  const go = async () => {
    await lean('press');
    return { type: 'answer' as const, data: { step: 'last' } };
  };
  const flow: AnyFlow = textFlow('leaning', {
    intents: ['order_status'],
    begin: async () => {
      await lean('message');
      return {};
    },
    steps: {
      first: { ...cardOf('First', undefined, { go }), final: true },
      last: { ...cardOf('Last'), final: true },
    },
  });
  const start = async (port: number) =>
    startProduct({ LOG_LEVEL: 'silent', PORT: String(port) }, { dir, flows: [flow] });
  const port = await freePort();
  const first = await start(port);
  const [alice, sam] = [first.talk('alice'), first.talk('sam')];
  const { id: messageId, card } = await alice.say('order status');
  await sam.say('hello');
  const before = [alice.heard.length, sam.heard.length] as const;
  const post = (markdown: string) =>
    sam.call('POST', '/messages', { toPersonEmail: first.sandbox.bot.email, markdown });

  phase.now = 'hanging';
  begun.length = 0;
  const inputs = (card as { actions: { data: object }[] }).actions[0]?.data;
  await alice.call('POST', '/attachment/actions', { type: 'submit', messageId, inputs });
  await post('order status');
  await vi.waitFor(() => expect(begun.toSorted()).toEqual(['message', 'press']), { timeout: 15_000 });
  // Behind it, in the same conversation.
  await post('help');
  await sleep(200);
  const stopped = first.stop();
  phase.now = 'stopping';
  await stopped;
  expect(begun).toHaveLength(2);

  phase.now = 'running';
  const second = await start(port);
  onTestFinished(() => second.stop());
  expect(await answersSince(alice, before[0], 1)).toEqual([expect.stringContaining('Last')]);
  const [status, help, ...more] = await answersSince(sam, before[1], 2);
  expect(status).toContain('First');
  expect(help).not.toContain('First');
  expect(more).toEqual([]);
  expect(begun.toSorted()).toEqual(['message', 'message', 'press', 'press']);
});
