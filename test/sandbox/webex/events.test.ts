import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { card } from './support/card.js';
import { settle } from './support/hook-target.js';
import { idOf } from './support/rest.js';
import { groupRoom, runSandbox, type Running } from './support/running-sandbox.js';

const frame = z.object({ type: z.string(), data: z.looseObject({ text: z.string().optional() }) });
type Seen = z.output<typeof frame>;

const listen = async ({ url }: Running, token: string) => {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await fetch(`${url}/sandbox/events?token=${token}`, { signal: abort.signal });
  const seen: Seen[] = [];
  const read = async (): Promise<void> => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const frames = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = frames.pop() ?? '';
      for (const text of frames) {
        if (text.startsWith('data: ')) seen.push(frame.parse(JSON.parse(text.slice(6))));
      }
    }
  };
  read().catch(() => undefined);
  return {
    seen,
    types: (count: number) =>
      vi.waitFor(() => {
        if (seen.length < count) throw new Error(`${seen.length} of ${count}`);
        return seen.map(({ type }) => type);
      }),
  };
};

describe('event stream', () => {
  it('shows a page all that its owner may see, in order and with the words', async () => {
    const running = await runSandbox();
    const page = await listen(running, running.bo.token);
    const roomId = await groupRoom(running);
    const post = (rest: typeof running.ann, body: object) =>
      rest.call('POST', '/messages', { roomId, ...body });
    const id = idOf(await post(running.ann, { text: 'one' }));
    await running.ann.call('PUT', `/messages/${id}`, { roomId, text: 'two' });
    await running.ann.call('DELETE', `/messages/${id}`);
    await running.ann.call('PUT', `/rooms/${roomId}`, { title: 'New' });
    const messageId = idOf(await post(running.bot, { text: 'card', attachments: [card] }));
    await running.bo.call('POST', '/attachment/actions', { type: 'submit', messageId, inputs: {} });
    expect(await page.types(8)).toEqual([
      'membership.created',
      'membership.created',
      'message.created',
      'message.updated',
      'message.deleted',
      'room.updated',
      'message.created',
      'action.created',
    ]);
    expect(page.seen.map(({ data }) => data.text).filter(Boolean)).toEqual(['one', 'two', 'two', 'card']);
  });

  it('shows nothing of rooms one is not in', async () => {
    const running = await runSandbox();
    const page = await listen(running, running.cy.token);
    const roomId = await groupRoom(running);
    await running.ann.call('POST', '/messages', { roomId, text: 'private' });
    await settle();
    expect(page.seen).toEqual([]);
  });

  it('wants a token', async () => {
    const { url } = await runSandbox();
    expect((await fetch(`${url}/sandbox/events?token=wrong`)).status).toBe(401);
    expect((await fetch(`${url}/sandbox/events`)).status).toBe(401);
  });
});
