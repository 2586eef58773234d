import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEventSender } from '../../../src/sandbox/desk/events-out.js';
import { carrierOf, filed } from './port-support.js';
import { startDesk, who } from './start-desk.js';

const secret = 'secret-of-the-test';

interface Got {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** A door that answers with these statuses in turn, and 200 after them. */
const openDoor = async (...statuses: number[]) => {
  const got: Got[] = [];
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (part: string) => (text += part));
    req.on('end', () => {
      got.push({ headers: req.headers, text, body: JSON.parse(text) as Record<string, unknown> });
      res.writeHead(statuses.shift() ?? 200).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders/events`;
  return { got, url, until: (count: number) => vi.waitFor(() => expect(got).toHaveLength(count), 5_000) };
};

describe('events posted to the bot', () => {
  it('are signed over timestamp and raw body, and have the ids of the poll', async () => {
    const door = await openDoor();
    const desk = await startDesk({ events: { url: door.url, secret } });
    expect(door.got).toEqual([]);
    const { id } = await filed(desk);
    const carrier = carrierOf(desk, id);
    await carrier.accept();
    await carrier.confirm('2026-03-16', '10:00');
    await carrier.reject({ code: 'zip_mismatch', text: 'ZIP ON CSR DIFFERS' });
    await carrier.remark({ what: 'note', text: 'Called.' });
    await door.until(5);
    const order = await desk.pstn.order(id);
    expect(door.got.map(({ body }) => body)).toEqual([
      { id: `${id}.1`, orderId: id, at: '2026-03-02T09:00:00.000Z', status: 'pending' },
      expect.objectContaining({ status: 'submitted' }),
      expect.objectContaining({ status: 'foc_received', foc: '2026-03-16T15:00:00.000Z' }),
      expect.objectContaining({
        status: 'rejected',
        reasons: [{ code: 'zip_mismatch', text: 'ZIP ON CSR DIFFERS' }],
      }),
      expect.objectContaining({ status: 'rejected', note: 'Called.' }),
    ]);
    expect(door.got.map(({ body }) => body['id'])).toEqual(order?.events.map((event) => event.id));
    for (const { headers, text } of door.got) {
      const timestamp = String(headers['x-switchboard-timestamp']);
      expect(Number(timestamp)).toBe(desk.clock.now().getTime() / 1000);
      const expected = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex');
      expect(headers['x-switchboard-signature']).toBe(expected);
    }
  });

  it('tell of orders of every kind, and hold no secret', async () => {
    const door = await openDoor();
    const desk = await startDesk({ events: { url: door.url, secret } });
    await desk.accept('PO-104206', who.alice);
    await filed(desk);
    await door.until(3);
    expect(door.got.map(({ body }) => body['orderId'])).toContain('PO-104206');
    expect(door.got.map(({ text }) => text).join()).not.toMatch(/884213|604417/);
  });

  it('are posted again while the bot is in trouble, in order, and not when it refuses them', async () => {
    const door = await openDoor(503, 503, 404);
    const onFault = vi.fn();
    const clock = () => new Date();
    const sender = createEventSender({ url: door.url, secret, clock, onFault, waits: [1, 1] });
    const desk = await startDesk();
    const order = await filed(desk);
    sender.tell(order, undefined);
    await carrierOf(desk, order.id).accept();
    const next = await desk.pstn.order(order.id);
    if (next) sender.tell(next, order);
    await door.until(4);
    expect(door.got.map(({ body }) => body['id'])).toEqual(
      [1, 1, 1, 2].map((event) => `${order.id}.${event}`),
    );
    expect(onFault).not.toHaveBeenCalled();
  });

  it('that nobody takes in are given up and logged; the poll tells of them', async () => {
    const onFault = vi.fn();
    const gone = { url: 'http://127.0.0.1:9/orders/events', secret, clock: () => new Date() };
    const sender = createEventSender({ ...gone, onFault, waits: [1] });
    const order = await filed(await startDesk());
    sender.tell(order, undefined);
    await vi.waitFor(() => expect(onFault).toHaveBeenCalledTimes(1));
  });
});
