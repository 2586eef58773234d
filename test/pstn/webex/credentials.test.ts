import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { callingCollections, callingTokens, shelfIn } from '../../../src/bot/calling/collections.js';
import { openSealed } from '../../../src/bot/vault/seal-store.js';
import { createVault } from '../../../src/bot/vault/vault.js';
import { createMemoryShelf } from '../../../src/pstn/webex/credentials/shelf.js';
import type { TokenRow } from '../../../src/pstn/webex/credentials/token-keeper.js';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import { createCallingStage, type CallingStage } from '../../support/adapter-stage.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => stage.faults({}));

const namesOf = async (calling: WebexCalling) => (await calling.customers()).map(({ name }) => name);
const dayMs = 24 * 60 * 60_000;

describe('the tokens of a Service App', () => {
  it('are kept sealed, and the newest refresh token is used after a restart', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const vault = createVault(Buffer.alloc(32, 7));
    const log = pino({ level: 'silent' });
    const environment = stage.environment('Harbor & Pine');
    await stage.faults({ calling: { refreshTokens: 'strict' } });

    async function run(now: () => Date) {
      const store = await openSealed({ dir, collections: callingCollections, log }, vault);
      const tokens = shelfIn(store, callingTokens);
      const calling = stage.calling({ environment, tokens, now });
      const names = await namesOf(calling);
      const rows = await tokens.all();
      await store.close();
      return { names, rows };
    }

    const first = await run(() => new Date());
    // Thirteen days and a half later the access token is about to lapse: the one in the settings is of no use any more.
    const later = await run(() => new Date(Date.now() + 14 * dayMs - 60_000));
    expect([first.names, later.names]).toEqual([['Harbor & Pine'], ['Harbor & Pine']]);
    const refreshOf = (rows: typeof first.rows) => rows.map(({ value }) => value.refresh);
    expect(refreshOf(later.rows)).not.toEqual(refreshOf(first.rows));
    expect(later.rows).toHaveLength(1);

    const secrets = [...first.rows, ...later.rows].flatMap(({ value }) => [
      value.access,
      value.refresh ?? '',
    ]);
    const files = await readdir(dir, { recursive: true, withFileTypes: true });
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name)));
    for (const bytes of await Promise.all(texts))
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
  });

  it('are fetched for each organisation, and fetched anew where none of them is good any more', async () => {
    const tokens = createMemoryShelf<TokenRow>();
    const environment = stage.fetching('Harbor & Pine', 'Bluebird Bakery');
    const calling = stage.calling({ environment, tokens });
    expect(await namesOf(calling)).toEqual(['Harbor & Pine', 'Bluebird Bakery']);
    expect(await tokens.all()).toHaveLength(2);
    await stage.faults({ calling: { tokens: 'all' } });
    const id = stage.organization('Harbor & Pine');
    expect((await calling.locations(id)).length).toBeGreaterThan(0);
  });

  it('are fetched once for many who ask at once', async () => {
    const environment = stage.fetching('Fjordlys AS');
    const tokens = createMemoryShelf<TokenRow>();
    const puts: string[] = [];
    const counted = {
      ...tokens,
      put: (key: string, row: TokenRow) => {
        puts.push(key);
        return tokens.put(key, row);
      },
    };
    const calling = stage.calling({ environment, tokens: counted });
    await Promise.all(Array.from({ length: 10 }, () => calling.customers()));
    expect(puts).toHaveLength(1);
  });

  it('say so when the organisation has not authorised it, or when nothing does', async () => {
    await stage.faults({ calling: { notConsented: ['Fjordlys AS'] } });
    const environment = stage.fetching('Fjordlys AS');
    await expect(stage.calling({ environment }).customers()).rejects.toMatchObject({
      code: 'calling_not_consented',
    });
    const wrong = { ...environment, CALLING_CLIENT_SECRET: 'wrong' };
    await expect(stage.calling({ environment: wrong }).customers()).rejects.toMatchObject({
      code: 'calling_token_refused',
    });
  });
});
