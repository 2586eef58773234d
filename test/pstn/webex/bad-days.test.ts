import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import { createCallingStage, partnerName, type CallingStage } from '../../support/adapter-stage.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.faults({});
  stage.pauses.length = 0;
});

/** One organisation, so that a test has the calls in hand. */
async function opened() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const calling = stage.calling({
    environment: stage.fetching('Harbor & Pine'),
    log: pino({ level: 'info' }, stream),
  });
  await calling.customers();
  return { calling, log: () => lines.join('') };
}

const harbor = () => stage.organization('Harbor & Pine');
const directory = (calling: WebexCalling) => calling.directory(harbor());
const numbers = '/telephony/config/numbers';

describe('a bad day of Webex Calling has one clear error', () => {
  it.each<[string, object, string, RegExp]>([
    [
      'a scope is missing: it is named',
      { calling: { missingScopes: ['spark-admin:telephony_config_read'] } },
      'calling_scope_missing',
      /GET \/telephony\/config\/numbers was answered with 403.*takes spark-admin:telephony_config_read.*tracking id/,
    ],
    [
      'the organisation has withdrawn',
      { calling: { notConsented: ['Harbor & Pine'] } },
      'calling_not_consented',
      /has not authorised the Service App/,
    ],
    [
      'a proxy answers with a page',
      { calls: [{ path: numbers, answer: 'html' }] },
      'calling_not_json',
      /the body is no JSON/,
    ],
    [
      'a proxy answers 403 with a page',
      { calls: [{ path: numbers, answer: 'html', status: 403 }] },
      'calling_not_json',
      /403/,
    ],
    [
      'an error comes with status 200',
      { calls: [{ path: numbers, answer: 'error' }] },
      'calling_error_inside',
      /answered with 200.*27600.*tracking id/,
    ],
    [
      'an answer is empty',
      { calls: [{ path: numbers, answer: 'nothing' }] },
      'calling_unknown_form',
      /nobody knows the form of the whole/,
    ],
    ['pages lead in a circle', { calling: { paging: 'loop' } }, 'calling_page_loop', /in a circle/],
    [
      'Webex asks to be left alone for long',
      { calls: [{ path: numbers, status: 429, retryAfterSeconds: 3_600 }] },
      'calling_busy',
      /429/,
    ],
    ['Webex is down', { calls: [{ path: numbers, status: 503 }] }, 'calling_unavailable', /503/],
    [
      'the line is cut',
      { calls: [{ path: numbers, cut: 'before' }] },
      'calling_unavailable',
      /Webex did not answer/,
    ],
  ])('%s', async (_name, plan, code, message) => {
    const { calling, log } = await opened();
    await stage.faults(plan);
    const failed = await directory(calling).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(failed).toHaveProperty('advice', expect.stringMatching(/\.$/));
    // The operator finds the same in the log, and none of what is confidential.
    expect(log()).toContain(`"code":"${code}"`);
    expect(log()).not.toMatch(/Bearer|client_secret|\+1\d{10}/);
  });

  it('the clock of this machine is off by five minutes, and a fresh token is refused', async () => {
    const { calling } = await opened();
    await stage.faults({ calls: [{ path: numbers, status: 401 }], calling: { clockSkewSeconds: 300 } });
    await expect(directory(calling)).rejects.toMatchObject({
      code: 'calling_clock_off',
      message: expect.stringMatching(/(299|300|301) s behind/) as string,
    });
    await stage.faults({ calls: [{ path: numbers, status: 401 }] });
    await expect(directory(calling)).rejects.toMatchObject({ code: 'calling_token_refused' });
  });
});

describe('what is no reason to fail', () => {
  const works = async (calling: WebexCalling) => {
    const { length } = await directory(calling);
    expect(length).toBeGreaterThan(5);
    return length;
  };

  it.each([300, -300])('a clock that is off by five minutes (%d s)', async (clockSkewSeconds) => {
    await stage.faults({ calling: { clockSkewSeconds } });
    await works((await opened()).calling);
  });

  it('an access token that was revoked: the next one is fetched', async () => {
    const { calling } = await opened();
    await stage.faults({ calling: { tokens: 'access' } });
    await works(calling);
  });

  it('fields and values that nobody knows yet', async () => {
    const { calling } = await opened();
    await stage.faults({ calling: { extended: true } });
    const rows = await works(calling);
    const locations = await calling.locations(harbor());
    expect(locations.map(({ name }) => name)).toContain('Houston');
    const [{ id } = { id: '' }] = locations;
    expect((await calling.numbers(id)).value.length).toBeLessThanOrEqual(rows);
    expect(['RECOMMENDED', 'NOT_RECOMMENDED', 'INVALID']).toContain(
      (await calling.locationEcbn(id))?.quality,
    );
  });

  it.each(['404', '404-page', 'empty-object', 'empty-body'])(
    'a location without a connection (%s)',
    async (noConnection) => {
      const { calling } = await opened();
      await stage.faults({ calling: { noConnection, unconnected: ['Houston'] } });
      const none = (await calling.locations(harbor())).filter(({ pstn }) => pstn === 'NONE');
      expect(none.map(({ name }) => name)).toEqual(['Houston', 'Tampa']);
    },
  );

  it('numbers whose owner is not told', async () => {
    const { calling } = await opened();
    await stage.faults({ calling: { ownerless: 'all' } });
    await works(calling);
    expect((await directory(calling)).filter(({ owner }) => owner !== undefined)).toEqual([]);
    const [{ id } = { id: '' }] = await calling.locations(harbor());
    expect((await calling.numbers(id)).value.length).toBeGreaterThan(5);
  });

  it('pages without a word of the next one', async () => {
    const { calling } = await opened();
    const whole = await works(calling);
    await stage.faults({ calling: { paging: 'offset' } });
    expect(await works((await opened()).calling)).toBe(whole);
  });

  it.each([429, 423])('%d for a moment: Retry-After is obeyed', async (status) => {
    const { calling } = await opened();
    await stage.faults({ calls: [{ path: numbers, status, retryAfterSeconds: 7, count: 2 }] });
    await works(calling);
    expect(stage.pauses).toEqual([7_000, 7_000]);
  });

  it('trouble behind Webex that is gone a moment later; a change is not asked for twice', async () => {
    const { calling } = await opened();
    const [{ id } = { id: '' }] = await calling.locations(harbor());
    await stage.faults({ calls: [{ path: '/telephony', status: 502, count: 1 }] });
    await works(calling);
    await stage.faults({ calls: [{ method: 'POST', path: '/telephony', status: 502, count: 1 }] });
    const address = { address1: '1 Main', city: 'Houston', state: 'TX', postalCode: '77002', country: 'US' };
    await expect(calling.lookupAddress(id, address)).rejects.toMatchObject({ code: 'calling_unavailable' });
  });
});

describe('one organisation of several', () => {
  it('that has withdrawn takes no other with it, and its people hear why', async () => {
    const environment = stage.fetching('Harbor & Pine', 'Bluebird Bakery', 'Fjordlys AS');
    const calling = stage.calling({ environment });
    await stage.faults({ calling: { notConsented: ['Fjordlys AS'] } });
    expect((await calling.customers()).map(({ name }) => name)).toEqual(['Harbor & Pine', 'Bluebird Bakery']);
    expect(await calling.access(stage.person('alice.morgan@harborpine.example'))).toHaveLength(1);
    expect(await calling.access(stage.person('sam.reed@harborpine.example'))).toEqual([]);
    await expect(calling.access(stage.person('ingrid.solberg@fjordlys.example'))).rejects.toMatchObject({
      code: expect.stringMatching(/calling_(token_refused|not_consented)/) as string,
    });
  });

  it('that the settings name and nothing leads to is told of', async () => {
    const environment = stage.environment(partnerName);
    environment['CALLING_ORGS'] = `${harbor()},no-such-organisation`;
    const { faults } = await stage.calling({ environment }).credentials.reached();
    expect(faults).toMatchObject([{ code: 'calling_not_consented' }]);
    expect(faults[0]?.message).toContain('no-such-organisation');
  });
});

describe('a refresh token that was revoked', () => {
  it('is told of as that', async () => {
    const environment = stage.environment('Bluebird Bakery');
    await stage.faults({ calling: { tokens: 'all' } });
    await expect(stage.calling({ environment }).customers()).rejects.toMatchObject({
      code: 'calling_token_refused',
      message: expect.stringMatching(/takes the refresh token no more.*tracking id/) as string,
    });
  });
});
