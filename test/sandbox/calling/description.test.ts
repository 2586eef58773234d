import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCallingStage, type Call, type CallingStage } from '../../support/calling-stage.js';
import { describedCalls, differences, titleOf } from '../../support/webex-description.js';
import { runRecorder } from '../../support/webex-recorder.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await openCallingStage();
});
afterAll(() => stage.stop());

const locationId = Buffer.from('ciscospark://us/LOCATION/c4e81b6a-37d2-4f08-8a6e-91b5d0c2e101').toString(
  'base64url',
);
const connection = {
  id: locationId,
  displayName: 'Cisco Calling Plans',
  pstnServices: ['GEOGRAPHIC_NUMBERS'],
  pstnConnectionType: 'CISCO_PSTN',
};
const exchange = {
  method: 'GET',
  path: `/telephony/pstn/locations/${locationId}/connection`,
  status: 200,
  answer: connection,
};

describe('the public description', () => {
  it('is content with an exchange that is as it says', () => {
    expect(differences(exchange)).toEqual([]);
  });

  it('finds a field more, a field less, another value, and another status', () => {
    for (const answer of [
      { ...connection, colour: 'red' },
      { ...connection, displayName: undefined },
      { ...connection, pstnConnectionType: 'CARRIER_PIGEON' },
    ]) {
      expect(differences({ ...exchange, answer })).toHaveLength(1);
    }
    expect(differences({ ...exchange, status: 202 })).toHaveLength(1);
    expect(differences({ ...exchange, status: 404, answer: '<html>' })).toHaveLength(1);
  });

  it('finds a query and a body that Webex does not take', () => {
    expect(differences({ ...exchange, path: `${exchange.path}?orgID=1` })).toHaveLength(1);
    expect(differences({ ...exchange, request: {} })).toHaveLength(1);
    const set = { method: 'PUT', path: '/telephony/pstn/numbers/%2B1/emergencyAddress', status: 204 };
    expect(differences({ ...set, request: {} })).toEqual([]);
    expect(differences({ ...set, request: { emergencyAddress: null } })).toHaveLength(1);
  });

  it('does not know the calls that damage data', () => {
    const path = `/telephony/config/locations/${locationId}/numbers`;
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect(titleOf({ method, path })).toBeUndefined();
      expect(differences({ method, path, status: 204 })).toEqual([`${method} ${path}: is not described`]);
    }
  });
});

describe('every described call', () => {
  const address = {
    address1: '1 Main Street',
    city: 'Houston',
    state: 'TX',
    postalCode: '77002',
    country: 'US',
  };
  const ecbn = '/emergencyCallbackNumber';
  const billing = '/outboundBillingPlan';

  /** A good request for each call, with ids that the sandbox itself gave out. */
  const requests = async (call: Call): Promise<readonly (readonly [string, string, unknown?])[]> => {
    const { rows } = await call('GET', '/telephony/config/numbers');
    const owned = (type: string) =>
      rows.find((row) => (row['owner'] as { type?: string } | undefined)?.type === type);
    const ownerOf = (type: string) => (owned(type)?.['owner'] as { id: string }).id;
    const [person, place] = [ownerOf('PEOPLE'), ownerOf('PLACE')];
    const number = encodeURIComponent(String(owned('PEOPLE')?.['phoneNumber']));
    const license = String((await call('GET', '/licenses')).rows[0]?.['id']);
    const config = `/telephony/config/locations/${locationId}`;
    const pstn = `/telephony/pstn/locations/${locationId}`;
    const tampa = String((await call('GET', '/locations?name=Tampa')).rows[0]?.['id']);
    const options = (await call('GET', `${pstn}/connectionOptions`)).rows;
    const option = options.find(({ displayName }) => displayName === 'Prairie Voice')?.['id'];
    const added = await call('POST', `${pstn}/emergencyAddress`, address);
    const lent = { selected: 'LOCATION_MEMBER_NUMBER', locationMemberId: person };
    const members = [`/telephony/config/people/${person}`, `/telephony/config/workspaces/${place}`];
    return [
      ...['/organizations', `/organizations/${stage.orgId('Harbor & Pine')}`, '/roles', '/licenses'].map(get),
      ...[`/licenses/${license}?includeAssignedTo=user`, '/people?callingData=true', `/people/${person}`].map(
        get,
      ),
      ...[`/people/${person}/features/numbers`, '/locations?max=2', `/locations/${locationId}`].map(get),
      ...['/telephony/config/locations?order=DESC', config, '/telephony/config/numbers?details=true'].map(
        get,
      ),
      ...[`${pstn}/connection`, `${pstn}/connectionOptions`, '/authorizations/tokenExpiry'].map(get),
      ...[`${config}/features${ecbn}`, `${config}${ecbn}/availableNumbers`].map(get),
      ...members.flatMap((at) => [`${at}${ecbn}`, `${at}${ecbn}/dependencies`, `${at}${billing}`].map(get)),
      ...members.map((at) => ['PUT', `${at}${ecbn}`, { selected: 'DIRECT_LINE' }] as const),
      ...members.map((at) => ['PUT', `${at}${billing}`, { enabled: true }] as const),
      ['PUT', `${config}/features${ecbn}`, lent],
      ['POST', `${config}/actions/precheckForDeletion/invoke`],
      ['PUT', `/telephony/pstn/locations/${tampa}/connection`, { id: option }],
      ['POST', `${pstn}/emergencyAddress/lookup`, address],
      ['PUT', `${pstn}/emergencyAddresses/${String(added.body['id'])}`, address],
      ['POST', `${pstn}/emergencyAddress`, address],
      ['PUT', `/telephony/pstn/numbers/${number}/emergencyAddress`, { emergencyAddress: address }],
      ['POST', '/telephony/config/actions/validateNumbers/invoke', { phoneNumbers: ['+12125550123'] }],
    ];
  };
  const get = (path: string) => ['GET', path] as const;

  /** Those that other tests look at: tokens and partners; and lines of nobody, which the sandbox has none of. */
  const elsewhere = /access_token|applications|DELETE|partner|virtualLines/;

  it('is answered as described', async () => {
    const call = await stage.app('Harbor & Pine');
    const seen = new Set<string>();
    for (const [method, path, body] of await requests(call)) {
      const { status, differences: found } = await call(method, path, body);
      expect([method, path, status < 300, found]).toEqual([method, path, true, []]);
      const title = titleOf({ method, path });
      if (title !== undefined) seen.add(title);
    }
    expect([...seen].sort()).toEqual(describedCalls.filter((title) => !elsewhere.test(title)).sort());
  });
});

describe('the recorder', () => {
  it('writes down what was said through it, pages included', async () => {
    const recorder = await runRecorder(stage.info.apiUrl);
    const { tokens } = await stage.refresh(stage.firstToken('Harbor & Pine'));
    const call = stage.with(tokens?.access_token);
    const first = await call('GET', `${recorder.apiUrl}/telephony/config/numbers?max=5`);
    const next = /<([^>]+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(next.startsWith(recorder.apiUrl)).toBe(true);
    await call('GET', next);
    expect(recorder.exchanges.map(({ status }) => status)).toEqual([200, 200]);
    expect(recorder.differences()).toEqual([]);
    await call('GET', `${recorder.apiUrl}/telephony/config/numbers?colour=red`);
    expect(recorder.differences()).toEqual(['GET /telephony/config/numbers?colour=red: query has colour']);
  });
});
