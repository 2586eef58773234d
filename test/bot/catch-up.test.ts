import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCatchUp, type CatchUpOptions } from '../../src/bot/catch-up.js';
import { botCollections } from '../../src/bot/collections.js';
import { createInbox } from '../../src/bot/inbox.js';
import { createWebexClient } from '../../src/bot/webex/client.js';
import type { Room } from '../../src/bot/webex/shapes.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { idOf } from '../sandbox/webex/support/rest.js';
import { directRoom, groupRoom, runSandbox, type Running } from '../sandbox/webex/support/running-sandbox.js';

const log = pino({ level: 'silent' });

/** A bot that hears by reading back alone, beside a real sandbox. */
function readerOf(options: Pick<CatchUpOptions, 'client' | 'self'>) {
  const store = createMemoryStore(botCollections);
  const heard: string[] = [];
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const inbox = createInbox({ store, now, self: options.self, work: () => Promise.resolve() });
  const accept: typeof inbox.accept = (delivery) => {
    heard.push(delivery.data.id);
    return inbox.accept(delivery);
  };
  const catchUp = createCatchUp({ ...options, store, now, log, inbox: { ...inbox, accept } });
  return {
    heard,
    inbox,
    run: async (graceMs = 0) => (await catchUp.run(graceMs)).count,
    sleepFor: (ms: number) => (ahead += ms),
  };
}

function clientOf({ url, sandbox }: Running) {
  const client = createWebexClient({ apiUrl: `${url}/v1`, token: sandbox.info.bot.token });
  onTestFinished(() => client.close());
  return client;
}

describe('messages that never arrived are read back', () => {
  test('from 1:1 and, where the bot is mentioned, from spaces; oldest first, each once', async () => {
    const running = await runSandbox();
    const { ann, bo, ids } = running;
    const reader = readerOf({ client: clientOf(running), self: () => ids.bot });
    const [direct, group] = [await directRoom(running), await groupRoom(running)];
    await reader.run();
    const said = [
      idOf(await ann.call('POST', '/messages', { roomId: direct, text: 'one' })),
      idOf(await ann.call('POST', '/messages', { roomId: direct, text: 'two' })),
    ];
    await bo.call('POST', '/messages', { roomId: group, text: 'not for the bot' });
    const mention = { roomId: group, markdown: `<@personId:${ids.bot}> three` };
    const mentioned = idOf(await bo.call('POST', '/messages', mention));
    await running.bot.call('POST', '/messages', { roomId: direct, text: 'its own' });
    expect(await reader.run()).toBeGreaterThanOrEqual(3);
    // The first “hello” is within the slack between two clocks.
    expect(reader.heard.filter((id) => said.includes(id))).toEqual(said);
    expect(reader.heard).toContain(mentioned);
    expect(new Set(reader.heard).size).toBe(reader.heard.length);
    expect(await reader.run()).toBe(0);
  });

  test('not before the bot was there for the first time, nor long after it was said', async () => {
    const running = await runSandbox();
    const reader = readerOf({ client: clientOf(running), self: () => running.ids.bot });
    await directRoom(running);
    expect(await reader.run()).toBe(0);
    reader.sleepFor(24 * 60 * 60 * 1000);
    expect(await reader.run()).toBe(0);
    expect(reader.heard).toEqual([]);
  });

  test('and what is just on its way is left to its webhook', async () => {
    const running = await runSandbox();
    const reader = readerOf({ client: clientOf(running), self: () => running.ids.bot });
    await reader.run();
    await directRoom(running);
    expect(await reader.run(5_000)).toBe(0);
    reader.sleepFor(6_000);
    expect(await reader.run(5_000)).toBe(1);
  });

  test('a thousand rooms cost a few calls a round, and none that is quiet is read again', async () => {
    const calls = { rooms: 0, messages: 0 };
    const rooms = Array.from({ length: 1_000 }, (_, at): Room => {
      const lastActivity = new Date(Date.now() - at).toISOString();
      return { id: `room-${at}`, type: 'direct', lastActivity };
    });
    const client = {
      activeRooms: () => Promise.resolve((calls.rooms++, rooms)),
      messages: () => Promise.resolve((calls.messages++, [])),
    };
    const reader = readerOf({ client, self: () => 'bot' });
    await reader.run();
    const reads: number[] = [];
    for (let round = 0; round < 5; round++) {
      const before = calls.messages;
      await reader.run();
      reads.push(calls.messages - before);
    }
    expect(reads).toEqual([300, 300, 300, 100, 0]);
    rooms[7] = { ...(rooms[7] as Room), lastActivity: new Date().toISOString() };
    await reader.run();
    expect(calls.messages).toBe(1_001);
  });
});
