import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayPstn } from '../../src/pstn/gateway/gateway-pstn.js';
import { createUnconnectedPstn } from '../../src/pstn/unconnected.js';
import { filed, port } from '../sandbox/desk/port-support.js';
import { startDesk, who } from '../sandbox/desk/start-desk.js';

const answering = (status: number, body: unknown) =>
  createGatewayPstn({
    url: 'http://desk.example/desk/api/',
    token: 't',
    fetch: () =>
      Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })),
  });

const order = {
  id: 'PO-1',
  type: 'new',
  customerId: 'c',
  locationId: 'l',
  status: 'pending',
  numbers: ['+17135550100'],
  quantity: 1,
  orderedBy: { id: 'p', email: 'p@harborpine.example' },
  events: [],
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-02T09:00:00.000Z',
};

describe('the desk as a back end', () => {
  it('sends nothing on to where it is redirected', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const pstn = createGatewayPstn({ url, token: 't' });
    await expect(pstn.order('PO-1')).rejects.toMatchObject({ code: 'pstn_unavailable' });
    expect(asked).not.toContain('/elsewhere');
  });

  it('says unknown for a status from later days, and passes over fields it does not know', async () => {
    const later = {
      ...order,
      status: 'on_hold',
      colour: 'blue',
      events: [{ at: 'x', what: 'status', status: 'on_hold' }],
    };
    const read = await answering(200, later).order('PO-1');
    expect(read).toMatchObject({ status: 'unknown', events: [{ status: 'unknown' }] });
    expect(read).not.toHaveProperty('colour');
  });

  it('passes over events of a kind from later days, but not a broken one of today', async () => {
    const events = [
      { id: 'PO-1.1', at: 'x', what: 'ordered', status: 'pending' },
      { id: 'PO-1.2', at: 'x', what: 'sang_a_song', loudness: 3 },
      { id: 'PO-1.3', at: 'x', what: 'port_out', numbers: ['+17135550100'], deadline: 'y' },
    ];
    const read = await answering(200, { ...order, events }).order('PO-1');
    expect(read?.events.map(({ id }) => id)).toEqual(['PO-1.1', 'PO-1.3']);
    const broken = answering(200, { ...order, events: [{ what: 'ordered' }] });
    await expect(broken.order('PO-1')).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });

  it('claims no more than it knows of a verdict or a document kind from later days', async () => {
    const numbers = [{ number: '+17135550100', verdict: 'perhaps', reason: 'tides', type: 'satellite' }];
    expect(await answering(200, { numbers }).portability('l', ['+17135550100', '+17135550101'])).toEqual([
      { number: '+17135550100', verdict: 'unknown', reason: 'tides', type: 'local' },
      { number: '+17135550101', verdict: 'unknown', type: 'local' },
    ]);
    const port = {
      losingCarrier: 'Lone Star Telecom',
      btn: '+14095550100',
      scope: { kind: 'full' },
      documents: [{ id: 'a', kind: 'hologram', name: 'a', at: 'x' }],
      rejections: [{ at: 'x', reasons: [{ code: 'moon_phase' }] }],
    };
    expect(await answering(200, { ...order, type: 'port', port }).order('PO-1')).toMatchObject({
      port: { documents: [{ kind: 'other' }], rejections: [{ reasons: [{ code: 'moon_phase' }] }] },
    });
  });

  it('has a verdict of unknown for every number where there is no such location', async () => {
    const { pstn } = await startDesk();
    expect(await pstn.portability('nowhere', ['+14095550101'])).toEqual([
      { number: '+14095550101', verdict: 'unknown', type: 'local' },
    ]);
    expect(await pstn.portability('nowhere', [])).toEqual([]);
  });

  it('has no order where the desk has none', async () => {
    const { pstn } = await startDesk();
    expect(await pstn.order('PO-999999')).toBeUndefined();
    expect(await pstn.order('../changes')).toBeUndefined();
    expect(await pstn.locations('nobody')).toEqual([]);
    expect(await pstn.states('nowhere')).toEqual([]);
  });

  it.each([
    ['a fault of the desk', 500, { code: 'failed' }],
    ['a wrong token', 401, { code: 'unauthorized' }],
    ['an order without an id', 200, { ...order, id: undefined }],
    ['something that is not JSON', 200, '<html>'],
  ])('calls %s unavailable', async (_, status, body) => {
    await expect(answering(status, body).order('PO-1')).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });

  it('is asked once more when it had closed the connection, and only then', async () => {
    const faults = [new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })];
    let calls = 0;
    const cut = createGatewayPstn({
      url: 'http://desk.example/desk/api/',
      token: 't',
      fetch: () => {
        calls += 1;
        const fault = faults.shift();
        return fault ? Promise.reject(fault) : Promise.resolve(new Response(JSON.stringify(order)));
      },
    });
    expect(await cut.order('PO-1')).toMatchObject({ id: 'PO-1' });
    expect(calls).toBe(2);
    faults.push(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
    await expect(cut.order('PO-1')).rejects.toMatchObject({ code: 'pstn_unavailable' });
    expect(calls).toBe(3);
  });

  it('passes on which field the desk cannot take, as a refusal', async () => {
    const desk = await startDesk();
    const refused = await desk.pstn.placeOrder(port({ extraEmail: 'nobody' }));
    expect(refused).toEqual({
      ok: false,
      why: 'refused',
      reason: expect.stringMatching(/^extraEmail: Invalid email address$/) as string,
    });
    const { id } = await filed(desk);
    const changed = await desk.pstn.changePort(id, { requested: { date: 'soon' } }, 'k', who.alice);
    expect(changed).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/requested\.date: /) as string,
    });
    expect(JSON.stringify(changed)).not.toContain('soon');
  });

  it('calls a call the desk does not understand at all unavailable', async () => {
    await expect(answering(400, '<html>').placeOrder(port())).rejects.toMatchObject({
      code: 'pstn_unavailable',
    });
    const search = answering(400, { code: 'invalid', message: '✖ Invalid\n  → at cursor' });
    await expect(search.changes('x')).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });

  it('says so when the address is not that of a desk', async () => {
    const wrong = answering(404, { code: 'not_found' });
    await expect(wrong.changes()).rejects.toMatchObject({ code: 'pstn_unavailable' });
    await expect(wrong.hold('k', [])).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });

  it('does not wait for ever', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const pstn = createGatewayPstn({ url, token: 't', timeoutMs: 50 });
    await expect(pstn.access(who.alice)).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });

  it('needs the right token, and never puts it into a message', async () => {
    const { url } = await startDesk();
    const pstn = createGatewayPstn({ url: `${url}/desk/api`, token: 'a-wrong-secret' });
    const fault: unknown = await pstn.access(who.alice).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code: 'pstn_unavailable' });
    expect(String(fault)).not.toContain('a-wrong-secret');
  });

  it('calls a desk that is down unavailable', async () => {
    const gone = createGatewayPstn({ url: 'http://127.0.0.1:9/desk/api', token: 't' });
    await expect(gone.orders('c')).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });
});

describe('no back end', () => {
  it('knows nobody and nothing, and takes no order', async () => {
    const pstn = createUnconnectedPstn();
    expect(pstn.connected).toBe(false);
    expect(await pstn.access(who.alice)).toEqual([]);
    expect(await pstn.changes('7')).toEqual({ orders: [], cursor: '7' });
    await expect(pstn.hold('k', ['+17135550100'])).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });
});
