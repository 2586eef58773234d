import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCallingStage, type Call, type CallingStage } from '../../support/calling-stage.js';

let stage: CallingStage;
let call: Call;
beforeAll(async () => {
  stage = await openCallingStage();
  call = await stage.app('Harbor & Pine');
});
afterEach(() => stage.calm());
afterAll(() => stage.stop());

/** Reads, and holds the answer against the public description. */
const read = async (path: string, from: Call = call) => {
  const answer = await from('GET', path);
  expect(answer.differences).toEqual([]);
  return answer;
};
const idOf = async (city: string, from?: Call) => {
  const { rows } = await read(`/locations?name=${city}`, from);
  return String(rows[0]?.['id']);
};
const uriOf = (id: unknown) => Buffer.from(String(id), 'base64url').toString();
const numbersOf = async (query = '') => (await read(`/telephony/config/numbers?${query}`)).rows;

describe('organisations, roles and licences', () => {
  it('are told as described', async () => {
    await read(`/organizations/${stage.orgId('Harbor & Pine')}`);
    expect((await read('/roles')).rows.map(({ name }) => name)).toContain('Full Administrator');
    const { rows } = await read('/licenses');
    const calling = rows.find(({ name }) => name === 'Webex Calling - Professional');
    const { body } = await read(`/licenses/${String(calling?.['id'])}?includeAssignedTo=user`);
    expect(body['users']).toContainEqual(expect.objectContaining({ displayName: 'Alice Morgan' }));
  });
});

describe('locations', () => {
  it('are those of the desk, with an address and a main number', async () => {
    const { rows } = await read('/locations');
    expect(rows.map(({ name }) => name)).toEqual(['Houston', 'San Jose', 'Toronto', 'Chicago', 'Tampa']);
    await read(`/locations/${await idOf('houston')}`);
    const { body } = await read(`/telephony/config/locations/${await idOf('Houston')}`);
    const main = await numbersOf('state=ACTIVE&max=1');
    expect(body['callingLineId']).toMatchObject({ phoneNumber: main[0]?.['phoneNumber'] });
    expect(body).toHaveProperty('subscriptionId');
  });

  it('have ids of more than one cluster', async () => {
    const ingrid = await stage.app('Fjordlys AS');
    expect(uriOf(await idOf('Houston'))).toMatch(/^ciscospark:\/\/us\/LOCATION\//);
    expect(uriOf(await idOf('Oslo', ingrid))).toMatch(/^ciscospark:\/\/urn:TEAM:eu-[\w-]+\/LOCATION\//);
  });

  it('tell by their PSTN connection whether they are on the Calling Plan', async () => {
    const connection = async (city: string) =>
      read(`/telephony/pstn/locations/${await idOf(city)}/connection`);
    expect((await connection('Houston')).body).toMatchObject({ pstnConnectionType: 'CISCO_PSTN' });
    expect((await connection('Chicago')).body).toMatchObject({ pstnConnectionType: 'NON_INTEGRATED_CCP' });
    expect((await connection('Tampa')).status).toBe(404);
  });

  it('cannot be put on the Calling Plan through the API', async () => {
    const path = `/telephony/pstn/locations/${await idOf('Tampa')}/connection`;
    const { rows } = await read(`${path}Options`);
    const optionId = (name: string) => rows.find((row) => row['displayName'] === name)?.['id'];
    const refused = await call('PUT', path, { id: optionId('Cisco Calling Plans') });
    expect(refused).toMatchObject({ status: 400, differences: [] });
    const set = await call('PUT', path, { id: optionId('Prairie Voice') });
    expect(set).toMatchObject({ status: 204, differences: [] });
    expect((await read(path)).body).toMatchObject({ pstnConnectionType: 'NON_INTEGRATED_CCP' });
  });
});

describe('numbers', () => {
  it('have an owner, or none, and two states', async () => {
    const rows = await numbersOf();
    expect(rows).toContainEqual(
      expect.objectContaining({
        owner: expect.objectContaining({ firstName: 'Maria', lastName: 'Lopez' }) as unknown,
      }),
    );
    expect(rows.some(({ owner, state }) => owner === undefined && state === 'ACTIVE')).toBe(true);
    expect(rows.find(({ extension }) => extension === '2040')).toMatchObject({ phoneNumber: '' });
  });

  it('that an order will bring are there, inactive', async () => {
    const coming = await numbersOf(`state=INACTIVE&locationId=${await idOf('San')}`);
    expect(coming).toHaveLength(10);
    const path = `/telephony/config/locations/${await idOf('San')}/actions/precheckForDeletion/invoke`;
    expect((await call('POST', path)).body).toMatchObject({ blocking: { numbersOrderPending: true } });
  });

  it('are found by every filter', async () => {
    const all = await numbersOf();
    const [first] = all;
    const owner = first?.['owner'] as { id: string };
    expect(await numbersOf(`phoneNumber=${encodeURIComponent(String(first?.['phoneNumber']))}`)).toEqual([
      first,
    ]);
    expect(await numbersOf(`ownerId=${owner.id}`)).toEqual([first]);
    expect(await numbersOf('ownerName=maria%20lop')).toHaveLength(1);
    expect(await numbersOf('ownerType=PLACE')).toHaveLength(1);
    expect(await numbersOf('numberType=EXTENSION')).toHaveLength(1);
    expect(await numbersOf('extension=2040')).toHaveLength(1);
    const [free, taken] = [await numbersOf('available=true'), await numbersOf('assigned=true')];
    expect(free.length + taken.length).toBe(all.length);
    expect(await numbersOf('tollFreeNumbers=true')).toEqual([]);
    const down = (await numbersOf('order=dn-desc')).map((row) => String(row['phoneNumber']));
    expect(down).toEqual([...down].sort().reverse());
  });

  it('refuse filters that cannot go together', async () => {
    for (const query of [
      'reservedNumber=true&available=true',
      'numberType=EXTENSION&assigned=true',
      'numberType=EXTENSION&state=ACTIVE',
      'order=dn',
      'ownerType=WIZARD',
    ]) {
      const refused = await call('GET', `/telephony/config/numbers?${query}`);
      expect(refused).toMatchObject({ status: 400, differences: [] });
    }
  });

  it('are counted when asked for', async () => {
    const { body, rows } = await read('/telephony/config/numbers?details=true&max=2');
    const all = await numbersOf();
    expect(rows).toHaveLength(2);
    expect(body['count']).toMatchObject({ total: all.length, extensionOnly: 1, inActive: 12 });
  });

  it('come page by page, by Link or by offset', async () => {
    const all = await numbersOf();
    const linked: unknown[] = [];
    let next: string | undefined = '/telephony/config/numbers?max=7';
    while (next !== undefined) {
      const { rows, headers } = await read(next);
      linked.push(...rows);
      next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(linked).toEqual(all);
    await stage.plan({ paging: 'offset' });
    const first = await read('/telephony/config/numbers?max=7');
    expect(first.headers.get('link')).toBeNull();
    expect(await numbersOf('max=7&start=7')).toEqual(all.slice(7, 14));
    expect(await numbersOf('max=7&start=700')).toEqual([]);
  });

  it('are validated against those that are in Webex already', async () => {
    const [first] = await numbersOf('max=1');
    const phoneNumbers = [first?.['phoneNumber'], '2125550123', '+12125550123', 'abc'];
    const answer = await call('POST', '/telephony/config/actions/validateNumbers/invoke', { phoneNumbers });
    expect(answer.differences).toEqual([]);
    expect(answer.body['status']).toBe('ERRORS');
    const states = (answer.body['numbers'] as { state: string }[]).map(({ state }) => state);
    expect(states).toEqual(['Duplicate', 'Available', 'Duplicate In List', 'Invalid']);
  });
});

describe('adding, activating and removing numbers', () => {
  it('is refused at a Calling Plan location, and every attempt is known', async () => {
    const path = `/telephony/config/locations/${await idOf('Houston')}/numbers`;
    const phoneNumbers = ['+17135550199'];
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status, body } = await call(method, path, { phoneNumbers });
      expect(status).toBe(400);
      expect(body['errors']).toMatchObject([{ errorCode: 'ERR.V.TRM.TMN60004' }]);
    }
    const report = await call('GET', `${stage.url}/sandbox/calling`);
    expect(report.body['numberChanges']).toEqual(
      ['POST', 'PUT', 'DELETE'].map((method) => ({
        ...{ method, location: 'Houston', connection: 'CISCO_PSTN', phoneNumbers },
      })),
    );
  });
});

describe('people', () => {
  it('have their lines, roles and licences for an administrator', async () => {
    const { rows } = await read('/people?callingData=true');
    const alice = rows.find(({ displayName }) => displayName === 'Alice Morgan');
    expect(alice).toMatchObject({ locationId: await idOf('Houston') });
    expect(uriOf((alice?.['roles'] as string[])[0])).toContain('ROLE');
    const maria = rows.find(({ displayName }) => displayName === 'Maria Lopez');
    await read(`/people/${String(maria?.['id'])}?callingData=true`);
    const { body } = await read(`/people/${String(maria?.['id'])}/features/numbers?preferE164Format=true`);
    expect(body['phoneNumbers']).toMatchObject([{ primary: true, directNumber: '+19365550161' }]);
  });

  it('are found by location, role and address, page by page', async () => {
    expect((await read(`/people?locationId=${await idOf('Toronto')}`)).rows).toEqual([]);
    const { rows: roles } = await read('/roles');
    const full = roles.find(({ name }) => name === 'Full Administrator')?.['id'];
    const admins = await read(`/people?roles=${String(full)}`);
    expect(admins.rows.map(({ displayName }) => displayName)).toEqual(['Alice Morgan']);
    const first = await read('/people?callingData=true&max=3');
    expect(first.rows).toHaveLength(3);
    const next = /<([^>]+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect((await read(next)).rows).toHaveLength(3);
    expect((await read('/people?email=sam.reed@harborpine.example')).rows).toHaveLength(1);
  });

  it('in the chat are what they were', async () => {
    const bot = stage.with(stage.info.bot.token);
    const { rows } = await bot('GET', '/people?email=alice.morgan@harborpine.example');
    expect(rows[0]).not.toHaveProperty('roles');
    expect((await bot('GET', '/people?callingData=true')).status).toBe(403);
  });

  it('call out by the Calling Plan unless it was switched off', async () => {
    const maria = (await numbersOf('ownerName=maria'))[0]?.['owner'] as { id: string };
    const path = `/telephony/config/people/${maria.id}/outboundBillingPlan`;
    expect((await read(path)).body).toEqual({ enabled: true });
    expect(await call('PUT', path, { enabled: false })).toMatchObject({ status: 204, differences: [] });
    expect((await read(path)).body).toEqual({ enabled: false });
  });
});
