/**
 * Whether a version of the official SDK works in the sandbox, as a person and as the bot, for what the bot uses.
 *
 *   npm install --ignore-scripts --prefix FOLDER webex     (a folder of your own: it is large, and under Cisco's licence)
 *   npm run sandbox                                        (elsewhere; it prints WEBEX_BOT_TOKEN)
 *   WEBEX_BOT_TOKEN=… node --import tsx scripts/try-sdk.ts FOLDER http://127.0.0.1:3000
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

interface Item {
  readonly id: string;
  readonly [field: string]: unknown;
}
interface Resource {
  get(id: string): Promise<Item>;
  list(options: object): Promise<{ items: readonly Item[] }>;
  create(item: object): Promise<Item>;
  remove(item: Item): Promise<unknown>;
  listen(): Promise<void>;
  stopListening(): void;
  on(event: string, heard: (event: { data: Item }) => void): void;
}
type Sdk = Readonly<Record<(typeof plugins)[number], Resource>>;
type SdkClass = new (options: object) => Sdk;

const plugins = ['people', 'rooms', 'memberships', 'messages', 'attachmentActions', 'webhooks'] as const;
const patienceMs = 15_000;

const [folder = '', url = ''] = process.argv.slice(2);
process.env['HYDRA_SERVICE_URL'] = `${url}/v1`;
process.env['U2C_SERVICE_URL'] = `${url}/u2c/api/v1`;

const load = createRequire(join(resolve(folder), 'package.json'));
const parts = ['authorization-node', 'logger', ...plugins.map((name) => name.replace('A', '-a'))];
load('@webex/internal-plugin-device');
for (const part of parts) load(`@webex/plugin-${part}`);
const { default: Core } = load('@webex/webex-core') as { default: SdkClass };
const home = join(resolve(folder), 'node_modules/webex/package.json');
const { version } = JSON.parse(readFileSync(home, 'utf8')) as { version: string };
const open = (token: string): Sdk =>
  new Core({ credentials: { access_token: token }, config: { logger: { level: 'error' } } });

let failed = 0;
function check(what: string, isRight: boolean): void {
  failed += isRight ? 0 : 1;
  process.stdout.write(`${isRight ? 'ok  ' : 'FAIL'} ${what}\n`);
}
const next = (resource: Resource): Promise<Item | undefined> =>
  new Promise((heard) => {
    resource.on('created', ({ data }) => heard(data));
    setTimeout(() => heard(undefined), patienceMs);
  });

const card = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.3',
    body: [{ type: 'Input.Text', id: 'word' }],
    actions: [{ type: 'Action.Submit', title: 'Go' }],
  },
};

interface SandboxPeople {
  readonly people: readonly { readonly token: string; readonly email: string }[];
}

async function run(): Promise<void> {
  const { people } = (await (await fetch(`${url}/sandbox.json`)).json()) as SandboxPeople;
  const [first] = people;
  if (first === undefined) throw new Error('The sandbox has no people');
  const person = open(first.token);
  const bot = open(process.env['WEBEX_BOT_TOKEN'] ?? '');
  const me = await person.people.get('me');
  check('people/me, as a person', JSON.stringify(me['emails']).includes(first.email));
  const self = await bot.people.get('me');
  check('people/me, as the bot', self['type'] === 'bot');

  const room = await person.rooms.create({ title: `SDK ${version}` });
  await person.memberships.create({ roomId: room.id, personId: self.id });
  const rooms = (await bot.rooms.list({ max: 100 })).items;
  check(
    'rooms, a new one',
    rooms.some(({ id }) => id === room.id),
  );
  check('memberships', (await bot.memberships.list({ roomId: room.id })).items.length === 2);

  const [heard, pressed] = [next(bot.messages), next(bot.attachmentActions)];
  await Promise.all([bot.messages.listen(), bot.attachmentActions.listen()]);
  const sent = await person.messages.create({
    roomId: room.id,
    markdown: `<@personId:${self.id}> hello`,
  });
  check('a message over the socket', (await heard)?.id === sent.id);
  check('a message that is fetched', String((await bot.messages.get(sent.id))['text']).includes('hello'));

  const posted = await bot.messages.create({ roomId: room.id, markdown: 'card', attachments: [card] });
  const submit = { type: 'submit', messageId: posted.id, inputs: { word: 'yes' } };
  const press = await person.attachmentActions.create(submit);
  check('a press over the socket', (await pressed)?.id === press.id);
  const inputs = (await bot.attachmentActions.get(press.id))['inputs'] as { word?: string };
  check('a press that is fetched', inputs.word === 'yes');

  const wish = { name: 'SDK', targetUrl: `${url}/nowhere`, resource: 'messages', event: 'created' };
  const webhook = await bot.webhooks.create(wish);
  const webhooks = (await bot.webhooks.list({})).items;
  check(
    'webhooks',
    webhooks.some(({ id }) => id === webhook.id),
  );
  await bot.webhooks.remove(webhook);
  await bot.messages.remove(posted);
  const gone = await bot.messages.get(posted.id).catch((error: unknown) => error as { statusCode?: number });
  check('what was removed is gone', (gone as { statusCode?: number }).statusCode === 404);
  bot.messages.stopListening();
  bot.attachmentActions.stopListening();
}

process.stdout.write(`webex ${version}\n`);
await run();
process.exit(failed === 0 ? 0 : 1);
