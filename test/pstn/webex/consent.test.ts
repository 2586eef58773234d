import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { consentedPath, createConsent } from '../../../src/pstn/webex/credentials/consent.js';
import { consentPath, createConsentDoor } from '../../../src/pstn/webex/credentials/consent-door.js';
import { createMemoryShelf } from '../../../src/pstn/webex/credentials/shelf.js';
import type { TokenRow } from '../../../src/pstn/webex/credentials/token-keeper.js';
import { createCallingStage, type CallingStage } from '../../support/adapter-stage.js';
import { serveDoors } from '../../support/door-server.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());

const log = pino({ level: 'silent' });

/** A bot that waits for consent of these organisations. */
async function opened(...organizations: readonly string[]) {
  const router = express.Router();
  const door = await serveDoors(router);
  const { clientId, clientSecret } = stage.info.calling.integration;
  const wanted = organizations.map((name) => stage.organization(name));
  const environment = {
    CALLING_CLIENT_ID: clientId,
    CALLING_CLIENT_SECRET: clientSecret,
    CALLING_ORGS: wanted.join(','),
    PUBLIC_URL: door.url,
  };
  const tokens = createMemoryShelf<TokenRow>();
  const calling = stage.calling({ environment, tokens });
  const { asker, keeper, credentials } = calling;
  const application = { id: clientId, secret: clientSecret };
  const onGiven = () => credentials.forget();
  const consent = createConsent({ asker, keeper, application, publicUrl: door.url, wanted, onGiven });
  router.use(createConsentDoor({ consent, isSecure: false, log }));
  return { url: door.url, calling, tokens };
}

const uuidOf = (email: string): string =>
  Buffer.from(stage.person(email).id, 'base64url').toString().split('/').at(-1) ?? '';

/** The browser of an administrator: to Webex with the cookie of the bot. */
async function begin(url: string) {
  const first = await fetch(url + consentPath, { redirect: 'manual' });
  const [cookie = ''] = first.headers.getSetCookie();
  const authorize = new URL(first.headers.get('location') ?? '');
  return { cookie: cookie.split(';')[0] ?? '', attributes: cookie, authorize };
}

/** Presses on the page of Webex; answers with the address the browser is sent back to. */
async function consentAs(email: string | undefined, authorize: URL): Promise<string> {
  const body = new URLSearchParams(authorize.searchParams);
  body.set('person', email === undefined ? '' : uuidOf(email));
  const answer = await fetch(authorize.origin + authorize.pathname, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
}

async function comeBack(to: string, cookie: string, language = 'en') {
  const headers = { cookie, 'accept-language': language };
  const answer = await fetch(to, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const alice = 'alice.morgan@harborpine.example';

describe('the consent page', () => {
  it('asks for all scopes of the table, with a state and a challenge, and gives the browser a secret', async () => {
    const { url } = await opened('Harbor & Pine');
    const { authorize, attributes } = await begin(url);
    const asked = authorize.searchParams;
    expect(authorize.href.startsWith(`${stage.apiUrl}/authorize?`)).toBe(true);
    expect(asked.get('redirect_uri')).toBe(url + consentedPath);
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining(['spark-admin:telephony_pstn_read', 'spark-admin:telephony_pstn_write']),
    );
    expect(asked.get('scope')).not.toContain('applications_token');
    expect(attributes).toMatch(/HttpOnly/);
    expect(attributes).toMatch(/SameSite=Lax/);
    expect(attributes).toMatch(/Path=\/calling/);
  });

  it('keeps the tokens of an administrator, and the organisation can be asked about', async () => {
    const { url, calling, tokens } = await opened('Harbor & Pine', 'Fjordlys AS');
    await expect(calling.customers()).rejects.toMatchObject({ code: 'calling_not_consented' });
    const { authorize, cookie } = await begin(url);
    const page = await comeBack(await consentAs(alice, authorize), cookie);
    expect(page).toMatchObject({ status: 200 });
    expect(page.text).toContain('Harbor &amp; Pine');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await calling.customers()).map(({ name }) => name)).toEqual(['Harbor & Pine']);
    expect((await calling.credentials.reached()).faults).toMatchObject([{ code: 'calling_not_consented' }]);

    const second = await begin(url);
    const norwegian = await comeBack(
      await consentAs('ingrid.solberg@fjordlys.example', second.authorize),
      second.cookie,
      'nb',
    );
    expect(norwegian.text).toContain('Switchboard kan nå bruke Webex Calling hos Fjordlys AS');
    expect((await calling.customers()).map(({ name }) => name)).toEqual(['Harbor & Pine', 'Fjordlys AS']);
    expect(await tokens.all()).toHaveLength(2);
  });

  it('takes the consent of a partner for the customers that are wanted', async () => {
    const { url, calling } = await opened('Harbor & Pine', 'Bluebird Bakery');
    const { authorize, cookie } = await begin(url);
    const page = await comeBack(await consentAs('per.lund@northwind.example', authorize), cookie);
    expect(page.status).toBe(200);
    expect((await calling.customers()).map(({ name }) => name)).toEqual(['Harbor & Pine', 'Bluebird Bakery']);
  });

  it('knows a partner’s people where only customers are wanted', async () => {
    const { url, calling } = await opened('Harbor & Pine');
    const { authorize, cookie } = await begin(url);
    await comeBack(await consentAs('per.lund@northwind.example', authorize), cookie);
    const access = await calling.access(stage.person('per.lund@northwind.example'));
    expect(access.map(({ customer, role }) => [customer.name, role])).toEqual([['Harbor & Pine', 'partner']]);
  });

  it('keeps the consent of a full administrator as long as it is of use', async () => {
    const { url, tokens } = await opened('Harbor & Pine');
    onTestFinished(() => stage.faults({}));
    const consent = async (email: string, language = 'en') => {
      const { authorize, cookie } = await begin(url);
      return comeBack(await consentAs(email, authorize), cookie, language);
    };
    const noor = 'noor.haddad@harborpine.example';
    expect(await consent(noor)).toMatchObject({ status: 200 });
    expect(await consent(alice)).toMatchObject({ status: 200 });
    const before = await tokens.all();
    const weaker = await consent(noor);
    expect(weaker.status).toBe(403);
    expect(weaker.text).toContain('A full administrator of your organization has given consent already');
    expect((await consent(noor, 'nb')).text).toContain('En fullverdig administrator');
    expect(await tokens.all()).toEqual(before);
    await stage.faults({ calls: [{ path: '/people/me', status: 503, count: 9 }] });
    expect(await consent(noor)).toMatchObject({ status: 502 });
    expect(await tokens.all()).toEqual(before);
    await stage.faults({ calling: { tokens: 'all' } });
    expect(await consent(noor)).toMatchObject({ status: 200 });
    expect(await tokens.all()).not.toEqual(before);
  });

  it('believes a state once, in the browser it was made for', async () => {
    const { url, tokens } = await opened('Harbor & Pine');
    const { authorize, cookie } = await begin(url);
    const back = await consentAs(alice, authorize);
    const other = await begin(url);
    for (const strange of ['', other.cookie, 'switchboard_consent=AAAA']) {
      const { authorize: own } = await begin(url);
      const stolen = await consentAs(alice, own);
      expect(await comeBack(stolen, strange)).toMatchObject({ status: 400 });
    }
    expect(await comeBack(back, cookie)).toMatchObject({ status: 200 });
    expect(await comeBack(back, cookie)).toMatchObject({ status: 400 });
    expect(await comeBack(`${url}${consentedPath}?state=made-up&code=x`, cookie)).toMatchObject({
      status: 400,
    });
    expect(await comeBack(`${url}${consentedPath}`, cookie)).toMatchObject({ status: 400 });
    expect(await tokens.all()).toHaveLength(1);
  });

  it('keeps nothing of whom it does not want, of a refusal, and of a code that is none', async () => {
    const { url, tokens } = await opened('Harbor & Pine');
    const stranger = await begin(url);
    const to = await consentAs('ingrid.solberg@fjordlys.example', stranger.authorize);
    expect(await comeBack(to, stranger.cookie)).toMatchObject({ status: 403 });
    const declined = await begin(url);
    const no = await comeBack(await consentAs(undefined, declined.authorize), declined.cookie);
    expect(no.text).toContain('Nothing was given');
    const forged = await begin(url);
    const state = forged.authorize.searchParams.get('state') ?? '';
    const bad = await comeBack(`${url}${consentedPath}?state=${state}&code=forged`, forged.cookie);
    expect(bad).toMatchObject({ status: 502 });
    expect(bad.text).not.toContain('forged');
    expect(await tokens.all()).toEqual([]);
  });

  it('is not opened without end', async () => {
    const { url } = await opened('Harbor & Pine');
    const statuses = new Set<number>();
    for (let tries = 0; tries < 35; tries++)
      statuses.add((await fetch(url + consentPath, { redirect: 'manual' })).status);
    expect([...statuses]).toEqual([302, 429]);
  });
});
