import diagnostics from 'node:diagnostics_channel';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyAudit } from '../../src/bot/audit/verify.js';
import { settings } from '../../src/bot/collections.js';
import { readSettings } from '../../src/config.js';
import { createSwitchboard } from '../../src/create-switchboard.js';
import { withKept } from '../operate/kept.js';
import { createDeskHand } from '../support/desk-hand.js';
import {
  accountInputs,
  act,
  addressInputs,
  americanBill,
  hear,
  ordersIn,
  type Account,
} from '../support/port-talk.js';
import { startProduct, type Product } from '../support/product.js';
import type { RawMessage, Talk } from '../support/talk.js';
import { openSpace } from '../transcripts/group-space.js';

/** Long enough that none can stand in an id or a time by chance. */
const planted = {
  pin: '73155219',
  newPin: '86420975',
  account: '884213990771',
  business: 'Quietwater Holdings',
  signer: 'Zebulon Marchbanks',
  street: '77 Hemlock Passage',
  onBill: 'Obsidian Tariff',
  fileName: 'quietwater-march',
};
const settingsPlanted = {
  DATA_KEY: 'c0ffee'.repeat(10) + 'beef',
  WEBEX_BOT_TOKEN: 'planted-webex-token-58210',
  PSTN_TOKEN: 'planted-pstn-token-77341',
  ORDER_EVENTS_SECRET: 'planted-events-secret-90183',
  LANGUAGE_MODEL_KEY: 'planted-model-key-66127',
};
/** How a bill or a letter begins, as bytes and in base64. */
const papers = ['%PDF-', 'JVBERi0'];
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const lines: string[] = [];
const urls: string[] = [];
const out: string[] = [];
let dir = '';
let product: Product;

interface UndiciRequest {
  readonly request: { readonly origin?: unknown; readonly path: string };
}
const noteUndici = (message: unknown): void => void urls.push((message as UndiciRequest).request.path);
const noteHttp = (message: unknown): void =>
  void urls.push((message as { readonly request: { readonly path: string } }).request.path);

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => out.push(String(chunk)) > 0);
  diagnostics.subscribe('undici:request:create', noteUndici);
  diagnostics.subscribe('http.client.request.start', noteHttp);
  const logTo = { write: (line: string) => void lines.push(line) };
  dir = await mkdtemp(join(tmpdir(), 'switchboard-leaks-'));
  product = await startProduct({ LOG_LEVEL: 'debug', DATA_KEY: settingsPlanted.DATA_KEY }, { logTo, dir });
}, 60_000);
afterAll(async () => {
  diagnostics.unsubscribe('undici:request:create', noteUndici);
  diagnostics.unsubscribe('http.client.request.start', noteHttp);
  vi.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

const account: Account = {
  carrier: 'Gulf Mobile',
  accountNumber: planted.account,
  businessName: planted.business,
  authorisedName: planted.signer,
  btn: '(361) 555-0100',
  street: planted.street,
  city: 'Houston',
  state: 'TX',
  zip: '77002',
  pin: planted.pin,
};

async function inDirect(talk: Talk, text: string): Promise<void> {
  const path = `/messages/direct?personId=${product.sandbox.bot.id}`;
  const found = await vi.waitUntil(
    async () => {
      const { status, body } = await talk.call('GET', path);
      const items = status === 200 ? (body as { items: RawMessage[] }).items : [];
      return items.find(({ markdown = '' }) => markdown.includes(text));
    },
    { timeout: 30_000, interval: 30 },
  );
  talk.take(found);
}

/** Presses are no messages: what fails is what the bot answers. */
const failNext = (): Promise<unknown> =>
  fetch(`${product.url}/sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ calls: [{ method: 'POST', path: '/messages', status: 502, count: 2 }] }),
  });

/** A port with every secret there is, from a group space to a rejected PIN and its fix; some of it goes wrong. */
async function converse(): Promise<unknown> {
  const [alice] = await openSpace(product, 'alice', 'noor');
  const talk = product.talk('alice');
  const desk = createDeskHand(product.url);
  const plan = await alice.mention('port 361-555-0101 and 0102 to Houston');
  await alice.press(plan, 'Continue with all 2');
  await inDirect(talk, 'The account with Gulf Mobile');
  await act(talk, 'settle', { ...accountInputs(account), pin: '' });
  await failNext();
  await act(talk, 'settle', { pin: planted.pin });
  await act(talk, 'settle', addressInputs(account));
  const bill = await americanBill(account, await desk.today('America/Chicago'));
  await talk.sayWithFile(`the bill, ${planted.onBill}`, { ...bill, name: `${planted.fileName}.pdf` });
  await act(talk, 'sign', { jobTitle: 'Office manager' });
  await hear(talk, /Look this over before I submit/);
  await failNext();
  const [id = ''] = ordersIn(await act(talk, 'submit'));
  await desk.accept(id);
  await desk.reject(id, { code: 'invalid_pin' });
  await alice.hear('Rejected');
  await talk.say(`fix ${id}`);
  await talk.say(`the PIN is ${planted.newPin}`);
  await talk.say('what is my account number and my PIN?');
  await alice.mention('show my port orders');
  return alice.messages();
}

/** Doors that are knocked on with something secret in what is refused. */
async function knock(): Promise<void> {
  const body = JSON.stringify({ pin: planted.pin, account: planted.account });
  const headers = { 'content-type': 'application/json', 'x-spark-signature': digest(planted.pin) };
  for (const path of ['/webex/events', '/orders/events'])
    for (const sent of [body, body.slice(0, -3)])
      await fetch(product.url + path, { method: 'POST', headers, body: sent });
}

/** The same program with every token there is, none of which is right. */
async function startWithTokens(): Promise<void> {
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
  const environment = {
    ...settingsPlanted,
    PORT: '0',
    DATA_DIR: join(dir, 'second'),
    WEBEX_API_URL: `${product.url}/v1`,
    PUBLIC_URL: product.url,
    PSTN_URL: `${product.url}/desk/api`,
    LANGUAGE_MODEL_URL: 'http://127.0.0.1:9/v1',
    LANGUAGE_MODEL_NAME: 'none',
  };
  const fault: unknown = await createSwitchboard(readSettings(environment), log).catch(
    (error: unknown) => error,
  );
  lines.push(`${String(fault)} ${JSON.stringify(fault)} ${(fault as Error).stack ?? ''}`);
}

async function filesIn(dir: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  // The key files hold keys, and nothing but keys.
  const kept = paths.filter((path) => !path.endsWith('.key'));
  const all = await Promise.all(kept.map(async (path) => [path, await readFile(path, 'latin1')] as const));
  return new Map(all);
}

test('what is secret stands in no log line, file, file name, address, metric or output, and masked in spaces', async () => {
  const inSpace = JSON.stringify(await converse());
  await knock();
  await startWithTokens();
  const pages = await Promise.all(
    ['/metrics', '/healthz', '/readyz'].map(async (path) => (await fetch(product.url + path)).text()),
  );
  await product.stop();
  const webhook = await withKept(
    join(dir, 'bot'),
    ({ store }) => store.get(settings, 'webhook-secret'),
    settingsPlanted.DATA_KEY,
  );
  const secrets = [
    ...Object.values(planted),
    ...Object.values(settingsPlanted),
    webhook ?? 'no webhook secret was kept',
    digest('desk switchboard'),
    digest('events switchboard'),
    ...product.sandbox.people.map(({ token }) => token),
  ];
  const audited = await verifyAudit(join(dir, 'bot', 'audit'));
  expect(audited.faults).toEqual([]);
  expect(audited.lines).toBeGreaterThan(5);
  const files = await filesIn(dir);
  const seen = new Map<string, string>([
    ...files,
    ['log', lines.join('\n')],
    ['file names', [...files.keys()].join('\n')],
    ['addresses', urls.join('\n')],
    ['output', out.join('\n')],
    ['metrics', pages.join('\n')],
  ]);
  expect(lines.length).toBeGreaterThan(5);
  expect(urls.length).toBeGreaterThan(10);
  expect(files.size).toBeGreaterThan(4);
  const leaks = [...seen].flatMap(([where, text]) =>
    [...secrets, ...papers]
      .filter((secret) => text.includes(secret))
      .map((secret) => `${secret} in ${where}`),
  );
  expect(leaks).toEqual([]);
  for (const secret of [
    planted.pin,
    planted.newPin,
    planted.account,
    planted.fileName,
    planted.street,
    'LOA-',
  ])
    expect(inSpace, secret).not.toContain(secret);
}, 120_000);
