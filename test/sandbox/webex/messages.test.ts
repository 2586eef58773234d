import { describe, expect, it } from 'vitest';
import { idOf, roomOf } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

describe('messages', () => {
  it('gives back the same message from POST and GET', async () => {
    const { ann, bot, ids } = await runSandbox();
    const posted = await ann.call('POST', '/messages', {
      toPersonEmail: 'Switchboard@webex.bot',
      text: 'hi ✓',
    });
    const read = await bot.call('GET', `/messages/${idOf(posted)}`);
    expect(read.body).toEqual(posted.body);
    expect(posted.body).toMatchObject({ text: 'hi ✓', roomType: 'direct', personId: ids.ann });
    expect(Object.keys(posted.body)).not.toEqual(expect.arrayContaining(['html']));
  });

  it('opens the direct room with the first message and uses it again', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const back = await running.bot.call('POST', '/messages', {
      toPersonId: running.ids.ann,
      text: 'hello back',
    });
    expect(roomOf(back)).toBe(roomId);
  });

  it('never opens two direct rooms for messages sent at once', async () => {
    const { ann, bot, ids } = await runSandbox();
    const sent = await Promise.all([
      ann.call('POST', '/messages', { toPersonId: ids.bot, text: '1' }),
      bot.call('POST', '/messages', { toPersonId: ids.ann, text: '2' }),
      ann.call('POST', '/messages', { toPersonId: ids.bot, text: '3' }),
    ]);
    expect(new Set(sent.map(roomOf)).size).toBe(1);
  });

  it('refuses messages to nobody, to oneself and to no place or two places', async () => {
    const running = await runSandbox();
    const { ann, ids } = running;
    const roomId = await directRoom(running);
    const statusOf = async (body: unknown) => (await ann.call('POST', '/messages', body)).status;
    expect(await statusOf({ toPersonEmail: 'nobody@nowhere.example', text: 'x' })).toBe(404);
    expect(await statusOf({ toPersonId: ids.ann, text: 'x' })).toBe(400);
    expect(await statusOf({ text: 'x' })).toBe(400);
    expect(await statusOf({ roomId, toPersonId: ids.bot, text: 'x' })).toBe(400);
    expect(await statusOf({ roomId, text: '' })).toBe(400);
    expect(await statusOf({ roomId: 'unknown', text: 'x' })).toBe(404);
  });

  it('counts the limit of a text in bytes', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const post = async (body: object) =>
      (await running.ann.call('POST', '/messages', { roomId, ...body })).status;
    expect(await post({ text: 'x'.repeat(7439) })).toBe(200);
    expect(await post({ text: 'x'.repeat(7440) })).toBe(400);
    expect(await post({ markdown: 'æ'.repeat(3720) })).toBe(400);
    expect(await post({ text: 'x'.repeat(30_000) })).toBe(400);
  });

  it('shows a bot in a group only what mentions it, and its own words', async () => {
    const running = await runSandbox();
    const { ann, bot, ids } = running;
    const roomId = await groupRoom(running);
    const post = (markdown: string) => ann.call('POST', '/messages', { roomId, markdown });
    const plain = idOf(await post('not for the bot'));
    const mention = idOf(await post(`<@personId:${ids.bot}> help`));
    const all = idOf(await post('<@all> lunch'));
    const own = idOf(await bot.call('POST', '/messages', { roomId, text: 'mine' }));
    const seen = async (id: string) => (await bot.call('GET', `/messages/${id}`)).status;
    expect([await seen(plain), await seen(mention), await seen(all), await seen(own)]).toEqual([
      404, 200, 200, 200,
    ]);

    expect((await bot.call('GET', `/messages?roomId=${roomId}`)).status).toBe(403);
    const { items } = await bot.call('GET', `/messages?roomId=${roomId}&mentionedPeople=me`);
    expect(items.map(({ id }) => id)).toEqual([all, mention]);
    expect((await ann.call('GET', `/messages?roomId=${roomId}`)).items).toHaveLength(4);
  });

  it('keeps replies below the first message of a thread', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const post = (body: object) => running.ann.call('POST', '/messages', { roomId, ...body });
    const root = idOf(await post({ text: 'root' }));
    const reply = await post({ text: 'reply', parentId: root });
    expect(reply.body['parentId']).toBe(root);
    expect((await post({ text: 'x', parentId: idOf(reply) })).status).toBe(400);
    expect((await post({ text: 'x', parentId: 'nonsense' })).status).toBe(400);
    const elsewhere = idOf(await running.ann.call('POST', '/rooms', { title: 'Elsewhere' }));
    const astray = await running.ann.call('POST', '/messages', {
      roomId: elsewhere,
      text: 'x',
      parentId: root,
    });
    expect(astray.status).toBe(400);
    const { items } = await running.ann.call('GET', `/messages?roomId=${roomId}&parentId=${root}`);
    expect(items.map(({ text }) => text)).toEqual(['reply']);
  });

  it('lists the messages of a direct room by the other person', async () => {
    const running = await runSandbox();
    await directRoom(running);
    const { items } = await running.bot.call('GET', '/messages/direct?personEmail=ann@acme.example');
    expect(items.map(({ text }) => text)).toEqual(['hello']);
    expect((await running.bot.call('GET', `/messages/direct?personId=${running.ids.bo}`)).status).toBe(404);
    expect((await running.bot.call('GET', '/messages/direct')).status).toBe(400);
  });

  it('is deleted by its author or a moderator', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const id = idOf(await running.ann.call('POST', '/messages', { roomId, text: 'oops' }));
    expect((await running.bo.call('DELETE', `/messages/${id}`)).status).toBe(403);
    expect((await running.ann.call('DELETE', `/messages/${id}`)).status).toBe(204);
    expect((await running.ann.call('GET', `/messages/${id}`)).status).toBe(404);
  });
});
