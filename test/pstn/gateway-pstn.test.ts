import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allAbilities } from '../../src/pstn/abilities.js';
import { askAbout } from '../../src/pstn/gateway/about.js';
import { createGatewayPstn } from '../../src/pstn/gateway/gateway-pstn.js';
import { createUnconnectedPstn } from '../../src/pstn/unconnected.js';
import { filed, port } from '../sandbox/desk/port-support.js';
import { at, startDesk, token, who } from '../sandbox/desk/start-desk.js';

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

describe('the gateway to an ordering system', () => {
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
    await expect(broken.order('PO-1')).rejects.toMatchObject({ code: 'pstn_contract_broken' });
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
    ['a fault of the server', 500, { code: 'failed' }, 'pstn_unavailable'],
    ['a wrong token', 401, { code: 'unauthorized' }, 'pstn_token_wrong'],
    ['a token without the right', 403, { code: 'forbidden' }, 'pstn_token_wrong'],
    ['too many calls', 429, { code: 'busy' }, 'pstn_busy'],
    ['a status that the contract does not have', 418, '', 'pstn_contract_broken'],
    ['an order without an id', 200, { ...order, id: undefined }, 'pstn_contract_broken'],
    ['something that is not JSON', 200, '<html>', 'pstn_contract_broken'],
  ])('says what to do about %s', async (_, status, body, code) => {
    const fault: unknown = await answering(status, body)
      .order('PO-1')
      .catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code });
    expect(fault).toHaveProperty('advice', expect.stringMatching(/PSTN_|conformance|limit/));
  });

  it('names the field of an answer that does not fit, and nothing of its content', async () => {
    const wrong = { ...order, quantity: 'secret-884213' };
    const fault: unknown = await answering(200, wrong)
      .order('PO-1')
      .catch((thrown: unknown) => thrown);
    expect(String(fault)).toContain(': quantity (GET /orders/…)');
    expect(String(fault)).not.toContain('884213');
  });

  it('reads no further than anybody needs', async () => {
    const endless = answering(200, ' '.repeat(11 * 1024 * 1024));
    await expect(endless.order('PO-1')).rejects.toMatchObject({ code: 'pstn_contract_broken' });
  });

  it.each([
    ['when it asked for a moment', 429, { 'retry-after': '0' }, 2],
    ['when it was not there for a moment', 503, { 'retry-after': '0' }, 2],
    ['when what stands before it did not reach it', 502, { 'retry-after': '0' }, 2],
    ['but not when it says nothing of later', 503, {}, 1],
    ['but not when that takes longer than a person waits', 429, { 'retry-after': '60' }, 1],
    ['nor when what stands before it says so', 502, { 'retry-after': '3600' }, 1],
    ['but not when it failed', 500, { 'retry-after': '0' }, 1],
  ])('asks once more %s', async (_, status, headers, times) => {
    const keys: unknown[] = [];
    const busy = createGatewayPstn({
      url: 'http://desk.example/desk/api/',
      token: 't',
      fetch: (_url, init) => {
        keys.push(JSON.parse(init?.body as string));
        const isFirst = keys.length === 1;
        const answer = JSON.stringify({ ok: true, order });
        return Promise.resolve(isFirst ? new Response('{}', { status, headers }) : new Response(answer));
      },
    });
    const placed = await busy.placeOrder(port()).catch(() => undefined);
    expect(placed?.ok).toBe(times === 2 ? true : undefined);
    expect(keys).toEqual(
      Array.from({ length: times }, () => expect.objectContaining({ key: 'k' }) as unknown),
    );
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

  it('passes on what of an emergency address the desk cannot take, as a refusal', async () => {
    const { pstn } = await startDesk();
    const office = { address1: '1200 Harbor Street', city: 'Houston', state: 'TX', postalCode: '77002' };
    const wrong = { ...office, country: 'usa' };
    const faults = [{ code: '', title: '', detail: expect.stringMatching(/^address\.country: /) as string }];
    expect(await pstn.lookupAddress(at('Houston'), wrong)).toEqual({ suggestions: [], faults });
    const refused = { ok: false, why: 'refused', faults };
    expect(await pstn.saveLocationAddress(at('Houston'), wrong, 'k', who.alice)).toEqual(refused);
    expect(await pstn.saveNumberAddress('+17135550191', wrong, 'k', who.alice)).toEqual(refused);
  });

  it('takes no refusal for an answer where there can be none', async () => {
    const code = 'pstn_contract_broken';
    await expect(answering(400, '<html>').placeOrder(port())).rejects.toMatchObject({ code });
    const search = answering(400, { code: 'invalid', message: 'The cursor is wrong.' });
    await expect(search.order('x')).rejects.toMatchObject({ code });
  });

  it('says so when the address is not that of a desk', async () => {
    const wrong = answering(404, { code: 'not_found' });
    await expect(wrong.changes()).rejects.toMatchObject({ code: 'pstn_address_wrong' });
    await expect(wrong.hold('k', [])).rejects.toMatchObject({ code: 'pstn_address_wrong' });
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
    expect(fault).toMatchObject({ code: 'pstn_token_wrong' });
    expect(String(fault)).not.toContain('a-wrong-secret');
  });

  it('calls a desk that is down unavailable', async () => {
    const gone = createGatewayPstn({ url: 'http://127.0.0.1:9/desk/api', token: 't' });
    await expect(gone.orders('c')).rejects.toMatchObject({ code: 'pstn_unavailable' });
  });
});

describe('what the server says of itself', () => {
  const saying = (body: unknown) => ({
    url: 'http://desk.example',
    token: 't',
    fetch: () => Promise.resolve(new Response(JSON.stringify(body))),
  });

  it('is what the bot offers, asked anew with the poll; later abilities are passed over', async () => {
    const about = { name: 'Acme', abilities: ['port_numbers'], test: false } as const;
    const later = { contract: '1.7', abilities: ['search_numbers', 'fly'], orders: [], cursor: '1' };
    const known = createGatewayPstn({ ...saying(later), about });
    const fresh = createGatewayPstn(saying(later));
    expect([...known.abilities]).toEqual(['port_numbers']);
    expect(fresh.abilities).toEqual(allAbilities);
    const { abilities } = fresh;
    await known.changes();
    await fresh.changes();
    expect([...known.abilities]).toEqual(['port_numbers']);
    expect([...abilities]).toEqual(['search_numbers']);
  });

  it('takes fiction for numbers only where it is there to try things on', async () => {
    const { url } = await startDesk();
    const about = await askAbout({ url: `${url}/desk/api`, token });
    expect(about.abilities).toEqual([...allAbilities]);
    expect(createGatewayPstn({ ...saying({}), about }).fiction).toBe(true);
    expect(createGatewayPstn(saying({})).fiction).toBe(false);
  });

  it('is not believed in another version of the contract', async () => {
    const next = askAbout(saying({ contract: '2.0', abilities: [] }));
    await expect(next).rejects.toThrow('speaks version 2.0 of the contract; Switchboard knows 1.x');
    await expect(next).rejects.toMatchObject({ code: 'pstn_contract_broken' });
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
