import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCallingStage, type CallingStage } from '../../support/calling-stage.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await openCallingStage();
});
afterEach(() => stage.calm());
afterAll(() => stage.stop());

const houston = Buffer.from('ciscospark://us/LOCATION/c4e81b6a-37d2-4f08-8a6e-91b5d0c2e101').toString(
  'base64url',
);
const pstn = `/telephony/pstn/locations/${houston}`;
const config = `/telephony/config/locations/${houston}`;
const address = {
  address1: '1 Main Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};

/** What each call takes (webex-api.md 1.2). */
const needs: readonly (readonly [scope: string, method: string, path: string, body?: unknown])[] = [
  ['spark-admin:organizations_read', 'GET', '/organizations'],
  ['spark-admin:roles_read', 'GET', '/roles'],
  ['spark-admin:licenses_read', 'GET', '/licenses'],
  ['spark-admin:people_read', 'GET', '/people?callingData=true'],
  ['spark-admin:telephony_config_read', 'GET', '/telephony/config/locations'],
  ['spark-admin:telephony_config_read', 'GET', config],
  ['spark-admin:telephony_config_read', 'GET', '/telephony/config/numbers'],
  ['spark-admin:telephony_config_read', 'GET', `${config}/features/emergencyCallbackNumber`],
  [
    'spark-admin:telephony_config_write',
    'PUT',
    `${config}/features/emergencyCallbackNumber`,
    { selected: 'LOCATION_NUMBER' },
  ],
  [
    'spark-admin:telephony_config_write',
    'POST',
    '/telephony/config/actions/validateNumbers/invoke',
    { phoneNumbers: ['+12125550100'] },
  ],
  ['spark-admin:telephony_pstn_read', 'GET', `${pstn}/connection`],
  ['spark-admin:telephony_pstn_read', 'GET', `${pstn}/connectionOptions`],
  ['spark-admin:telephony_pstn_read', 'POST', `${pstn}/emergencyAddress/lookup`, address],
  ['spark-admin:telephony_pstn_write', 'POST', `${pstn}/emergencyAddress`, address],
];

describe('a scope that is missing', () => {
  it.each(needs.map((need) => [`${need[0]}: ${need[1]} ${need[2]}`, need] as const))(
    '%s',
    async (_title, need) => {
      const [scope, method, path, body] = need;
      const call = await stage.app('Harbor & Pine');
      const allowed = await call(method, path, body);
      expect([allowed.status < 300, allowed.differences]).toEqual([true, []]);
      await stage.plan({ missingScopes: [scope] });
      const refused = await call(method, path, body);
      expect(refused).toMatchObject({ status: 403, differences: [] });
      expect(refused.body['message']).toContain('missing required scopes');
    },
  );

  it('is made up for by another where Webex takes either', async () => {
    const call = await stage.app('Harbor & Pine');
    await stage.plan({ missingScopes: ['spark-admin:locations_read'] });
    expect((await call('GET', '/locations')).status).toBe(200);
    await stage.plan({ missingScopes: ['spark-admin:locations_read', 'spark-admin:people_read'] });
    expect((await call('GET', '/locations')).status).toBe(403);
  });
});

describe('who may see what', () => {
  const as = (name: string) => stage.with(stage.person(name).token);

  it('lets administrators in, and neither the bot nor anybody else', async () => {
    expect((await as('alice')('GET', '/locations')).status).toBe(200);
    for (const token of [stage.info.bot.token, stage.person('sam').token, stage.person('olivia').token]) {
      expect((await stage.with(token)('GET', '/locations')).status).toBe(403);
    }
    expect((await stage.with('nonsense')('GET', '/locations')).status).toBe(401);
    expect((await stage.with()('GET', '/locations')).status).toBe(401);
  });

  it('lets a read-only administrator look, but neither validate nor save an address', async () => {
    const noor = as('noor');
    expect((await noor('GET', `${pstn}/connection`)).status).toBe(200);
    expect((await noor('POST', `${pstn}/emergencyAddress/lookup`, address)).status).toBe(403);
    expect((await noor('POST', `${pstn}/emergencyAddress`, address)).status).toBe(403);
  });

  it('can take a Service App for less than a full administrator', async () => {
    const call = await stage.app('Harbor & Pine');
    await stage.plan({ serviceApp: 'read-only' });
    expect((await call('GET', `${pstn}/connection`)).status).toBe(200);
    expect((await call('POST', `${pstn}/emergencyAddress`, address)).status).toBe(403);
  });

  it('keeps a customer’s administrator to that customer', async () => {
    const fjordlys = `orgId=${stage.orgId('Fjordlys AS')}`;
    expect((await as('alice')('GET', `/locations?${fjordlys}`)).status).toBe(403);
    expect((await as('ingrid')('GET', `/telephony/config/locations/${houston}`)).status).toBe(404);
    const { rows } = await as('alice')('GET', '/organizations');
    expect(rows.map(({ displayName }) => displayName)).toEqual(['Harbor & Pine']);
  });

  it('gives a partner every customer, each by its orgId', async () => {
    for (const call of [as('per'), await stage.app('Northwind Partners')]) {
      const { rows } = await call('GET', '/organizations');
      expect(rows).toHaveLength(4);
      const managed = await call('GET', '/partner/organizations');
      expect([managed.rows.length, managed.differences]).toEqual([3, []]);
      const oslo = await call('GET', `/locations?orgId=${stage.orgId('Fjordlys AS')}&name=osl`);
      expect(oslo.rows.map(({ name }) => name)).toEqual(['Oslo']);
      expect((await call('GET', `${pstn}/connection`)).status).toBe(404);
      expect((await call('GET', `${pstn}/connection?orgId=${stage.orgId('Harbor & Pine')}`)).status).toBe(
        200,
      );
    }
  });

  it('takes a customer that has withdrawn its consent from the partner’s app, and no other', async () => {
    const call = await stage.app('Northwind Partners');
    await stage.plan({ notConsented: [stage.orgId('Fjordlys AS')] });
    expect((await call('GET', `/locations?orgId=${stage.orgId('Fjordlys AS')}`)).status).toBe(403);
    expect((await call('GET', `/locations?orgId=${stage.orgId('Bluebird Bakery')}`)).status).toBe(200);
    expect((await call('GET', '/organizations')).rows).toHaveLength(3);
  });

  it('keeps an app out of the chat', async () => {
    const call = await stage.app('Harbor & Pine');
    expect((await call('GET', '/rooms')).status).toBe(403);
    expect((await call('POST', '/messages', { toPersonEmail: 'a@b.example', text: 'x' })).status).toBe(403);
    expect((await call('GET', '/people/me')).body).toMatchObject({ type: 'appuser' });
    expect((await call('POST', `${stage.url}/wdm/api/v1/devices`, {})).status).toBe(401);
  });
});
