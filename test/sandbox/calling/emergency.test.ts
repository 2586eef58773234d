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

const idOf = async (city: string): Promise<string> =>
  String((await call('GET', `/locations?name=${city}`)).rows[0]?.['id']);
const main = {
  address1: '1200 Main Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};

/** What whoever plays Cisco sees at the desk, newest first. */
const atDesk = async () => {
  const { body } = await call('GET', `${stage.url}/desk/page/addresses`);
  return body['addresses'] as { location: string; number?: string; line: string; by: string }[];
};
const described = async (method: string, path: string, body?: unknown) => {
  const answer = await call(method, path, body);
  expect(answer.differences).toEqual([]);
  return answer;
};

describe('the look-up', () => {
  const lookUp = async (over: object) => {
    const path = `/telephony/pstn/locations/${await idOf('Houston')}/emergencyAddress/lookup`;
    return described('POST', path, { ...main, ...over });
  };

  it('takes a good address as it is', async () => {
    const { body } = await lookUp({});
    expect(body['addresses']).toMatchObject([main]);
    expect((body['addresses'] as object[])[0]).not.toHaveProperty('errors');
  });

  it('gives a correction with its reason', async () => {
    const { body } = await lookUp({ address1: '1200 Mian Street' });
    expect(body['addresses']).toMatchObject([
      { address1: '1200 Main Street', errors: [{ code: 'PMP4004', title: 'INVALID_STREET_ADDRESS' }] },
    ]);
  });

  it('refuses what is nowhere, what lacks a field, and when nobody answers', async () => {
    const nowhere = await lookUp({ address1: '1 Nowhere Road' });
    expect(nowhere.status).toBe(400);
    expect(nowhere.body['errors']).toMatchObject([{ code: '6218', title: 'NOT_FOUND' }]);
    const unfinished = await lookUp({ postalCode: '' });
    expect(unfinished.body['errors']).toMatchObject([{ errorCode: 25008 }]);
    expect((await lookUp({ address1: '1 Outage Road' })).status).toBe(503);
  });
});

describe('the address of a location', () => {
  it('is added, changed under its id, and the desk has it', async () => {
    const path = `/telephony/pstn/locations/${await idOf('Houston')}`;
    const { status, body } = await described('POST', `${path}/emergencyAddress`, main);
    expect(status).toBe(201);
    const update = `${path}/emergencyAddresses/${String(body['id'])}`;
    expect((await described('PUT', update, { ...main, address2: 'Suite 5' })).status).toBe(204);
    expect((await described('PUT', update, { ...main, address2: 'Suite 6' })).status).toBe(204);
    const [row] = await atDesk();
    expect(row).toMatchObject({ location: 'Houston', by: expect.stringContaining('serviceapp') as unknown });
    expect(row?.line).toContain('Suite 6');
    expect((await described('PUT', `${path}/emergencyAddresses/unknown`, main)).status).toBe(404);
  });

  it('is replaced by a second one, unless Webex takes that for a conflict', async () => {
    const path = `/telephony/pstn/locations/${await idOf('Houston')}/emergencyAddress`;
    const first = await described('POST', path, main);
    const second = await described('POST', path, main);
    expect(second.body['id']).not.toBe(first.body['id']);
    await stage.plan({ secondAddress: 'conflict' });
    expect((await described('POST', path, main)).status).toBe(409);
  });

  it('is refused where another operator is, and when it is nowhere', async () => {
    const chicago = { ...main, city: 'Chicago', state: 'IL', postalCode: '60606' };
    const other = `/telephony/pstn/locations/${await idOf('Chicago')}/emergencyAddress`;
    const { status, body } = await described('POST', other, chicago);
    expect(status).toBe(400);
    expect(body['errors']).toMatchObject([{ errorTitle: 'PSTN_CONNECTION_NOT_SUPPORTED' }]);
    const path = `/telephony/pstn/locations/${await idOf('Houston')}/emergencyAddress`;
    expect((await described('POST', path, { ...main, address1: '1 Nowhere Road' })).status).toBe(400);
  });
});

describe('the address of a number', () => {
  const first = async () =>
    String((await call('GET', '/telephony/config/numbers?max=1')).rows[0]?.['phoneNumber']);
  const idForm = (number: string) =>
    Buffer.from(`ciscospark://us/PHONE_NUMBER/${number}`).toString('base64url');
  const path = (form: string) => `/telephony/pstn/numbers/${encodeURIComponent(form)}/emergencyAddress`;
  const isAtDesk = async (number: string) => (await atDesk()).some((row) => row.number === number);

  it('is set, and taken away again with an empty body', async () => {
    const number = await first();
    expect((await described('PUT', path(number), { emergencyAddress: main })).status).toBe(204);
    expect(await isAtDesk(number)).toBe(true);
    expect((await described('PUT', path(number), {})).status).toBe(204);
    expect(await isAtDesk(number)).toBe(false);
  });

  it('is understood with the number or its id in the path, or with one of them alone', async () => {
    const number = await first();
    const status = async (form: string) => (await described('PUT', path(form), {})).status;
    expect([await status(number), await status(idForm(number))]).toEqual([204, 204]);
    await stage.plan({ numberInPath: 'id' });
    expect([await status(number), await status(idForm(number))]).toEqual([400, 204]);
    await stage.plan({ numberInPath: 'plain' });
    expect([await status(number), await status(idForm(number))]).toEqual([204, 400]);
  });

  it('is not there for a number of another organisation', async () => {
    expect((await described('PUT', path('+4720000000'), {})).status).toBe(404);
  });
});

describe('the callback number', () => {
  const owner = async (name: string) => {
    const { rows } = await call('GET', `/telephony/config/numbers?ownerName=${encodeURIComponent(name)}`);
    return rows[0]?.['owner'] as { id: string };
  };
  const ofPerson = (id: string) => `/telephony/config/people/${id}/emergencyCallbackNumber`;

  it('of a location is its main number, good or not so good', async () => {
    const at = async (city: string) =>
      (
        await described(
          'GET',
          `/telephony/config/locations/${await idOf(city)}/features/emergencyCallbackNumber`,
        )
      ).body;
    expect(await at('Houston')).toMatchObject({
      selected: 'LOCATION_NUMBER',
      locationInfo: { effectiveLevel: 'LOCATION_NUMBER', quality: 'NOT_RECOMMENDED' },
    });
    expect(await at('Tampa')).toMatchObject({ locationInfo: { effectiveLevel: 'NONE', quality: 'INVALID' } });
  });

  it('of somebody with a line is that line, of somebody without one that of the location', async () => {
    const maria = await owner('Maria');
    expect((await described('GET', ofPerson(maria.id))).body).toMatchObject({
      selected: 'DIRECT_LINE',
      directLineInfo: { effectiveValue: '+19365550161', quality: 'RECOMMENDED' },
    });
    const noor = await owner('Noor');
    expect((await described('GET', ofPerson(noor.id))).body).toMatchObject({
      selected: 'LOCATION_ECBN',
      directLineInfo: { quality: 'INVALID' },
      defaultInfo: { effectiveValue: '+19365550160', quality: 'NOT_RECOMMENDED' },
    });
  });

  it('can be lent, and whoever lends it knows how many depend on it', async () => {
    const [maria, noor] = [await owner('Maria'), await owner('Noor')];
    const choice = { selected: 'LOCATION_MEMBER_NUMBER', locationMemberId: maria.id };
    expect((await described('PUT', ofPerson(noor.id), choice)).status).toBe(204);
    const at = `/telephony/config/locations/${await idOf('Houston')}`;
    expect((await described('PUT', `${at}/features/emergencyCallbackNumber`, choice)).status).toBe(204);
    expect((await described('GET', `${ofPerson(maria.id)}/dependencies`)).body).toEqual({
      isLocationEcbnDefault: true,
      isSelfEcbnDefault: true,
      dependentMemberCount: 1,
    });
    const { rows } = await described('GET', `${at}/emergencyCallbackNumber/availableNumbers`);
    expect(rows.length).toBeGreaterThan(3);
    const wrong = { ...choice, locationMemberId: noor.id };
    expect((await described('PUT', ofPerson(maria.id), wrong)).status).toBe(400);
  });

  it('of a workspace is asked for as that of a workspace', async () => {
    const { rows } = await call('GET', '/telephony/config/numbers?ownerType=PLACE');
    const { id } = rows[0]?.['owner'] as { id: string };
    await described('GET', `/telephony/config/workspaces/${id}/emergencyCallbackNumber`);
    expect((await described('GET', ofPerson(id))).status).toBe(404);
  });
});
