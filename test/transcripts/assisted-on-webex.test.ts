/** The bot as it runs on the real Webex: customers and numbers from Webex Calling, and a person who files the orders. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSettings } from '../../src/config.js';
import { createSwitchboard, type Switchboard } from '../../src/create-switchboard.js';
import { createCallingStage, type CallingStage } from '../support/adapter-stage.js';
import { freePort } from '../support/free-port.js';
import { createTalk, type SandboxDescription, type Talk } from '../support/talk.js';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let webex: CallingStage;
let bot: Switchboard;
let dir: string;
let talkOf: (name: string) => Talk;

beforeAll(async () => {
  webex = await createCallingStage();
  const described = (await (await fetch(`${webex.url}/sandbox.json`)).json()) as SandboxDescription;
  dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  const port = String(await freePort());
  const roles = join(dir, 'roles.json');
  const clerk = {
    email: 'sam.reed@harborpine.example',
    role: 'clerk',
    customers: [webex.organization('Harbor & Pine')],
  };
  await writeFile(roles, JSON.stringify({ people: [clerk] }));
  const settings = readSettings({
    ...{ PORT: port, OPS_PORT: '0', DATA_DIR: dir, DATA_KEY: '5a'.repeat(32), LOG_LEVEL: 'error' },
    WEBEX_BOT_TOKEN: described.bot.token,
    WEBEX_API_URL: webex.apiUrl,
    ROLES_FILE: roles,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...webex.environment(),
  });
  bot = await createSwitchboard(
    settings,
    pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  );
  talkOf = (name) => {
    const me = described.people.find(({ email }) => email.startsWith(name));
    if (me === undefined) throw new Error(`The sandbox has no ${name}`);
    return createTalk({ apiUrl: described.apiUrl, me, bot: described.bot });
  };
});

afterAll(async () => {
  await bot.stop();
  await webex.close();
  await rm(dir, { recursive: true, force: true });
});

const heard = (talk: Talk, text: string) =>
  vi.waitFor(async () => {
    await talk.refresh();
    expect(talk.heard.at(-1)?.markdown).toContain(text);
  });

test('without an ordering back end orders are handed over to be typed in', async () => {
  const alice = talkOf('alice');
  const hello = await alice.say('hello');
  expect(hello.markdown).toContain('You type the finished order into Control Hub yourself.');
  expect((await alice.say('5 numbers in 281 for Houston')).markdown).toContain('Area: 281');
  await alice.press('Send request');
  await heard(alice, 'SB-100001: type it into Control Hub');
  await alice.press('It is in Control Hub');
  expect((await alice.say('PO-7788')).markdown).toContain('SB-100001 is in Control Hub as PO-7788.');
  expect(await webex.numberChanges()).toEqual([]);
});

test('whoever got a role through the bot orders too, unknown to Webex as an administrator', async () => {
  const sam = talkOf('sam');
  expect((await sam.say('3 numbers in 281 for Houston')).markdown).toContain('Area: 281');
  await sam.press('Send request');
  await heard(sam, 'SB-100002: type it into Control Hub');
});
