import { describe, expect, it } from 'vitest';
import { runSandbox } from './support/running-sandbox.js';
import { createRest } from './support/rest.js';

describe('people', () => {
  it('tells a bot that it is a bot', async () => {
    const { bot, ids } = await runSandbox();
    const { body } = await bot.call('GET', '/people/me');
    expect(body).toMatchObject({ id: ids.bot, type: 'bot', emails: ['switchboard@webex.bot'] });
  });

  it('reads one person by id, by padded id and by bare uuid', async () => {
    const { bot, ids } = await runSandbox();
    for (const id of [ids.ann, `${ids.ann}==`, '11111111-2222-4333-8444-555555555555']) {
      const { body } = await bot.call('GET', `/people/${id}`);
      expect(body).toMatchObject({
        id: ids.ann,
        displayName: 'Ann Test',
        firstName: 'Ann',
        lastName: 'Test',
      });
    }
    expect((await bot.call('GET', '/people/nobody')).status).toBe(404);
  });

  it('names the ids of a batch that it did not find', async () => {
    const { bot, ids } = await runSandbox();
    const { body, items } = await bot.call(
      'GET',
      `/people/?id=${ids.ann},unknown,${ids.bo}&showAllTypes=false`,
    );
    expect(items.map(({ id }) => id)).toEqual([ids.ann, ids.bo]);
    expect(body['notFoundIds']).toEqual(['unknown']);
  });

  it('finds people by e-mail in any case and by the beginning of a name', async () => {
    const { ann, ids } = await runSandbox();
    const byMail = await ann.call('GET', '/people?email=BO@acme.example');
    expect(byMail.items.map(({ id }) => id)).toEqual([ids.bo]);
    const byName = await ann.call('GET', '/people?displayName=cy');
    expect(byName.items.map(({ id }) => id)).toEqual([ids.cy]);
    expect((await ann.call('GET', '/people')).status).toBe(400);
  });

  it('gives out unpadded URL-safe ids and tokens with the organisation in their third field', async () => {
    const { sandbox } = await runSandbox();
    for (const { id, token } of sandbox.info.people) {
      expect(id).toMatch(/^[\w-]+$/);
      expect(Buffer.from(id, 'base64url').toString()).toMatch(/^ciscospark:\/\/us\/PEOPLE\/[0-9a-f-]{36}$/);
      expect(token.split('_')).toHaveLength(3);
      expect(token.split('_')[2]).toBe('aaaaaaaa-0000-4000-8000-000000000001');
    }
  });

  it('keeps its tokens from one run to the next, and changes them with the seed', async () => {
    const [one, other, third] = await Promise.all([runSandbox(), runSandbox(), runSandbox({ seed: 'x' })]);
    expect(one.bot.token).toBe(other.bot.token);
    expect(one.bot.token).not.toBe(third.bot.token);
  });

  it('lists its people and their tokens on the host name that was asked', async () => {
    const { url, ann, ids } = await runSandbox();
    const { body } = await createRest('', '').raw(
      'GET',
      `${url.replace('127.0.0.1', 'localhost')}/sandbox.json`,
      {},
    );
    expect(body).toMatchObject({
      apiUrl: `${url.replace('127.0.0.1', 'localhost')}/v1`,
      bot: { id: ids.bot },
    });
    expect(body['people']).toContainEqual(
      expect.objectContaining({ id: ids.ann, token: ann.token, org: 'Acme', role: 'admin', locale: 'en' }),
    );
  });
});
