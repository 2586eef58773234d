/** Many notices to many rooms at once, while Webex takes only so many calls a second: all arrive, each once, in order. */
import { pino } from 'pino';
import { botCollections, outbox, parked } from '../src/bot/collections.js';
import { createDeliverer } from '../src/bot/deliver.js';
import { createWebexClient } from '../src/bot/webex/client.js';
import { createSandbox } from '../src/sandbox/create-sandbox.js';
import { world } from '../src/sandbox/world-data.js';
import { createMemoryStore } from '../src/store/memory-store.js';
import { callerAs, messagesIn, words } from './chat.js';

export interface NoticesOptions {
  readonly rooms: number;
  readonly perRoom: number;
  /** What the local Webex takes; beyond it answers 429. */
  readonly perSecond: number;
}

export interface NoticesReport {
  readonly sent: number;
  readonly arrived: number;
  readonly missing: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** Of the one room that the bot was removed from. */
  readonly parked: number;
  readonly left: number;
  readonly refusals: number;
  readonly seconds: number;
  /** From the moment it was said, among all the notices, to its arrival. */
  readonly answerMs: number;
}

const settled = async (isDone: () => Promise<boolean>): Promise<void> => {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 50));
};

export async function sendNotices({ rooms, perRoom, perSecond }: NoticesOptions): Promise<NoticesReport> {
  const sandbox = createSandbox({ world });
  const { url } = await sandbox.listen();
  const { bot, people } = sandbox.info;
  const [host] = people;
  if (host === undefined) throw new Error('The sandbox has no people');
  const call = callerAs(`${url}/v1`, host);
  const store = createMemoryStore(botCollections);
  const client = createWebexClient({ apiUrl: `${url}/v1`, token: bot.token });
  const log = pino({ level: 'silent' });
  const now = () => new Date();
  const deliverer = createDeliverer({ store, client, log, now, self: () => bot.id });
  try {
    const roomIds: string[] = [];
    for (let at = 0; at < rooms; at++) {
      const roomId = ((await call('POST', '/rooms', { title: `Room ${at}` })).body as { id: string }).id;
      // The bot was removed from the first one.
      if (at > 0) await call('POST', '/memberships', { roomId, personEmail: bot.email });
      roomIds.push(roomId);
    }
    await fetch(`${url}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        calls: [
          { who: 'bot', perSecond, status: 429, retryAfterSeconds: 1 },
          { who: 'bot', status: 503, probability: 0.01 },
        ],
      }),
    });
    const began = performance.now();
    for (let turn = 0; turn < perRoom; turn++) {
      const round = roomIds.map((roomId) =>
        deliverer.prepare({ roomId, markdown: `Notice ${turn}` }, false, 'notice'),
      );
      await store.commit(round.map((one) => deliverer.write(one)));
      for (const one of round) deliverer.send(one);
    }
    const asked = performance.now();
    const answer = deliverer.prepare({ toPersonId: host.id, markdown: 'The answer' }, true);
    await store.commit([deliverer.write(answer)]);
    deliverer.send(answer);
    await settled(async () => (await store.get(outbox, answer.id)) === undefined);
    const answerMs = Math.round(performance.now() - asked);
    await settled(async () => (await store.list(outbox, { limit: 1 })).length === 0);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const faults = (await (await fetch(`${url}/sandbox/faults`)).json()) as { calls: number };
    const heard = await Promise.all(
      roomIds.slice(1).map(async (roomId) => (await messagesIn(call, roomId, 1_000)).map(words).toReversed()),
    );
    const wanted = Array.from({ length: perRoom }, (_, turn) => `Notice ${turn}`);
    const unique = heard.map((said) => [...new Set(said)]);
    const count = (lists: readonly (readonly string[])[]) =>
      lists.reduce((sum, { length }) => sum + length, 0);
    return {
      sent: rooms * perRoom,
      arrived: count(unique),
      missing: (rooms - 1) * perRoom - count(unique),
      doubled: count(heard) - count(unique),
      outOfOrder: unique.filter((said) => said.join() !== wanted.join()).length,
      parked: (await store.list(parked)).length,
      left: (await store.list(outbox)).length,
      refusals: faults.calls,
      seconds,
      answerMs,
    };
  } finally {
    await deliverer.stop();
    await client.close();
    await sandbox.close();
  }
}
