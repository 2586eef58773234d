import { describe, expect, it } from 'vitest';
import { idOf } from './support/rest.js';
import { runSandbox, type Running } from './support/running-sandbox.js';

const team = async ({ ann }: Running, name = 'Telephony'): Promise<string> =>
  idOf(await ann.call('POST', '/teams', { name }));

const titles = (items: readonly { readonly title?: string | undefined }[]) => items.map(({ title }) => title);

describe('teams', () => {
  it('begin with their creator as moderator and a general room', async () => {
    const running = await runSandbox();
    const { ann, bo, ids } = running;
    const teamId = await team(running);
    expect((await ann.call('GET', `/teams/${teamId}`)).body).toMatchObject({
      id: teamId,
      name: 'Telephony',
      creatorId: ids.ann,
    });
    const { items } = await ann.call('GET', `/team/memberships?teamId=${teamId}`);
    expect(items).toMatchObject([{ personId: ids.ann, personEmail: 'ann@acme.example', isModerator: true }]);
    expect(titles((await ann.call('GET', `/rooms?teamId=${teamId}`)).items)).toEqual(['Telephony']);
    expect((await bo.call('GET', `/teams/${teamId}`)).status).toBe(404);
    expect((await bo.call('GET', '/teams')).items).toEqual([]);
  });

  it('take people in by a moderator: they are in the general room, and in no other', async () => {
    const running = await runSandbox();
    const { ann, bo, ids } = running;
    const teamId = await team(running);
    const { body: room } = await ann.call('POST', '/rooms', { title: 'Ports', teamId });
    expect(room).toMatchObject({ title: 'Ports', teamId });
    const invite = { teamId, personEmail: 'BO@acme.example' };
    const membershipId = idOf(await ann.call('POST', '/team/memberships', invite));
    expect((await ann.call('POST', '/team/memberships', invite)).status).toBe(409);
    expect(titles((await bo.call('GET', '/rooms')).items)).toEqual(['Telephony']);
    const other = { teamId, personId: ids.cy };
    expect((await bo.call('POST', '/team/memberships', other)).status).toBe(403);
    await ann.call('PUT', `/team/memberships/${membershipId}`, { isModerator: true });
    expect((await bo.call('POST', '/team/memberships', other)).status).toBe(200);
  });

  it('let people go from all of their rooms', async () => {
    const running = await runSandbox();
    const { ann, bo, ids } = running;
    const teamId = await team(running);
    const membershipId = idOf(await ann.call('POST', '/team/memberships', { teamId, personId: ids.bo }));
    const roomId = idOf(await ann.call('POST', '/rooms', { title: 'Ports', teamId }));
    await ann.call('POST', '/memberships', { roomId, personId: ids.bo });
    expect((await bo.call('DELETE', `/team/memberships/${membershipId}`)).status).toBe(204);
    expect((await bo.call('GET', '/rooms')).items).toEqual([]);
    expect((await bo.call('GET', `/teams/${teamId}`)).status).toBe(404);
  });

  it('are renamed and deleted by a moderator, with their rooms', async () => {
    const running = await runSandbox();
    const { ann, bo, ids } = running;
    const teamId = await team(running);
    await ann.call('POST', '/team/memberships', { teamId, personId: ids.bo });
    expect((await bo.call('PUT', `/teams/${teamId}`, { name: 'Mine' })).status).toBe(403);
    expect((await bo.call('DELETE', `/teams/${teamId}`)).status).toBe(403);
    expect((await ann.call('PUT', `/teams/${teamId}`, { name: 'Numbers' })).body).toMatchObject({
      name: 'Numbers',
    });
    const [general] = (await ann.call('GET', `/rooms?teamId=${teamId}`)).items;
    expect((await ann.call('DELETE', `/rooms/${general?.id ?? ''}`)).status).toBe(400);
    expect((await ann.call('DELETE', `/teams/${teamId}`)).status).toBe(204);
    expect((await ann.call('GET', '/rooms')).items).toEqual([]);
    expect((await bo.call('GET', '/teams')).items).toEqual([]);
  });

  it('are asked of the right one: no team, no name, nobody by that address', async () => {
    const running = await runSandbox();
    const { ann, bo } = running;
    const teamId = await team(running);
    expect((await ann.call('POST', '/teams', { name: ' ' })).status).toBe(400);
    expect((await bo.call('POST', '/rooms', { title: 'Spy', teamId })).status).toBe(404);
    expect(
      (await ann.call('POST', '/team/memberships', { teamId, personEmail: 'no@where.example' })).status,
    ).toBe(404);
    expect((await ann.call('GET', '/team/memberships')).status).toBe(400);
  });
});
