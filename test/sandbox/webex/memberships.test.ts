import { describe, expect, it } from 'vitest';
import { idOf } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

describe('memberships', () => {
  it('has an id made of the person and the room', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const { items } = await running.bot.call('GET', '/memberships');
    const inner = Buffer.from(items[0]?.id ?? '', 'base64url').toString();
    const roomUuid = Buffer.from(roomId, 'base64url').toString().split('/').at(-1);
    expect(inner).toBe(`ciscospark://us/MEMBERSHIP/99999999-2222-4333-8444-555555555555:${roomUuid}`);
    expect(items[0]).toMatchObject({
      isModerator: false,
      roomType: 'group',
      personDisplayName: 'Switchboard',
    });
  });

  it('refuses to add a person twice', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const again = await running.ann.call('POST', '/memberships', { roomId, personEmail: 'BO@ACME.EXAMPLE' });
    expect(again.status).toBe(409);
  });

  it('invites an address without an account as a pending person', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const { body } = await running.ann.call('POST', '/memberships', {
      roomId,
      personEmail: 'new@else.example',
    });
    expect(body.personEmail).toBe('new@else.example');
    const { items } = await running.ann.call('GET', '/people?email=new@else.example');
    expect(items[0]).toMatchObject({ status: 'pending', type: 'person' });
  });

  it('filters the members of a room by person', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const emails = async (query: string) =>
      (await running.bot.call('GET', `/memberships?roomId=${roomId}${query}`)).items.map(
        (m) => m.personEmail,
      );
    expect(await emails('')).toHaveLength(3);
    expect(await emails('&personEmail=Bo@acme.example')).toEqual(['bo@acme.example']);
    expect(await emails(`&personId=${running.ids.ann}`)).toEqual(['ann@acme.example']);
    expect(await emails(`&personId=${running.ids.cy}`)).toEqual([]);
    expect((await running.bot.call('GET', `/memberships?personId=${running.ids.ann}`)).status).toBe(400);
  });

  it('lists both people of a direct room, which nobody can leave', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const { items } = await running.bot.call('GET', `/memberships?roomId=${roomId}`);
    expect(items.map(({ personEmail }) => personEmail)).toEqual([
      'ann@acme.example',
      'switchboard@webex.bot',
    ]);
    expect((await running.bot.call('DELETE', `/memberships/${items[1]?.id ?? ''}`)).status).toBe(400);
  });

  it('closes the room to the one who was removed', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const { items } = await running.ann.call(
      'GET',
      `/memberships?roomId=${roomId}&personId=${running.ids.bot}`,
    );
    const id = items[0]?.id ?? '';
    expect((await running.bo.call('DELETE', `/memberships/${id}`)).status).toBe(204);
    expect((await running.ann.call('GET', `/memberships/${id}`)).status).toBe(404);
    expect((await running.bot.call('POST', '/messages', { roomId, text: 'still here?' })).status).toBe(404);
  });

  it('changes the moderator flag and nothing else', async () => {
    const running = await runSandbox();
    const made = await running.ann.call('POST', '/rooms', { title: 'Moderated' });
    const { items } = await running.ann.call('GET', `/memberships?roomId=${idOf(made)}`);
    const changed = await running.ann.call('PUT', `/memberships/${items[0]?.id ?? ''}`, {
      ...items[0],
      isModerator: true,
      personEmail: 'cy@other.example',
    });
    expect(changed.body).toMatchObject({ isModerator: true, personEmail: 'ann@acme.example' });
  });
});
