import { describe, expect, it } from 'vitest';
import { idOf } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

describe('rooms', () => {
  it('makes the creator the first member', async () => {
    const { ann } = await runSandbox();
    const made = await ann.call('POST', '/rooms', { title: 'Porting' });
    expect(made.body).toMatchObject({ title: 'Porting', type: 'group', isLocked: false });
    const members = await ann.call('GET', `/memberships?roomId=${idOf(made)}`);
    expect(members.items.map(({ personEmail }) => personEmail)).toEqual(['ann@acme.example']);
  });

  it('does not exist for those outside, in the words that clients look for', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const { status, body } = await running.cy.call('GET', `/rooms/${roomId}`);
    expect(status).toBe(404);
    expect(body.message).toMatch(/^Could not find a room with provided ID\./);
  });

  it('shows a direct room under the name of the other person', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    expect((await running.ann.call('GET', `/rooms/${roomId}`)).body.title).toBe('Switchboard');
    expect((await running.bot.call('GET', `/rooms/${roomId}`)).body.title).toBe('Ann Test');
  });

  it('refuses to rename or delete a direct room', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    expect((await running.ann.call('PUT', `/rooms/${roomId}`, { title: 'x' })).status).toBe(400);
    expect((await running.ann.call('DELETE', `/rooms/${roomId}`)).status).toBe(400);
  });

  it('is renamed with the whole room sent back', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const { body: room } = await running.bo.call('GET', `/rooms/${roomId}`);
    await running.bo.call('PUT', `/rooms/${roomId}`, { ...room, title: 'New name', teamId: null });
    expect((await running.ann.call('GET', `/rooms/${roomId}`)).body.title).toBe('New name');
  });

  it('lets only its moderators change a locked room', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    await running.ann.call('PUT', `/rooms/${roomId}`, { title: 'Locked', isLocked: true });
    expect((await running.bo.call('PUT', `/rooms/${roomId}`, { title: 'x' })).status).toBe(403);
    const invited = await running.bo.call('POST', '/memberships', {
      roomId,
      personEmail: 'cy@other.example',
    });
    expect(invited.status).toBe(403);
    expect((await running.ann.call('PUT', `/rooms/${roomId}`, { isLocked: false })).status).toBe(200);
  });

  it('is gone for everybody once deleted', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    expect((await running.ann.call('DELETE', `/rooms/${roomId}`)).status).toBe(204);
    expect((await running.bot.call('GET', `/rooms/${roomId}`)).status).toBe(404);
    expect((await running.bot.call('GET', '/memberships')).items).toEqual([]);
  });

  it('lists the caller’s rooms, the most recently used first', async () => {
    const running = await runSandbox();
    const direct = await directRoom(running);
    const group = await groupRoom(running);
    const listed = async (query: string) =>
      (await running.ann.call('GET', `/rooms${query}`)).items.map(({ id }) => id);
    expect(await listed('')).toEqual([group, direct]);
    await running.ann.call('POST', '/messages', { roomId: direct, text: 'again' });
    expect(await listed('')).toEqual([direct, group]);
    expect(await listed('?type=group')).toEqual([group]);
    expect(await listed('?sortBy=created')).toEqual([group, direct]);
  });
});
