import { describe, expect, it } from 'vitest';
import { runHookTarget, settle } from './support/hook-target.js';
import { idOf } from './support/rest.js';
import { directRoom, runSandbox, type Running } from './support/running-sandbox.js';

const setFaults = ({ ann, url }: Running, plan: unknown) =>
  ann.raw('PUT', `${url}/sandbox/faults`, {
    body: JSON.stringify(plan),
    headers: { 'content-type': 'application/json' },
  });

const hookedRoom = async (running: Running) => {
  const target = await runHookTarget();
  const roomId = await directRoom(running);
  await running.bot.call('POST', '/webhooks', {
    name: 'f',
    targetUrl: target.url,
    resource: 'messages',
    event: 'created',
  });
  const post = async (text: string) => idOf(await running.ann.call('POST', '/messages', { roomId, text }));
  const arrived = () => target.delivered.map(({ payload }) => payload.data.id);
  return { target, roomId, post, arrived };
};

describe('faults on demand', () => {
  it('answers the next calls with 429 and Retry-After', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    await setFaults(running, {
      calls: [{ method: 'post', path: '/messages', status: 429, retryAfterSeconds: 7, count: 2 }],
    });
    const answers = [];
    for (const text of ['1', '2', '3'])
      answers.push(await running.ann.call('POST', '/messages', { roomId, text }));
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers.get('retry-after')).toBe('7');
    expect(answers[0]?.body).toHaveProperty('trackingId');
  });

  it('hits only the calls it names, and ends when it is deleted', async () => {
    const running = await runSandbox();
    await setFaults(running, { calls: [{ path: '/people', status: 503 }] });
    expect((await running.ann.call('GET', '/people/me')).status).toBe(503);
    expect((await running.ann.call('GET', '/rooms')).status).toBe(200);
    expect((await running.ann.raw('DELETE', `${running.url}/sandbox/faults`, {})).status).toBe(204);
    expect((await running.ann.call('GET', '/people/me')).status).toBe(200);
  });

  it('slows calls down', async () => {
    const running = await runSandbox();
    await setFaults(running, { calls: [{ latencyMs: 80 }] });
    const start = performance.now();
    await running.ann.call('GET', '/rooms');
    expect(performance.now() - start).toBeGreaterThanOrEqual(79);
  });

  it('loses an answer after the work was done, or the call before it', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    await setFaults(running, {
      calls: [
        { method: 'POST', cut: 'after', count: 1 },
        { method: 'POST', cut: 'before', count: 1 },
      ],
    });
    await expect(running.ann.call('POST', '/messages', { roomId, text: 'done' })).rejects.toThrow();
    await expect(running.ann.call('POST', '/messages', { roomId, text: 'never' })).rejects.toThrow();
    const { items } = await running.ann.call('GET', `/messages?roomId=${roomId}`);
    expect(items.map(({ text }) => text)).toEqual(['done', 'hello']);
  });

  it('drops, doubles and swaps webhooks', async () => {
    const running = await runSandbox();
    const { target, post, arrived } = await hookedRoom(running);
    await setFaults(running, {
      webhooks: { drop: { count: 1 }, double: { count: 1 }, reorder: { count: 1 } },
    });
    await post('dropped');
    const doubled = await post('doubled');
    const late = await post('late');
    const early = await post('early');
    await target.until(4);
    expect(arrived()).toEqual([doubled, doubled, early, late]);
  });

  it('sends a held webhook even if none comes to overtake it', async () => {
    const running = await runSandbox();
    const { target, post, arrived } = await hookedRoom(running);
    await setFaults(running, { webhooks: { reorder: {} } });
    const alone = await post('alone');
    await target.until(1);
    expect(arrived()).toEqual([alone]);
  });

  it('delays a webhook, so that later ones of its room overtake it', async () => {
    const running = await runSandbox();
    const { target, post, arrived } = await hookedRoom(running);
    await setFaults(running, { webhooks: { delay: { count: 1, ms: 150 } } });
    const late = await post('late');
    const early = await post('early');
    await target.until(2);
    expect(arrived()).toEqual([early, late]);
  });

  it('refuses calls beyond a rate, and hits the calls of bots alone', async () => {
    const running = await runSandbox();
    const statuses = async (who: Running['ann']) =>
      (await Promise.all(Array.from({ length: 12 }, () => who.call('GET', '/rooms')))).map(
        ({ status }) => status,
      );
    await setFaults(running, { calls: [{ who: 'bot', perSecond: 4, status: 429 }] });
    // The twelve may fall into two seconds.
    expect((await statuses(running.bot)).filter((status) => status === 429).length).toBeGreaterThanOrEqual(4);
    expect(new Set(await statuses(running.ann))).toEqual(new Set([200]));
  });

  it('tells what it has done, and what it has dropped', async () => {
    const running = await runSandbox();
    const { post } = await hookedRoom(running);
    await setFaults(running, { webhooks: { drop: { count: 1 } } });
    const id = await post('dropped');
    const report = await running.ann.raw('GET', `${running.url}/sandbox/faults`, {});
    expect(report.body).toMatchObject({
      webhooks: { drop: 1, double: 0 },
      dropped: [{ resource: 'messages', id }],
    });
  });

  it('draws its chances from the seed', async () => {
    const running = await runSandbox();
    const { post, arrived } = await hookedRoom(running);
    const survivors = async () => {
      await setFaults(running, { seed: 42, webhooks: { drop: { probability: 0.5 } } });
      const sent: string[] = [];
      for (let count = 0; count < 16; count += 1) sent.push(await post(String(count)));
      await settle();
      const came = new Set(arrived());
      return sent.map((id) => came.has(id));
    };
    const first = await survivors();
    expect(first).toContain(true);
    expect(first).toContain(false);
    expect(await survivors()).toEqual(first);
  });

  it('refuses a plan it does not understand', async () => {
    const running = await runSandbox();
    expect((await setFaults(running, { calls: [{ latency: 80 }] })).status).toBe(400);
    expect((await setFaults(running, { webhooks: { drop: { probability: 2 } } })).status).toBe(400);
  });
});
