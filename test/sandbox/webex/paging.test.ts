import { describe, expect, it } from 'vitest';
import type { Item, Rest } from './support/rest.js';
import { directRoom, runSandbox } from './support/running-sandbox.js';

const nextOf = (headers: Headers): string | undefined =>
  /^<([^>;]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];

/** Follows the links; `between` runs after each page. */
const pages = async (rest: Rest, path: string, between?: (page: readonly Item[]) => Promise<unknown>) => {
  const found: Item[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer = await rest.call('GET', next);
    found.push([...answer.items]);
    await between?.(answer.items);
    next = nextOf(answer.headers);
  }
  return found;
};

const titles = (found: Item[][]) => found.map((page) => page.map(({ title }) => title));

describe('paging', () => {
  it('leads through all rooms, each of them once', async () => {
    const { ann } = await runSandbox();
    for (let room = 1; room <= 5; room += 1) await ann.call('POST', '/rooms', { title: String(room) });
    expect(titles(await pages(ann, '/rooms?max=2&sortBy=created'))).toEqual([['5', '4'], ['3', '2'], ['1']]);
    const memberships = await pages(ann, '/memberships?max=2');
    expect(memberships.map((page) => page.length)).toEqual([2, 2, 1]);
  });

  it('skips nothing when the rooms of each page are deleted before the next', async () => {
    const { ann } = await runSandbox();
    for (let room = 1; room <= 5; room += 1) await ann.call('POST', '/rooms', { title: String(room) });
    const found = await pages(ann, '/rooms?max=2', (page) =>
      Promise.all(page.map(({ id }) => ann.call('DELETE', `/rooms/${id ?? ''}`))),
    );
    expect(titles(found).flat()).toEqual(['5', '4', '3', '2', '1']);
  });

  it('leads back through the messages of a room, newest first', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    for (const text of ['1', '2', '3', '4']) await running.ann.call('POST', '/messages', { roomId, text });
    const found = await pages(running.bot, `/messages?roomId=${roomId}&max=2`);
    expect(found.map((page) => page.map(({ text }) => text))).toEqual([['4', '3'], ['2', '1'], ['hello']]);
  });

  it('lists messages before a time or before a message', async () => {
    let now = new Date('2026-03-01T10:00:00.000Z');
    const running = await runSandbox({ clock: () => now });
    const roomId = await directRoom(running);
    now = new Date('2026-03-01T11:00:00.000Z');
    const { body } = await running.ann.call('POST', '/messages', { roomId, text: 'later' });
    const listed = async (query: string) => {
      const { status, items } = await running.ann.call('GET', `/messages?roomId=${roomId}&${query}`);
      return status === 200 ? items.map(({ text }) => text) : status;
    };
    expect(await listed('before=2026-03-01T11:00:00.000Z')).toEqual(['hello']);
    expect(await listed(`beforeMessage=${body.id ?? ''}`)).toEqual(['hello']);
    expect(await listed('beforeMessage=unknown')).toBe(404);
    expect(await listed('before=yesterday')).toBe(400);
  });

  it('gives 1000 memberships on one page and cuts a larger wish silently', async () => {
    const { ann } = await runSandbox();
    const make = (title: string) => ann.call('POST', '/rooms', { title });
    for (let ten = 0; ten < 101; ten += 1) {
      await Promise.all(Array.from({ length: 10 }, (_, one) => make(`${ten}-${one}`)));
    }
    const { items, headers } = await ann.call('GET', '/memberships?max=5000');
    expect(items).toHaveLength(1000);
    expect(nextOf(headers)).toBeDefined();
  });

  it('refuses page sizes that are none', async () => {
    const { ann } = await runSandbox();
    for (const max of ['0', '-1', 'many', '1.5', '']) {
      expect((await ann.call('GET', `/rooms?max=${max}`)).status).toBe(400);
    }
  });
});
