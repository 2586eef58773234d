import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EsaAddress } from '../../../src/esa/address.js';
import { calls, neverCalled, pathOf, type CallId } from '../../../src/pstn/webex/calls.js';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import { createCallingStage, type CallingStage } from '../../support/adapter-stage.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());

const ids = Object.keys(calls) as CallId[];
/** What a template covers, whatever its ids are. */
const covers = (template: string): RegExp => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);

/** Passes everything on to the sandbox, and writes down what was asked for. */
async function createWitness() {
  const seen: { readonly method: string; readonly path: string }[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    seen.push({ method, path: new URL(url, stage.url).pathname.replace(/^\/v1/, '') });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = { authorization: request.headers.authorization ?? '' };
      const type = { 'content-type': request.headers['content-type'] ?? 'application/json' };
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
      void fetch(stage.url + url, { method, headers: { ...headers, ...type }, ...body }).then(
        async (answer) => {
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

const address: EsaAddress = {
  address1: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};

/** Everything the adapter offers, also for what is not there. */
async function useAll(calling: WebexCalling): Promise<void> {
  const by = stage.person('alice.morgan@harborpine.example');
  const customer = stage.organization('Harbor & Pine');
  const rows = await calling.directory(customer);
  await Promise.all([calling.customers(), calling.access(by), calling.colleagues(customer)]);
  await calling.licenses(customer);
  const contact = { name: 'Alice', email: by.email, phone: '+17135550100' };
  for (const { id } of [...(await calling.locations(customer)), { id: 'none' }]) {
    await Promise.all([calling.numbers(id), calling.locationEcbn(id), calling.canEnable(id)]);
    await calling.lookupAddress(id, address);
    await calling.enableCiscoPstn(id, { contact, address }, id, by);
    const saved = await calling.saveLocationAddress(id, address, id, by);
    if (saved.ok) await calling.saveLocationAddress(id, address, `${id} again`, by, saved.addressId);
  }
  for (const { number, owner } of [...rows, { number: '+12025550000', owner: { id: 'none' } }]) {
    if (owner !== undefined) await calling.ownerEcbn(owner.id);
    if (number === undefined) continue;
    await calling.saveNumberAddress(number, address, number, by);
    await calling.saveNumberAddress(number, undefined, `${number} back`, by);
  }
}

describe('numbers of a location are never added, activated or removed', () => {
  it('no call of the table does it', () => {
    for (const id of ids) {
      const { method, path } = calls[id];
      for (const never of neverCalled) {
        const isIt =
          never.method === method && (covers(never.path).test(path) || covers(path).test(never.path));
        expect(isIt, id).toBe(false);
      }
      if (method !== 'GET') expect(path).not.toMatch(/\/numbers$|manageNumbers|\/connection$/);
    }
    expect(ids.filter((id) => calls[id].method === 'PUT').sort()).toEqual([
      'number-address',
      'update-address',
    ]);
  });

  it('no id makes another call of one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.string({ minLength: 1, unit: 'binary' }), (id, value) => {
        const names = [...calls[id].path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
        const params = Object.fromEntries(names.map((name) => [name, value]));
        let path: string;
        try {
          path = new URL(pathOf(id, params), 'https://webex.example').pathname;
        } catch {
          // Refused: dots alone, or half a character.
          return;
        }
        expect(path).toMatch(covers(calls[id].path));
      }),
    );
    for (const locationId of ['', '.', '..', '...'])
      expect(() => pathOf('connection', { locationId })).toThrow();
    expect(pathOf('connection', { locationId: 'x/../numbers' })).toContain('x%2F..%2Fnumbers');
  });

  it('nothing but the transport reaches the network, and it takes its calls from the table', () => {
    const files = readdirSync('src/pstn/webex', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const users = files.filter((file) =>
      /from 'undici'|from 'node:https?'|from 'node:net'|\bfetch\(/.test(
        readFileSync(`src/pstn/webex/${file}`, 'utf8'),
      ),
    );
    expect(users).toEqual(['transport.ts']);
    const transport = readFileSync('src/pstn/webex/transport.ts', 'utf8');
    expect(transport.match(/pool\.request/g)).toHaveLength(1);
    expect(transport).toMatch(/method: calls\[call\]\.method/);
    expect(transport).toMatch(/path: base \+ pathOf\(call, params\)/);
  });

  it('everything the adapter does stays inside, seen from outside', async () => {
    const witness = await createWitness();
    const environment = { ...stage.fetching('Harbor & Pine'), CALLING_API_URL: witness.url };
    await useAll(stage.calling({ environment }));
    const kinds = new Set(
      witness.seen.map(({ method, path }) => {
        const id = ids.find((one) => calls[one].method === method && covers(calls[one].path).test(path));
        expect(id, `${method} ${path}`).toBeDefined();
        return id;
      }),
    );
    // All but those of a refresh and of the doctor have been made.
    const unused = ids.filter((id) => !kinds.has(id));
    expect(unused).toEqual(['tokens', 'token-expiry', 'virtual-line-ecbn', 'virtual-line-dependants']);
    expect(await stage.numberChanges()).toEqual([]);
  });
});
