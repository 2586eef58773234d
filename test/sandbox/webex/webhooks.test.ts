import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { card } from './support/card.js';
import { runHookTarget, settle } from './support/hook-target.js';
import { idOf, type Rest } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

const hook = (rest: Rest, targetUrl: string, more: object = {}) =>
  rest.call('POST', '/webhooks', { name: 'test', targetUrl, resource: 'all', event: 'all', ...more });

describe('webhooks', () => {
  it('belongs to the one who made it', async () => {
    const { ann, bot, ids } = await runSandbox();
    const made = await hook(bot, 'http://127.0.0.1:1/x', { secret: 's', filter: 'roomType=group' });
    expect(made.body).toMatchObject({
      status: 'active',
      ownedBy: 'creator',
      createdBy: ids.bot,
      secret: 's',
    });
    const path = `/webhooks/${idOf(made)}`;
    expect((await bot.call('GET', '/webhooks')).items).toEqual([made.body]);
    expect((await ann.call('GET', '/webhooks')).items).toEqual([]);
    expect((await ann.call('DELETE', path)).status).toBe(404);
    expect((await bot.call('DELETE', path)).status).toBe(204);
    expect((await bot.call('GET', path)).status).toBe(404);
  });

  it('refuses what could never be delivered', async () => {
    const { bot } = await runSandbox();
    const statusOf = async (more: object, target = 'http://127.0.0.1:1/x') =>
      (await hook(bot, target, more)).status;
    expect(await statusOf({}, 'ftp://x.example')).toBe(400);
    expect(await statusOf({}, 'nowhere')).toBe(400);
    expect(await statusOf({ resource: 'rooms', event: 'deleted' })).toBe(400);
    expect(await statusOf({ resource: 'all', event: 'created' })).toBe(400);
    expect(await statusOf({ resource: 'telephone' })).toBe(400);
    expect(await statusOf({ filter: 'colour=red' })).toBe(400);
    expect(await statusOf({ name: '' })).toBe(400);
  });

  it('signs the very bytes it sends, which JavaScript would write the same way', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await directRoom(running);
    await hook(running.bot, target.url, { secret: 'hemmelig æøå', name: 'Blåbær ✓ </script>' });
    await running.ann.call('POST', '/messages', { roomId, text: 'hei' });
    const [delivered] = await target.until(1);
    const signature = createHmac('sha1', 'hemmelig æøå')
      .update(delivered?.raw ?? '')
      .digest('hex');
    expect(delivered?.headers['x-spark-signature']).toBe(signature);
    expect(JSON.stringify(JSON.parse(delivered?.raw ?? ''))).toBe(delivered?.raw);
    expect(delivered?.raw).not.toContain('hemmelig');
  });

  it('carries the concrete event and who caused it, but not what was written', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await directRoom(running);
    await hook(running.bot, target.url);
    const { id } = (await running.ann.call('POST', '/messages', { roomId, markdown: '**secret**' })).body;
    const [delivered] = await target.until(1);
    expect(delivered?.payload).toMatchObject({
      name: 'test',
      resource: 'messages',
      event: 'created',
      actorId: running.ids.ann,
      data: { id, roomId, roomType: 'direct', personEmail: 'ann@acme.example' },
    });
    expect(delivered?.raw).not.toContain('secret');
    expect(delivered?.headers).not.toHaveProperty('x-spark-signature');
  });

  it('tells a bot about a new direct room before its first message', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    await hook(running.bot, target.url);
    await directRoom(running);
    const delivered = await target.until(4);
    expect(delivered.map(({ payload }) => `${payload.resource} ${payload.event}`)).toEqual([
      'rooms created',
      'memberships created',
      'memberships created',
      'messages created',
    ]);
    expect(delivered[0]?.payload.data).toMatchObject({ title: 'Ann Test', type: 'direct' });
  });

  it('tells a bot in a group only about messages that mention it', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await groupRoom(running);
    await hook(running.bot, target.url, { resource: 'messages', event: 'created' });
    await running.ann.call('POST', '/messages', { roomId, text: 'not for the bot' });
    const markdown = `<@personId:${running.ids.bot}> hi`;
    const heard = idOf(await running.ann.call('POST', '/messages', { roomId, markdown }));
    const [delivered] = await target.until(1);
    expect(delivered?.payload.data.id).toBe(heard);
    await settle();
    expect(target.delivered).toHaveLength(1);
  });

  it('sends presses of a card to its author, through a webhook of their own', async () => {
    const running = await runSandbox();
    const [firehose, presses] = [await runHookTarget(), await runHookTarget()];
    const roomId = await groupRoom(running);
    await hook(running.bot, firehose.url);
    await hook(running.bot, presses.url, { resource: 'attachmentActions', event: 'created' });
    await hook(running.bo, presses.url, { resource: 'attachmentActions', event: 'created' });
    const messageId = idOf(
      await running.bot.call('POST', '/messages', { roomId, text: 'c', attachments: [card] }),
    );
    const inputs = { number: '1' };
    await running.bo.call('POST', '/attachment/actions', { type: 'submit', messageId, inputs });
    const [press] = await presses.until(1);
    expect(press?.payload).toMatchObject({ resource: 'attachmentActions', data: { messageId, roomId } });
    expect(press?.payload.data).not.toHaveProperty('inputs');
    await settle();
    expect(presses.delivered).toHaveLength(1);
    expect(firehose.delivered.map(({ payload }) => payload.resource)).toEqual(['messages']);
  });

  it('tells the one who was removed, with all data, and nobody about an edit', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await groupRoom(running);
    const posted = idOf(await running.bot.call('POST', '/messages', { roomId, text: '1' }));
    await hook(running.bot, target.url);
    await running.bot.call('PUT', `/messages/${posted}`, { roomId, text: '2' });
    const { items } = await running.bot.call(
      'GET',
      `/memberships?roomId=${roomId}&personId=${running.ids.bot}`,
    );
    await running.ann.call('DELETE', `/memberships/${items[0]?.id ?? ''}`);
    const [delivered] = await target.until(1);
    expect(delivered?.payload).toMatchObject({
      resource: 'memberships',
      event: 'deleted',
      actorId: running.ids.ann,
      data: { personEmail: 'switchboard@webex.bot', roomId },
    });
  });

  it('obeys its filter', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const group = await groupRoom(running);
    const direct = await directRoom(running);
    const filter = `roomType=group&mentionedPeople=me&roomId=${group}&personEmail=ann@acme.example`;
    await hook(running.bot, target.url, { resource: 'messages', event: 'created', filter });
    const markdown = `<@personId:${running.ids.bot}> hi`;
    await running.ann.call('POST', '/messages', { roomId: direct, markdown });
    await running.bo.call('POST', '/messages', { roomId: group, markdown });
    await running.ann.call('POST', '/messages', { roomId: group, markdown: '<@all> hi' });
    const wanted = idOf(await running.ann.call('POST', '/messages', { roomId: group, markdown }));
    await target.until(1);
    await settle();
    expect(target.delivered.map(({ payload }) => payload.data.id)).toEqual([wanted]);
  });
});
