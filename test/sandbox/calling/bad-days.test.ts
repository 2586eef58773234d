import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openCallingStage, type Call, type CallingStage } from '../../support/calling-stage.js';

let stage: CallingStage;
let call: Call;
beforeAll(async () => {
  stage = await openCallingStage();
  call = await stage.app('Harbor & Pine');
});
afterEach(() => stage.calm());
afterAll(() => stage.stop());

const numbers = '/telephony/config/numbers';
const idOf = async (city: string): Promise<string> =>
  String((await call('GET', `/locations?name=${city}`)).rows[0]?.['id']);
const connection = async (city: string) =>
  call('GET', `/telephony/pstn/locations/${await idOf(city)}/connection`);

it('a location without PSTN is told of in three ways', async () => {
  expect((await connection('Tampa')).status).toBe(404);
  await stage.plan({ noConnection: 'empty-object' });
  expect(await connection('Tampa')).toMatchObject({ status: 200, text: '{}' });
  await stage.plan({ noConnection: 'empty-body' });
  expect(await connection('Tampa')).toMatchObject({ status: 200, text: '' });
});

it('a location loses its PSTN connection', async () => {
  await stage.plan({ unconnected: ['Houston'] });
  expect((await connection('Houston')).status).toBe(404);
});

it('a number has no owner any more', async () => {
  const maria = async () => (await call('GET', `${numbers}?phoneNumber=9365550161`)).rows[0];
  expect(await maria()).toHaveProperty('owner');
  await stage.plan({ ownerless: ['+19365550161'] });
  expect(await maria()).not.toHaveProperty('owner');
  await stage.plan({ ownerless: 'all' });
  expect((await call('GET', `${numbers}?assigned=true`)).rows).toEqual([]);
});

it('pages run in a circle', async () => {
  await stage.plan({ paging: 'loop' });
  const first = await call('GET', `${numbers}?max=3`);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  const second = await call('GET', next);
  expect(second.rows).toEqual(first.rows);
  expect(second.headers.get('link')).toContain(next);
  expect((await call('GET', `${numbers}?max=3&start=3`)).rows).toEqual(first.rows);
});

it('numbers of open ports are listed before their day, or not', async () => {
  const inactive = async () => (await call('GET', `${numbers}?state=INACTIVE`)).rows.length;
  const without = await inactive();
  await stage.plan({ openPorts: 'INACTIVE' });
  expect(await inactive()).toBeGreaterThan(without);
});

it('a page comes instead of an answer, an error with status 200, or nothing', async () => {
  await stage.plan({}, [{ path: numbers, answer: 'html', status: 502, count: 1 }]);
  expect(await call('GET', numbers)).toMatchObject({
    status: 502,
    text: expect.stringContaining('<html>') as unknown,
  });
  await stage.plan({}, [{ path: numbers, answer: 'html', count: 1 }]);
  expect(await call('GET', numbers)).toMatchObject({ status: 200, rows: [] });
  await stage.plan({}, [{ path: numbers, answer: 'error', count: 1 }]);
  const inside = await call('GET', numbers);
  expect([inside.status, Object.keys(inside.body)]).toEqual([200, ['message', 'errors', 'trackingId']]);
  await stage.plan({}, [{ path: numbers, answer: 'nothing', count: 1 }]);
  expect(await call('GET', numbers)).toMatchObject({ status: 200, text: '' });
  expect((await call('GET', numbers)).rows.length).toBeGreaterThan(10);
});

it.each([423, 429])('%i comes with Retry-After', async (status) => {
  await stage.plan({}, [{ path: numbers, status, retryAfterSeconds: 7, count: 1 }]);
  const refused = await call('GET', numbers);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([status, '7']);
  expect(refused.differences).toEqual([]);
});

it('a fault can hit apps alone', async () => {
  await stage.plan({}, [{ who: 'app', status: 503 }]);
  expect((await call('GET', '/locations')).status).toBe(503);
  expect((await stage.with(stage.person('alice').token)('GET', '/locations')).status).toBe(200);
});

it('Webex has grown: fields and values that nobody knows yet', async () => {
  const before = (await call('GET', numbers)).rows;
  await stage.plan({ extended: true });
  const { rows, body } = await call('GET', `${numbers}?details=true`);
  expect(body).toHaveProperty('introducedLater');
  expect(rows.every((row) => 'introducedLater' in row)).toBe(true);
  expect(rows.at(-1)).toMatchObject({ state: 'QUARANTINED', includedTelephonyTypes: 'SATELLITE_NUMBER' });
  expect(rows[0]).toMatchObject(before[0] ?? {});
  expect((await connection('Houston')).body).toMatchObject({ pstnConnectionType: 'CISCO_PSTN' });
  expect((await connection('Chicago')).body).toMatchObject({ pstnConnectionType: 'PARTNER_CLOUD_CCP' });
});

it('the clock of Webex is wrong, in its dates and its expiries', async () => {
  const { body } = await call('GET', '/authorizations/tokenExpiry');
  await stage.plan({ clockSkewSeconds: -300 });
  const { headers } = await call('GET', numbers);
  expect(Date.now() - Date.parse(headers.get('date') ?? '')).toBeGreaterThan(290_000);
  // Fourteen days before the end by the right clock, and five minutes more by this one.
  stage.advance(Number(body['exp']) - Date.now() - 200_000);
  expect((await call('GET', numbers)).status).toBe(200);
  await stage.plan({ clockSkewSeconds: 300 });
  expect((await call('GET', numbers)).status).toBe(401);
});

it('a plan with a misspelt field is refused', async () => {
  await expect(stage.plan({ serviceapp: 'full' })).rejects.toThrow('400');
});
