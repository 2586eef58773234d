import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parked } from '../../src/bot/collections.js';
import { createDeliverer } from '../../src/bot/deliver.js';
import { createParked } from '../../src/bot/parked.js';
import { createWebexClient } from '../../src/bot/webex/client.js';
import { parkedMessages } from '../../src/operate/parked.js';
import { runSandbox } from '../sandbox/webex/support/running-sandbox.js';
import { temporaryDir, withKept } from './kept.js';

const log = pino({ level: 'silent' });
const words = 'the PIN is 471147';

test('a parked message is listed without its words, sent after all, or dropped, while the bot runs', async () => {
  const { ann, ids, url, sandbox } = await runSandbox();
  const dir = await temporaryDir();
  const client = createWebexClient({ apiUrl: `${url}/v1`, token: sandbox.info.bot.token });
  onTestFinished(() => client.close());
  const roomId = (await ann.call('POST', '/rooms', { title: 'Not yet' })).body.id ?? '';
  await withKept(dir, async ({ store }) => {
    const now = () => new Date();
    const deliverer = createDeliverer({ store, client, log, now, self: () => ids.bot });
    const wishes = createParked({ dir, store, retry: (id) => deliverer.retry(id), log, everyMs: 20 });
    wishes.start();
    for (const text of [words, 'another']) {
      const message = deliverer.prepare({ roomId, markdown: text }, false);
      await store.commit([deliverer.write(message)]);
      deliverer.send(message);
    }
    const count = async (): Promise<number> => (await store.list(parked)).length;
    await vi.waitFor(async () => expect(await count()).toBe(2));

    const said: string[] = [];
    const operate = (...args: string[]) =>
      parkedMessages(args, { dir, key: { dir }, now, say: (line) => void said.push(line) });
    expect(await operate()).toBe(true);
    expect(said.at(-1)).toBe('2 messages are parked.');
    expect(said[0]).toContain(roomId);
    expect(said.join()).not.toContain('471147');

    const [first, second] = (await store.list(parked)).map(({ id }) => id);
    expect(await operate('drop', second ?? '')).toBe(true);
    await vi.waitFor(async () => expect(await count()).toBe(1));
    await ann.call('POST', '/memberships', { roomId, personId: ids.bot });
    expect(await operate('retry', first ?? '')).toBe(true);
    await vi.waitFor(async () => expect(await count()).toBe(0));
    await vi.waitFor(async () => {
      const { items } = await ann.call('GET', `/messages?roomId=${roomId}`);
      expect(items.map(({ text }) => text)).toEqual([words]);
    });
    expect(await operate('retry', 'nonsense')).toBe(false);
    await wishes.stop();
    await deliverer.stop();
  });
});
