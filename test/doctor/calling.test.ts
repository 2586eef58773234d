import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codesOf, createStage, type Stage } from './stage.js';

const infoSchema = z.object({
  people: z.array(z.object({ token: z.string() })),
  calling: z.object({
    serviceApp: z.object({
      id: z.string(),
      clientId: z.string(),
      clientSecret: z.string(),
      refreshTokens: z.array(z.object({ orgId: z.string(), org: z.string(), refreshToken: z.string() })),
    }),
  }),
});

let stage: Stage;
let url: string;
let info: z.infer<typeof infoSchema>;
beforeAll(async () => {
  stage = await createStage();
  url = (stage.environment['WEBEX_API_URL'] ?? '').replace(/\/v1$/, '');
  info = infoSchema.parse(await (await fetch(`${url}/sandbox.json`)).json());
}, 60_000);
afterAll(() => stage.close());

const faults = async (plan: object): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/sandbox/faults`, { method: 'PUT', headers, body: JSON.stringify(plan) });
  expect(answer.ok).toBe(true);
};
beforeEach(() => faults({}));

const of = (name: string) => info.calling.serviceApp.refreshTokens.find(({ org }) => org === name);
const client = () => ({
  PSTN_URL: '',
  PSTN_TOKEN: '',
  CALLING_CLIENT_ID: info.calling.serviceApp.clientId,
  CALLING_CLIENT_SECRET: info.calling.serviceApp.clientSecret,
});
/** A Service App that fetches its tokens itself. */
const fetching = () => ({
  ...client(),
  CALLING_SERVICE_APP_ID: info.calling.serviceApp.id,
  CALLING_APPLICATIONS_TOKEN: info.people[0]?.token ?? '',
  CALLING_ORGS: of('Harbor & Pine')?.orgId ?? '',
});

const fine = ['calling_fine', 'calling_licences', 'calling_write_unseen'];
const calling = async (over: Record<string, string>) =>
  (await stage.examine(over)).filter(({ about }) => about === 'calling');

describe('Webex Calling', () => {
  test('is a note where it is not set up and no other back end is', async () => {
    expect(codesOf(await calling({ PSTN_URL: '', PSTN_TOKEN: '' }))).toEqual(['calling_none']);
    expect(codesOf(await calling({}))).toEqual([]);
  });

  test('is looked at live, and what is well is said', async () => {
    const found = await calling(fetching());
    expect(codesOf(found)).toEqual(fine);
    expect(found[0]?.says).toMatch(
      /^Harbor & Pine \(Y2lz\w+\): 5 locations .*, 3 of them on Cisco PSTN.* 1[34] days/,
    );
    expect(found[1]?.says).toMatch(/^Harbor & Pine: .*Webex Calling - Professional \d+\/50/);
    expect(found[2]?.says).toContain('spark-admin:telephony_pstn_write');
  });

  test('whose licences cannot be read is no fault, as nothing depends on them', async () => {
    await faults({ calling: { missingScopes: ['spark-admin:licenses_read'] } });
    const found = await calling(fetching());
    expect(codesOf(found)).toEqual(['calling_fine', 'calling_licences_unread', 'calling_write_unseen']);
    expect(found[1]?.level).toBe('note');
    expect(found[1]?.advice).toContain('spark-admin:licenses_read');
  });

  test.each<[string, object, string, RegExp]>([
    [
      'a missing scope, by its name',
      { calling: { missingScopes: ['spark-admin:roles_read'] } },
      'calling_scopes',
      /Harbor & Pine: roles is refused; it takes spark-admin:roles_read/,
    ],
    [
      'a scope that shows only at a location',
      { calling: { missingScopes: ['spark-admin:telephony_pstn_read'] } },
      'calling_scopes',
      /it takes spark-admin:telephony_pstn_read/,
    ],
    [
      'an organisation that has not authorised it',
      { calling: { notConsented: ['Harbor & Pine'] } },
      'calling_consent',
      /has not authorised/,
    ],
    [
      'a proxy in between',
      { calls: [{ path: '/organizations', answer: 'html' }] },
      'calling_silent',
      /body is no JSON/,
    ],
    [
      'an error inside a success',
      { calls: [{ path: '/roles', answer: 'error' }] },
      'calling_answer',
      /answered with 200/,
    ],
    [
      'a fresh token that is refused while the clock is off',
      { calls: [{ path: '/telephony/pstn', status: 401 }], calling: { clockSkewSeconds: 300 } },
      'calling_clock',
      /clock of this machine is \d+ s behind/,
    ],
  ])('%s is found, with what to do', async (_what, plan, code, says) => {
    await faults(plan);
    const found = (await calling(fetching())).filter(({ level }) => level === 'fault');
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found[0]?.says).toMatch(says);
    expect(found[0]?.advice).toMatch(/\.$/);
  });

  test('that cannot be reached is told of with the reason', async () => {
    const found = await calling({ ...fetching(), CALLING_API_URL: 'http://127.0.0.1:9/v1' });
    expect(codesOf(found, 'fault')).toEqual(['calling_silent']);
    expect(found[0]?.says).toContain('ECONNREFUSED');
  });

  test('keeps a refresh token that Webex has changed; with a bot that runs it renews nothing', async () => {
    await faults({ calling: { refreshTokens: 'strict' } });
    const over = { ...client(), CALLING_REFRESH_TOKEN: of('Bluebird Bakery')?.refreshToken ?? '' };
    expect(codesOf(await calling(over))).toEqual(fine);
    await faults({ calling: { refreshTokens: 'strict', tokens: 'access' } });
    expect(codesOf(await calling(over), 'fault')).toEqual([]);
    await faults({});
    const bot = await stage.startBot();
    try {
      // What the doctor has kept is of this version.
      await expect(access(join(stage.dir, 'data', 'bot', 'before'))).rejects.toThrow('ENOENT');
      expect(codesOf(await calling(over))).toEqual(fine);
      await faults({ calling: { tokens: 'access' } });
      expect(codesOf(await calling(over))).toEqual(['calling_unseen']);
    } finally {
      await bot.stop();
    }
    await faults({});
    expect(codesOf(await calling(over), 'fault')).toEqual([]);
    await faults({ calling: { tokens: 'all' } });
    expect(codesOf(await calling(over), 'fault')).toEqual(['calling_token']);
  }, 90_000);
});
