import { describe, expect, it } from 'vitest';
import { idOf } from './support/rest.js';
import { card } from './support/card.js';
import { directRoom, runSandbox } from './support/running-sandbox.js';

describe('editing a message', () => {
  it('replaces the words and tells when', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const posted = await running.bot.call('POST', '/messages', { roomId, markdown: 'one **two**' });
    const path = `/messages/${idOf(posted)}`;
    const edited = await running.bot.call('PUT', path, { ...posted.body, text: null, markdown: 'three' });
    expect(edited.body).toMatchObject({ text: 'three', html: '<p>three</p>', markdown: 'three' });
    expect(edited.body['updated']).toEqual(expect.any(String));
    expect((await running.ann.call('GET', path)).body).toEqual(edited.body);
  });

  it('ends after ten edits', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const id = idOf(await running.bot.call('POST', '/messages', { roomId, text: '0' }));
    const statuses: number[] = [];
    for (let edit = 1; edit <= 11; edit += 1) {
      statuses.push(
        (await running.bot.call('PUT', `/messages/${id}`, { roomId, text: String(edit) })).status,
      );
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 400]);
    expect((await running.ann.call('GET', `/messages/${id}`)).body.text).toBe('10');
  });

  it('is for the author alone, with words and the right room', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const id = idOf(await running.bot.call('POST', '/messages', { roomId, text: 'mine' }));
    const path = `/messages/${id}`;
    expect((await running.ann.call('PUT', path, { roomId, text: 'x' })).status).toBe(403);
    expect((await running.bot.call('PUT', path, { text: 'x' })).status).toBe(400);
    expect((await running.bot.call('PUT', path, { roomId })).status).toBe(400);
    expect((await running.bot.call('PUT', path, { roomId: 'other', text: 'x' })).status).toBe(400);
  });

  it('refuses messages with a card or a file', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const withCard = idOf(
      await running.bot.call('POST', '/messages', { roomId, text: 'c', attachments: [card] }),
    );
    expect((await running.bot.call('PUT', `/messages/${withCard}`, { roomId, text: 'x' })).status).toBe(400);
    const form = new FormData();
    form.set('roomId', roomId);
    form.set('files', new Blob(['x']), 'x.txt');
    const withFile = idOf(await running.bot.raw('POST', '/messages', { body: form }));
    expect((await running.bot.call('PUT', `/messages/${withFile}`, { roomId, text: 'x' })).status).toBe(400);
  });
});
