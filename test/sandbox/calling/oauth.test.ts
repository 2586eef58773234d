import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCallingStage, type CallingStage } from '../../support/calling-stage.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await openCallingStage();
});
afterEach(() => stage.calm());
afterAll(() => stage.stop());

const day = 86_400_000;
const harbor = 'Harbor & Pine';

const tokenFor = (org: string, name = 'olivia', over: object = {}) => {
  const { id, clientId, clientSecret } = stage.info.calling.serviceApp;
  const call = stage.with(stage.person(name).token);
  const body = { clientId, clientSecret, targetOrgId: stage.orgId(org), ...over };
  return call('POST', `/applications/${id}/token`, body);
};
const fresh = async (org = harbor) => {
  const { body } = await tokenFor(org);
  return { access: String(body['access_token']), refresh: String(body['refresh_token']) };
};
const works = async (token: string) => (await stage.with(token)('GET', '/locations')).status;

describe('the token of a Service App', () => {
  it('comes from its id and secrets, with lifetimes in the answer', async () => {
    const answer = await tokenFor(harbor);
    expect(answer).toMatchObject({
      status: 200,
      differences: [],
      body: { token_type: 'Bearer', expires_in: 1_209_600, refresh_token_expires_in: 7_776_000 },
    });
    expect(await works(String(answer.body['access_token']))).toBe(200);
  });

  it('is refused for a wrong secret, another app, and the token of an app or a bot', async () => {
    expect((await tokenFor(harbor, 'olivia', { clientSecret: 'x' })).status).toBe(401);
    const { access } = await fresh();
    const { id, clientId, clientSecret } = stage.info.calling.serviceApp;
    const body = { clientId, clientSecret, targetOrgId: stage.orgId(harbor) };
    for (const token of [access, stage.info.bot.token]) {
      expect((await stage.with(token)('POST', `/applications/${id}/token`, body)).status).toBe(403);
    }
    const olivia = stage.with(stage.person('olivia').token);
    expect((await olivia('POST', '/applications/unknown/token', body)).status).toBe(404);
  });

  it('is refused for an organisation that has not let the app in', async () => {
    await stage.plan({ notConsented: [harbor] });
    expect((await tokenFor(harbor)).status).toBe(403);
    expect((await tokenFor('Fjordlys AS')).status).toBe(200);
  });

  it('tells when it ends, and ends then', async () => {
    const { access } = await fresh('Bluebird Bakery');
    const { body, differences } = await stage.with(access)('GET', '/authorizations/tokenExpiry');
    expect(differences).toEqual([]);
    expect(Number(body['exp']) - Date.now()).toBeGreaterThan(13 * day);
    stage.advance(15 * day);
    expect(await works(access)).toBe(401);
  });
});

describe('a refresh', () => {
  it('gives a new pair, and the former refresh token ends when its successor is used', async () => {
    const { refresh } = await fresh();
    const first = await stage.refresh(refresh);
    const lost = await stage.refresh(refresh);
    expect([first.status, lost.status, first.differences]).toEqual([200, 200, []]);
    const successor = lost.tokens?.refresh_token ?? '';
    expect(successor).not.toBe(refresh);
    const next = await stage.refresh(successor);
    expect(next.status).toBe(200);
    expect(await works(next.tokens?.access_token ?? '')).toBe(200);
    const again = await stage.refresh(refresh);
    expect(again).toMatchObject({ status: 400, differences: [] });
  });

  it('can be strict, or leave the refresh token as it is', async () => {
    const { refresh } = await fresh();
    await stage.plan({ refreshTokens: 'keep' });
    expect((await stage.refresh(refresh)).tokens?.refresh_token).toBe(refresh);
    await stage.plan({ refreshTokens: 'strict' });
    expect((await stage.refresh(refresh)).status).toBe(200);
    expect((await stage.refresh(refresh)).status).toBe(400);
  });

  it('is refused after ninety days', async () => {
    const { refresh } = await fresh('Fjordlys AS');
    stage.advance(91 * day);
    expect((await stage.refresh(refresh)).status).toBe(400);
  });

  it('helps against a revoked access token, but not when everything was revoked', async () => {
    const { access, refresh } = await fresh();
    await stage.plan({ tokens: 'access' });
    expect(await works(access)).toBe(401);
    const { tokens } = await stage.refresh(refresh);
    expect(await works(tokens?.access_token ?? '')).toBe(200);
    await stage.plan({ tokens: 'all' });
    expect((await stage.refresh(tokens?.refresh_token ?? '')).status).toBe(400);
    expect(await works((await fresh()).access)).toBe(200);
  });

  it('ends for good when the app itself revokes it', async () => {
    const { access, refresh } = await fresh('Bluebird Bakery');
    const { clientId } = stage.info.calling.serviceApp;
    const revoked = await stage.with(access)('DELETE', `/authorizations?clientId=${clientId}`);
    expect(revoked).toMatchObject({ status: 204, differences: [] });
    expect(await works(access)).toBe(401);
    expect((await stage.refresh(refresh)).status).toBe(400);
  });
});

describe('an integration that an administrator lets in', () => {
  const redirect = 'http://127.0.0.1:9/back';
  const verifier = 'v'.repeat(50);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = (over: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: stage.info.calling.integration.clientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'spark-admin:locations_read spark-admin:people_read',
      state: 'st&1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...over,
    });
  const page = (over?: Record<string, string>) =>
    fetch(`${stage.info.apiUrl}/authorize?${query(over).toString()}`, {
      headers: { 'accept-language': 'nb' },
    });
  const press = async (person: string) => {
    const body = query({ person });
    const answer = await fetch(`${stage.info.apiUrl}/authorize`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    return new URL(answer.headers.get('location') ?? '');
  };
  const uuidOf = (name: string) =>
    Buffer.from(stage.person(name).id, 'base64url').toString().split('/').at(-1) ?? '';
  const exchange = (code: string, over: Record<string, string> = {}) => {
    const { clientId, clientSecret } = stage.info.calling.integration;
    const secrets = { client_id: clientId, client_secret: clientSecret };
    const form = { grant_type: 'authorization_code', ...secrets, code, redirect_uri: redirect };
    return stage.with()(
      'POST',
      '/access_token',
      new URLSearchParams({ ...form, code_verifier: verifier, ...over }),
    );
  };

  it('shows who can consent, in the language of the browser', async () => {
    const html = await (await page()).text();
    expect(html).toContain('Alice Morgan, Harbor &amp; Pine');
    expect(html).toContain('Ikke tillat');
    expect(html).not.toContain('Sam Reed');
  });

  it('gets a code once, with its state, and a token for it when it proves the challenge', async () => {
    const back = await press(uuidOf('ingrid'));
    expect(back.searchParams.get('state')).toBe('st&1');
    const code = back.searchParams.get('code') ?? '';
    const answer = await exchange(code);
    expect(answer).toMatchObject({ status: 200, differences: [] });
    expect((await exchange(code)).status).toBe(400);
    const call = stage.with(String(answer.body['access_token']));
    const { rows } = await call('GET', '/locations');
    expect(rows.map(({ name }) => name)).toContain('Oslo');
    expect((await call('GET', '/people/me')).body).toMatchObject({ displayName: 'Ingrid Solberg' });
    expect((await call('GET', '/telephony/config/numbers')).status).toBe(403);
  });

  it('gets no token for another verifier, address or secret', async () => {
    for (const over of [{ code_verifier: 'w'.repeat(50) }, { redirect_uri: 'http://127.0.0.1:9/other' }]) {
      const code = (await press(uuidOf('alice'))).searchParams.get('code') ?? '';
      expect((await exchange(code, over)).status).toBe(400);
    }
    expect((await exchange('none', { client_secret: 'x' })).status).toBe(401);
  });

  it('is told when nobody consents, and sends codes to this machine alone', async () => {
    expect((await press('')).searchParams.get('error')).toBe('access_denied');
    expect((await press(uuidOf('sam'))).searchParams.get('error')).toBe('access_denied');
    expect((await page({ redirect_uri: 'https://elsewhere.example/back' })).status).toBe(400);
    expect((await page({ client_id: 'nobody' })).status).toBe(400);
    expect((await page({ scope: 'spark:all' })).status).toBe(400);
  });
});
