import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { EsaAddress } from '../../../src/esa/address.js';
import { esaAddressSchema } from '../../../src/esa/address.js';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import { createCallingStage, office, type CallingStage } from '../../support/adapter-stage.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => stage.faults({}));

const alice = () => stage.person('alice.morgan@harborpine.example');
const harbor = () => stage.organization('Harbor & Pine');

const sanJose = { ...office, city: 'San Jose', state: 'CA', postalCode: '95112' };

async function idOf(name: string, calling: WebexCalling): Promise<string> {
  const found = (await calling.locations(harbor())).find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no location ${name}`);
  return found.id;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> =>
  Buffer.concat((await request.toArray()) as Buffer[]);

/** Passes on what is asked of the sandbox, and writes down what is changed; look-ups are answered with `addresses`. */
async function between(addresses?: readonly object[]) {
  const changes: string[] = [];
  const server = createServer((request, response) => {
    const { method = 'GET', url = '', headers } = request;
    void (async () => {
      const body = await bodyOf(request);
      if (method === 'PUT') changes.push(body.toString());
      if (addresses !== undefined && url.includes('/lookup')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ addresses }));
        return;
      }
      const answer = await fetch(new URL(url, stage.apiUrl), {
        method,
        headers: {
          authorization: headers.authorization ?? '',
          'content-type': headers['content-type'] ?? 'application/json',
        },
        ...(method === 'GET' ? {} : { body }),
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      const link = answer.headers.get('link');
      response.writeHead(answer.status, {
        'content-type': type,
        ...(link === null ? {} : { link: link.replaceAll(new URL(stage.apiUrl).origin, here()) }),
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  const here = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const environment = { ...stage.environment('Harbor & Pine'), CALLING_API_URL: `${here()}/v1` };
  return { calling: stage.calling({ environment }), changes };
}

describe('a key', () => {
  it('under which something was saved for one number saves nothing for another, and no other address', async () => {
    const { calling, changes } = await between();
    const rows = await calling.directory(harbor());
    const [maria = '', tom = ''] = ['Maria Lopez', 'Tom Becker'].map(
      (name) => rows.find(({ owner }) => owner?.name === name)?.number,
    );
    const save = (number: string, address: EsaAddress | undefined) =>
      calling.saveNumberAddress(number, address, 'key', alice());
    expect(await save(maria, office)).toEqual({ ok: true });
    expect(await save(maria, office)).toEqual({ ok: true });
    expect(changes).toHaveLength(1);
    expect(await save(tom, office)).toEqual({ ok: true });
    expect(changes).toHaveLength(2);
    expect(await save(tom, { ...office, address1: '7 Oak Lane' })).toEqual({ ok: true });
    expect(await save(tom, undefined)).toEqual({ ok: true });
    expect(changes).toHaveLength(4);
  });

  it('of two saves at the same moment is that of both only where they are the same', async () => {
    const { calling, changes } = await between();
    const rows = await calling.directory(harbor());
    const numbers = rows.flatMap(({ number, owner }) => (owner?.kind === 'user' && number ? [number] : []));
    const two = numbers.slice(0, 2);
    await Promise.all(two.map((number) => calling.saveNumberAddress(number, office, 'both', alice())));
    expect(changes).toHaveLength(2);
  });
});

describe('the address of a location that somebody has replaced elsewhere', () => {
  it('is said to be so, and the location is still there', async () => {
    const calling = stage.calling();
    const id = await idOf('San Jose', calling);
    const first = await calling.saveLocationAddress(id, sanJose, 'first', alice());
    const addressId = first.ok ? first.addressId : undefined;
    // As if in Control Hub: another address, with an id of its own.
    await calling.saveLocationAddress(id, { ...sanJose, address1: '9 Harbor Street' }, 'hub', alice());
    const other = { ...sanJose, address1: '7 Harbor Street' };
    expect(await calling.saveLocationAddress(id, other, 'again', alice(), addressId)).toMatchObject({
      ok: false,
      why: 'refused',
      faults: [{ code: 'ESA_REPLACED' }],
    });
  });
});

describe('what Webex suggests', () => {
  const look = async (...addresses: readonly object[]) => {
    const { calling } = await between(addresses);
    return calling.lookupAddress(await idOf('Houston', calling), office);
  };
  const fault = { code: '6218', title: 'NOT_FOUND', detail: 'No address of this name was found.' };

  it('without an address is a reason, and nothing to save', async () => {
    expect(await look({ errors: [fault] })).toEqual({ suggestions: [], faults: [fault] });
    expect(await look({ address1: '1200 Harbor Street', errors: [fault] })).toEqual({
      suggestions: [],
      faults: [fault],
    });
  });

  it('without an address leaves the others as they are', async () => {
    expect(await look({ errors: [fault] }, { ...office })).toEqual({
      suggestions: [{ address: office, faults: [] }],
      faults: [fault],
    });
  });

  it.each([['USA'], ['United States'], ['us'], [undefined], ['']])(
    'with the country %j has that of the location where it is none',
    async (country) => {
      const { suggestions } = await look({ ...office, country });
      expect(suggestions.map(({ address }) => esaAddressSchema.parse(address))).toEqual([office]);
    },
  );

  it('in another country keeps it', async () => {
    expect((await look({ ...office, country: 'no' })).suggestions[0]?.address.country).toBe('NO');
  });
});
