import { describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { z } from 'zod';
import { card } from './support/card.js';
import { settle } from './support/hook-target.js';
import { idOf, type Rest } from './support/rest.js';
import { groupRoom, runSandbox, type Running } from './support/running-sandbox.js';

const deviceShape = z.looseObject({ url: z.string(), webSocketUrl: z.string() });
const activity = z.looseObject({
  id: z.string(),
  verb: z.string(),
  object: z.looseObject({ id: z.string().optional(), displayName: z.string().optional() }),
});
const frame = z.looseObject({
  id: z.string(),
  type: z.string().optional(),
  sequenceNumber: z.number().optional(),
  data: z.looseObject({ eventType: z.string().optional(), activity: activity.optional() }).optional(),
});
type Frame = z.output<typeof frame>;

const register = async ({ url }: Running, rest: Rest) => {
  const { body } = await rest.call('POST', `${url}/wdm/api/v1/devices`, { deviceType: 'WEB' });
  return deviceShape.parse(body);
};

/** Connects as the SDK does: the token goes in the first frame, not in a header. */
const connect = (webSocketUrl: string, token: string) => {
  const socket = new WebSocket(`${webSocketUrl}?outboundWireFormat=text&bufferStates=true`);
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('message', (data: Buffer) => frames.push(frame.parse(JSON.parse(data.toString()))));
  socket.on('error', () => undefined);
  onTestFinished(() => socket.terminate());
  socket.once('open', () =>
    socket.send(JSON.stringify({ id: 'a', type: 'authorization', data: { token: `Bearer ${token}` } })),
  );
  return {
    socket,
    frames,
    closed,
    verbs: () => frames.flatMap(({ data }) => data?.activity?.verb ?? []),
    until: (count: number) =>
      vi.waitFor(() => {
        if (frames.length < count) throw new Error(`${frames.length} of ${count} frames`);
        return frames;
      }),
  };
};

const listen = async (running: Running, rest: Rest) => {
  const { webSocketUrl } = await register(running, rest);
  const line = connect(webSocketUrl, rest.token);
  await line.until(1);
  return line;
};

const bodyOf = ({ frames }: { frames: readonly Frame[] }) =>
  frames.flatMap(({ data }) => data?.activity ?? []);
const uuidOf = (id: string): string => Buffer.from(id, 'base64url').toString().split('/').at(-1) ?? '';

describe('a socket', () => {
  it('gives the buffer state first, and a pong for each ping', async () => {
    const running = await runSandbox();
    const line = await listen(running, running.bot);
    line.socket.send(JSON.stringify({ id: 'p-1', type: 'ping' }));
    line.socket.send('no JSON at all');
    line.socket.send(JSON.stringify({ id: 'p-2', type: 'ping' }));
    const [first, second, third] = await line.until(3);
    expect(first).toMatchObject({ data: { eventType: 'mercury.buffer_state' } });
    expect(first?.type).toBeUndefined();
    expect([second, third]).toMatchObject([
      { id: 'p-1', type: 'pong' },
      { id: 'p-2', type: 'pong' },
    ]);
  });

  it('tells a bot what happens, in order, with the ids that REST gives', async () => {
    const running = await runSandbox();
    const { ann, bot, ids } = running;
    const line = await listen(running, bot);
    const roomId = await groupRoom(running);
    const text = `<@personId:${ids.bot}> hello`;
    const messageId = idOf(await ann.call('POST', '/messages', { roomId, markdown: text }));
    await ann.call('PUT', `/messages/${messageId}`, { roomId, markdown: `${text} again` });
    await ann.call('POST', '/messages', { roomId, text: 'not for the bot' });
    const cardId = idOf(await bot.call('POST', '/messages', { roomId, text: 'card', attachments: [card] }));
    const press = { type: 'submit', messageId: cardId, inputs: {} };
    const actionId = idOf(await ann.call('POST', '/attachment/actions', press));
    await ann.call('DELETE', `/messages/${messageId}`);
    await line.until(6);
    await settle();
    expect(line.verbs()).toEqual(['add', 'post', 'post', 'cardAction', 'delete']);
    const [, asked, , pressed, deleted] = bodyOf(line);
    expect([asked?.id, pressed?.id, deleted?.object.id]).toEqual(
      [messageId, actionId, messageId].map(uuidOf),
    );
    expect(line.frames.slice(1).map(({ sequenceNumber }) => sequenceNumber)).toEqual([1, 2, 3, 4, 5]);
  });

  it('tells of a room and its first people in one, and of what becomes of the room', async () => {
    const running = await runSandbox();
    const { ann, bo } = running;
    const line = await listen(running, ann);
    const { body } = await ann.call('POST', '/rooms', { title: 'Ordering' });
    const roomId = body.id ?? '';
    const { body: membership } = await ann.call('POST', '/memberships', { roomId, personId: running.ids.bo });
    await ann.call('PUT', `/rooms/${roomId}`, { title: 'Porting' });
    await ann.call('PUT', `/rooms/${roomId}`, { title: 'Porting', isLocked: true });
    await ann.call('PUT', `/memberships/${membership.id ?? ''}`, { isModerator: true });
    await bo.call('PUT', `/rooms/${roomId}`, { title: 'Porting', isLocked: false });
    await ann.call('DELETE', `/rooms/${roomId}`);
    await line.until(9);
    const told = ['create', 'add', 'update', 'lock', 'assignModerator', 'unlock', 'leave', 'leave'];
    expect(line.verbs()).toEqual(told);
    expect(bodyOf(line)[2]?.object.displayName).toBe('Porting');
  });

  it('is shut to a token that is not that of its owner', async () => {
    const running = await runSandbox();
    const { webSocketUrl } = await register(running, running.bot);
    expect(await connect(webSocketUrl, running.ann.token).closed).toBe(4403);
    expect(await connect(webSocketUrl, 'nobody').closed).toBe(4403);
    expect(await connect(webSocketUrl.replace(/[^/]+$/, crypto.randomUUID()), running.bot.token).closed).toBe(
      1006,
    );
  });

  it('may be cut and opened again for the same device; what happened meanwhile is not told', async () => {
    const running = await runSandbox();
    const { webSocketUrl } = await register(running, running.bot);
    const line = connect(webSocketUrl, running.bot.token);
    await line.until(1);
    await fetch(`${running.url}/sandbox/sockets/cut`, { method: 'POST' });
    expect(await line.closed).toBe(1006);
    await running.ann.call('POST', '/messages', { toPersonId: running.ids.bot, text: 'unheard' });
    const again = connect(webSocketUrl, running.bot.token);
    await again.until(1);
    await running.ann.call('POST', '/messages', { toPersonId: running.ids.bot, text: 'heard' });
    await again.until(2);
    expect(again.verbs()).toEqual(['post']);
  });
});

describe('devices', () => {
  it('are refreshed and dropped by their owner alone', async () => {
    const running = await runSandbox();
    const { url, webSocketUrl } = await register(running, running.bot);
    expect((await running.bot.call('PUT', url, {})).status).toBe(200);
    expect((await running.ann.call('DELETE', url)).status).toBe(404);
    const line = connect(webSocketUrl, running.bot.token);
    await line.until(1);
    expect((await running.bot.call('DELETE', url)).status).toBe(204);
    expect(await line.closed).toBe(1000);
    expect((await running.bot.call('PUT', url, {})).status).toBe(404);
  });

  it('are limited, as Webex limits them, until they are dropped', async () => {
    const running = await runSandbox();
    const path = `${running.url}/wdm/api/v1/devices`;
    const all = await Promise.all(Array.from({ length: 101 }, () => running.bot.call('POST', path, {})));
    const refused = all.filter(({ status }) => status === 403);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.body.message).toBe('User has excessive device registrations');
    expect((await running.bot.call('DELETE', path)).status).toBe(204);
    expect((await running.bot.call('POST', path, {})).status).toBe(200);
  });
});
