/** Every flow, every role, a customer that is not theirs: nothing of it is ever posted to them. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFlows } from '../../src/flows/engine/loader.js';
import { createGatewayPstn } from '../../src/pstn/gateway/gateway-pstn.js';
import type { Order, PstnProvider } from '../../src/pstn/provider.js';
import { createDeskHand } from '../support/desk-hand.js';
import { actionsOf, createProbe, formsOf, type Markers, type Posted, type Probe } from '../support/probe.js';
import { startProduct, type Product } from '../support/product.js';

const customers = {
  harborPine: '0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10',
  bluebird: '3e9b7c44-2a8d-4f95-b1c6-58d0e2f7ab20',
  fjordlys: '7c16d0b9-94e3-4a72-a5d8-c3f1928b6c30',
};
/** Harbor & Pine is the customer that is nobody's of these. */
const foreign = customers.harborPine;
const roles = {
  ingrid: 'admin',
  james: 'clerk',
  dana: 'read-only',
  per: 'partner',
  olivia: 'operator',
  sam: 'unknown',
} as const;
const people = [
  { email: 'james.hart@fjordlys.example', role: 'clerk', customers: [customers.fjordlys] },
  { email: 'dana.cole@bluebirdbakery.example', role: 'read-only', customers: [customers.bluebird] },
  { email: 'per.lund@northwind.example', role: 'none', customers: [foreign] },
];

let dir: string;
let product: Product;
let pstn: PstnProvider;
const markers = {} as Record<keyof typeof customers, Markers>;
const orders = {} as Record<'new' | 'port' | 'rejected', Order>;
const alice: Posted[] = [];

/** An example in a text of the bot's own, and the name of a time zone. */
const known: readonly string[] = ['PO-104201', 'Chicago'];

/** All that is known of a customer, under every form it may be shown in. */
async function markersOf(customerId: string): Promise<Markers> {
  const [all, directory, places, staff] = await Promise.all([
    pstn.orders(customerId),
    pstn.directory(customerId),
    pstn.locations(customerId),
    pstn.colleagues(customerId),
  ]);
  const accounts = await Promise.all(all.map(({ id }) => pstn.portAccount(id)));
  const numbers = [...all.flatMap((one) => one.numbers), ...directory.flatMap(({ number = [] }) => number)];
  const own = staff.filter(({ role }) => role !== 'partner').map(({ email }) => email);
  const customer = (await pstn.customers()).find(({ id }) => id === customerId);
  const found = [
    customer?.name ?? '',
    ...all.map(({ id }) => id),
    ...numbers.flatMap(formsOf),
    ...directory.map(({ owner }) => owner?.name ?? ''),
    ...places.flatMap(({ id, name }) => [id, name]),
    ...own,
    ...accounts.flatMap((account) => [account?.accountNumber ?? '', account?.businessName ?? '']),
  ];
  return [...new Set(found)].filter((one) => one !== '' && !known.includes(one));
}

/** Sentences that lead into each flow, about what is not theirs. */
const sentences = (): Record<string, readonly string[]> => ({
  home: ['hello', 'qwerty Houston', 'what can you do for Harbor & Pine'],
  'order-numbers': ['2 numbers in 713 for Houston', 'order numbers for Harbor & Pine'],
  'order-block': ['a block of 10 in 713 for Houston'],
  'request-numbers': ['request 5 numbers for San Jose'],
  'port-numbers': ['port 409-555-0100 to Houston', `documents for ${orders.port.id}`],
  'order-status': [
    'orders',
    'orders of Harbor & Pine',
    "the customer's orders",
    orders.new.id,
    orders.rejected.id,
    `export ${orders.port.id} as csv`,
    `set ${orders.port.id} to completed`,
  ],
  'fix-port': [`fix ${orders.rejected.id}`, 'fix the rejected port', 'rejected: the ZIP code does not match'],
  'change-port': [`cancel ${orders.port.id}`, `what can I still do with ${orders.port.id}`],
  'edit-esa': [
    'change the emergency address of Houston',
    `emergency address of ${orders.new.numbers[0] ?? 'Toronto'}`,
    'emergency address of Maria Lopez',
    'register of emergency addresses',
    'register of emergency addresses for Harbor & Pine',
  ],
  'enable-pstn': ['put Tampa on Cisco PSTN', 'which PSTN option has each location'],
  notifications: [
    `follow ${orders.port.id}`,
    'follow Harbor & Pine',
    'follow Houston',
    'notification settings',
  ],
  drafts: ['drafts', 'continue Houston'],
  'give-roles': ['hello', 'Give roles'],
  'hand-over': ['hand over', `hand over ${orders.port.id}`, `hand over the order of Houston`],
  'second-person': ['hello', 'A second person’s approval'],
  'forget-me': ['forget me'],
  'ask-policy': ['how many numbers can one order hold?'],
  'route-support': [
    `who do I contact about ${orders.port.id}?`,
    `${orders.rejected.id} was rejected, which desk helps?`,
  ],
});
/** Begun by a button or a notice alone; pressed below. */
const begunByButton = ['space-customer', 'port-watch'];

const foreignInputs = (): Record<string, string> => ({
  customer: foreign,
  location: 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e101',
  place: 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e101',
  order: orders.rejected.id,
  number: orders.new.numbers[0] ?? '',
  who: 'Maria Lopez',
  which: '0',
  unfollow: orders.port.id,
});

/** Each button of the card, with inputs and arguments that name the foreign customer's things. */
async function pressAll(probe: Probe, card: Posted | undefined, pressed: Set<string>, again: string) {
  let shown = card;
  for (const { title, data } of card === undefined ? [] : actionsOf(card)) {
    const name = `${data['a'] ?? ''} ${Object.keys(data).join()} ${title}`;
    if (pressed.has(name) || ['back', 'language'].includes(data['a'] ?? '')) continue;
    pressed.add(name);
    const now = shown === undefined ? undefined : actionsOf(shown).find((one) => one.title === title);
    if (shown === undefined || now === undefined) continue;
    const arg = data['x'] === undefined || data['a'] === 'start' ? {} : { x: orders.rejected.id };
    await probe.press(
      shown,
      { ...foreignInputs(), ...now.data, ...arg },
      Object.values(foreignInputs()).join(),
    );
    shown = await probe.say(again);
  }
}

async function tryAll(probe: Probe): Promise<void> {
  const pressed = new Set<string>();
  for (const text of Object.values(sentences()).flat()) {
    await pressAll(probe, await probe.say(text), pressed, text);
  }
  const last = probe.heard.findLast((message) => actionsOf(message).length > 0);
  if (last === undefined) return;
  // Cards of Alice's, taken from her 1:1, pressed here.
  for (const data of alice.flatMap(actionsOf).map((action) => action.data)) {
    await probe.press(last, data, '');
  }
}

async function direct(name: string): Promise<string> {
  const talk = product.talk(name);
  return (await talk.say('hello')).roomId;
}

async function group(...names: readonly string[]): Promise<string> {
  const host = product.talk(names[0] ?? '');
  const { body } = await host.call('POST', '/rooms', { title: names.join(', ') });
  const roomId = (body as { id: string }).id;
  const others = names.slice(1).map((name) => product.person(name).email);
  for (const personEmail of [...others, product.sandbox.bot.email]) {
    await host.call('POST', '/memberships', { roomId, personEmail });
  }
  return roomId;
}

/** What Alice has there: addresses, a draft, a subscription, and cards with buttons. */
async function plant(): Promise<void> {
  const talk = product.talk('alice');
  const office = { address1: '1200 Harbor Street', address2: 'Suite 950', city: 'Houston', state: 'Texas' };
  await talk.say('change the emergency address for Houston');
  await talk.press('Set the address');
  await talk.press('Check the address', { ...office, postalCode: '77002' });
  await talk.press('Save it as I entered it');
  await talk.say('follow Harbor & Pine');
  await talk.say('3 numbers in 713 for Houston');
  const status = await talk.say(orders.port.id);
  const { body } = await talk.call('GET', `/messages?roomId=${status.roomId}&max=3`);
  alice.push(...(body as { items: Posted[] }).items);
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tenancy-'));
  const path = join(dir, 'roles.json');
  await writeFile(path, JSON.stringify({ people }));
  product = await startProduct({ ROLES_FILE: path });
  const token = createHash('sha256').update('desk switchboard').digest('hex');
  pstn = createGatewayPstn({ url: `${product.url}/desk/api`, token });
  for (const [name, id] of Object.entries(customers)) {
    markers[name as keyof typeof customers] = await markersOf(id);
  }
  const all = await pstn.orders(foreign);
  const find = (fits: (order: Order) => boolean): Order => {
    const found = all.find(fits);
    if (found === undefined) throw new Error('The sandbox has no such order');
    return found;
  };
  orders.new = find(({ type, numbers }) => type === 'new' && numbers.length > 0);
  orders.rejected = find(({ type, status }) => type === 'port' && status === 'rejected');
  orders.port = find(({ type, status }) => type === 'port' && status !== 'rejected');
  await plant();
}, 60_000);
afterAll(async () => {
  await product.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('what belongs to another customer', () => {
  test('is tried for in every flow', async () => {
    const { flows } = await loadFlows();
    const tried = [...Object.keys(sentences()), ...begunByButton].sort();
    expect(tried).toEqual(flows.map(({ flow }) => flow.id).sort());
  });

  test('is never posted: not in the 1:1, not in a space, whoever asks and whatever is pressed', async () => {
    const hidden = [...markers.harborPine, '1200 Harbor Street', 'Suite 950'];
    const names = Object.keys(roles);
    const probes: Probe[][] = [];
    for (const name of names) {
      const room = { id: await direct(name), title: `1:1 of the ${roles[name as keyof typeof roles]}` };
      // The operator names customers and people to give them their roles, and sees nothing else of theirs.
      const named = (marker: string): boolean => marker === 'Harbor & Pine' || marker.includes('@');
      const forbidden = name === 'olivia' ? hidden.filter((one) => !named(one)) : hidden;
      probes.push([createProbe(product, name, { ...room, isGroup: false, forbidden, uttered: [] })]);
    }
    const spaces = [
      { members: ['ingrid', 'james', 'per'], title: 'space of one customer', forbidden: hidden },
      { members: ['per', 'priya'], title: 'space of partners', forbidden: hidden },
      {
        members: ['alice', 'ingrid', 'per', 'sam'],
        title: 'space with people of three customers',
        forbidden: [...hidden, ...markers.fjordlys, ...markers.bluebird],
      },
    ];
    for (const { members, ...rest } of spaces) {
      const room = { ...rest, id: await group(...members), isGroup: true, uttered: [] };
      probes.push(
        members.filter((name) => names.includes(name)).map((one) => createProbe(product, one, room)),
      );
    }
    await Promise.all(
      probes.map(async (inRoom) => {
        for (const probe of inRoom) await tryAll(probe);
      }),
    );
    // News of the foreign customer, which some of them have tried to follow.
    const desk = createDeskHand(product.url);
    await desk.cancel(orders.rejected.id);
    await product.talk('alice').say('orders');
    const all = probes.flat();
    for (const probe of all) await probe.take('');

    expect(all.flatMap(({ leaks }) => leaks)).toEqual([]);
    const sum = (of: (probe: Probe) => number): number => all.reduce((total, probe) => total + of(probe), 0);
    const figures = {
      flows: Object.keys(sentences()).length + begunByButton.length,
      roles: names.length,
      conversations: all.length,
      sentences: sum(({ counts }) => counts.texts),
      presses: sum(({ counts }) => counts.presses),
      messages: sum(({ heard }) => heard.length),
      markers: hidden.length,
      leaks: 0,
    };
    if (process.env['FIGURES'] !== undefined) process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(figures.messages).toBeGreaterThan(500);
  }, 400_000);

  test('is not mixed up: a partner reads on every card which customer it is about', async () => {
    const fjordlys = await pstn.orders(customers.fjordlys);
    const port = fjordlys.find(({ type }) => type === 'port')?.id ?? '';
    const priya = product.talk('priya');
    for (const text of [
      ...fjordlys.map(({ id }) => id),
      `export ${port} as csv`,
      `what can I still do with ${port}`,
      `cancel ${port}`,
      `documents for ${port}`,
      `follow ${port}`,
      'request 5 local numbers for Oslo',
      'port +47 22 33 44 55 to Oslo',
      'change the emergency address of Oslo',
      'register of emergency addresses for Fjordlys AS',
      'put Trondheim on Cisco PSTN',
      'orders of Fjordlys AS',
      `who do I contact about ${port}?`,
    ]) {
      const { card } = await priya.say(text);
      expect(JSON.stringify(card), text).toContain('Fjordlys AS');
    }
  });
});
