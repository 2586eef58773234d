import { describe, expect, it, vi } from 'vitest';
import { runHookTarget, settle, type Delivered } from './support/hook-target.js';
import { idOf } from './support/rest.js';
import { directRoom, groupRoom, runSandbox, type Running } from './support/running-sandbox.js';

const hook = async ({ bot }: Running, targetUrl: string): Promise<string> =>
  idOf(await bot.call('POST', '/webhooks', { name: 't', targetUrl, resource: 'messages', event: 'created' }));

const post = async (running: Running, roomId: string): Promise<string> =>
  idOf(await running.ann.call('POST', '/messages', { roomId, markdown: `<@personId:${running.ids.bot}> x` }));

const idsIn = (delivered: readonly Delivered[]) => delivered.map(({ payload }) => payload.data.id);

describe('delivery of webhooks', () => {
  it('keeps the order of a room under load', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await directRoom(running);
    await hook(running, target.url);
    const sent: string[] = [];
    for (let count = 0; count < 40; count += 1) sent.push(await post(running, roomId));
    expect(idsIn(await target.until(40))).toEqual(sent);
  });

  it('tries again after a 5xx, in order, without holding up another room', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const [slow, quick] = [await directRoom(running), await groupRoom(running)];
    await hook(running, target.url);
    target.answers.push(503);
    const first = await post(running, slow);
    await target.until(1);
    const second = await post(running, slow);
    const other = await post(running, quick);
    expect(idsIn(await target.until(4))).toEqual([first, other, first, second]);
  });

  it('does not repeat what the target refuses', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await directRoom(running);
    await hook(running, target.url);
    target.answers.push(410);
    const sent = [await post(running, roomId), await post(running, roomId)];
    expect(idsIn(await target.until(2))).toEqual(sent);
    await settle(700);
    expect(target.delivered).toHaveLength(2);
  });

  it('reaches a target that comes up late, even if the webhook is deleted meanwhile', async () => {
    const running = await runSandbox();
    const gone = await runHookTarget();
    await gone.stop();
    const roomId = await directRoom(running);
    const hookId = await hook(running, gone.url);
    const sent = await post(running, roomId);
    await running.bot.call('DELETE', `/webhooks/${hookId}`);
    const target = await runHookTarget(Number(new URL(gone.url).port));
    expect(idsIn(await target.until(1))).toEqual([sent]);
  });

  it('is switched off after 100 failures and on again by its owner', async () => {
    const running = await runSandbox();
    const target = await runHookTarget();
    const roomId = await directRoom(running);
    const path = `/webhooks/${await hook(running, target.url)}`;
    const status = async () => (await running.bot.call('GET', path)).body.status;
    target.answers.push(...Array<number>(100).fill(400));
    for (let count = 0; count < 99; count += 1) await post(running, roomId);
    await target.until(99);
    expect(await status()).toBe('active');
    await post(running, roomId);
    await vi.waitFor(async () => expect(await status()).toBe('inactive'));
    await post(running, roomId);
    await settle();
    expect(target.delivered).toHaveLength(100);

    await running.bot.call('PUT', path, { status: 'active' });
    const heard = await post(running, roomId);
    expect(idsIn(await target.until(101)).at(-1)).toBe(heard);
    expect(await status()).toBe('active');
  });
});
