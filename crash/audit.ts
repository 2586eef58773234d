/** Compares what the desk, the store and the chat hold with what people did. */
import { join } from 'node:path';
import {
  esaRecords,
  inbox,
  outbox,
  parked,
  placedOrders,
  sealedCollections,
} from '../src/bot/collections.js';
import { jobs } from '../src/bot/news/collections.js';
import { openVault } from '../src/bot/vault/key.js';
import { collectionsOnDisk } from '../src/bot/vault/on-disk.js';
import { sealStore } from '../src/bot/vault/seal-store.js';
import { addressLine } from '../src/esa/address.js';
import { openStore } from '../src/store/open-store.js';
import type { Store } from '../src/store/store.js';
import { createDeskHand, type DeskOrder } from '../test/support/desk-hand.js';
import { dataKey, type Arena } from './arena.js';
import { allMessagesIn, callerAs, isNews, placedIn, tokenOf, words, type ChatMessage } from './chat.js';
import type { Record } from './record.js';

export interface Finding {
  readonly what: string;
  readonly examples: readonly string[];
}

export interface AuditOptions {
  readonly arena: Arena;
  readonly record: Record;
  /** Orders that were there before. */
  readonly known: ReadonlySet<string>;
  readonly kills: number;
  readonly stuck: readonly string[];
}

export interface Reckoning {
  readonly figures: { readonly [what: string]: number };
  /** Empty when all is as it should be. */
  readonly findings: readonly Finding[];
}

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

/** The store of the bot, which has ended. */
async function withStore<T>(dir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const at = join(dir, 'bot', 'bot');
  const raw = await openStore({ dir: at, collections: collectionsOnDisk });
  try {
    const vault = await openVault({
      dir: at,
      given: dataKey,
      store: raw,
      mayMake: false,
      onMade: () => undefined,
    });
    return await work(sealStore(raw, vault, sealedCollections));
  } finally {
    await raw.close();
  }
}

/** All that was ever said in the rooms the bot is in, newest first, by room. */
async function chats({ sandbox }: Arena): Promise<readonly (readonly ChatMessage[])[]> {
  const rooms = new Map<string, string>();
  for (const person of sandbox.people) {
    const { body } = await callerAs(sandbox.apiUrl, person)('GET', '/rooms?max=1000');
    for (const { id } of (body as { items: { id: string }[] }).items) rooms.set(id, person.token);
  }
  return Promise.all(
    [...rooms].map(([roomId, token]) => allMessagesIn(callerAs(sandbox.apiUrl, { token }), roomId)),
  );
}

function ordersIn(
  { record, known, arena }: AuditOptions,
  placed: readonly DeskOrder[],
  kept: ReadonlySet<string>,
  rooms: readonly (readonly ChatMessage[])[],
) {
  const told = record.deeds.flatMap(({ kind, told: id }) =>
    kind === 'order' && id !== undefined ? [id] : [],
  );
  const fresh = placed.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const own = rooms.flat().filter(({ personId }) => personId === arena.sandbox.bot.id);
  const said = new Set(own.filter((one) => !isNews(one)).flatMap((one) => placedIn(one) ?? []));
  const deeds = record.deeds.filter(({ kind }) => kind === 'order').length;
  return {
    orders: fresh.length,
    lost: told.filter((id) => !fresh.includes(id)),
    // Nobody asked for it, or it was placed twice: then only one of the two was told.
    doubled: [...fresh.filter((id) => !said.has(id)), ...repeated(told), ...fresh.slice(deeds)],
    unkept: fresh.filter((id) => !kept.has(id)),
  };
}

/** Each fix brings its order back to “pending” once. */
function fixesIn({ record }: AuditOptions, placed: readonly DeskOrder[]): readonly string[] {
  return placed.flatMap(({ id, events }) => {
    const fixed = record.deeds.filter(({ kind, told }) => kind === 'fix' && told === id).length;
    const back = events.filter(({ what, status }) => what === 'status' && status === 'pending').length;
    const isPort = placed.find((one) => one.id === id)?.type === 'port';
    return isPort && fixed < back ? [`${id}: fixed ${fixed} times, sent ${back} times`] : [];
  });
}

async function heldAddresses({ sandboxUrl }: Arena): Promise<readonly string[]> {
  const body = await (await fetch(`${sandboxUrl}/desk/page/addresses`)).json();
  return (body as { addresses: { line: string }[] }).addresses.map(({ line }) => line);
}

function doublesIn(rooms: readonly (readonly ChatMessage[])[], botId: string): readonly string[] {
  return rooms.flatMap((room) => {
    const own = room.filter(({ personId }) => personId === botId);
    const cards = repeated(own.flatMap((one) => tokenOf(one) ?? []));
    const plain = own.filter(
      (one, at) => tokenOf(one) === undefined && at > 0 && words(one) === words(own[at - 1] as ChatMessage),
    );
    return [...cards, ...plain.map(words)];
  });
}

/** News of one order in one room: never more than there was to tell. */
function newsTwice(rooms: readonly (readonly ChatMessage[])[], { record }: AuditOptions): readonly string[] {
  return rooms.flatMap((room) =>
    [...record.moves].flatMap(([id, moves]) => {
      const cards = new Set(room.filter((one) => isNews(one) && words(one).includes(id)).map(tokenOf));
      return cards.size > moves + 1 ? [`${id}: ${cards.size} notices of ${moves} changes`] : [];
    }),
  );
}

/** Every order that moved was told of, or is still to be told. */
function newsMissing(
  rooms: readonly (readonly ChatMessage[])[],
  { record }: AuditOptions,
  waiting: ReadonlySet<string>,
): readonly string[] {
  const news = rooms.flat().filter(isNews).map(words);
  return [...record.moves.keys()].filter((id) => !waiting.has(id) && !news.some((text) => text.includes(id)));
}

async function storeHolds(dir: string) {
  return withStore(dir, async (store) => ({
    inbox: new Map((await store.list(inbox)).map(({ id, value }) => [id, value.state])),
    outbox: (await store.list(outbox)).length,
    parked: (await store.list(parked)).map(({ value }) => value.why),
    placed: new Set((await store.list(placedOrders)).map(({ id }) => id)),
    jobs: new Set((await store.list(jobs)).map(({ value }) => value.orderId)),
    addresses: (await store.list(esaRecords)).map(({ value }) =>
      value.address === undefined ? '' : addressLine(value.address),
    ),
  }));
}

export async function audit(options: AuditOptions): Promise<Reckoning> {
  const { arena, record, kills, stuck } = options;
  const [rooms, placed, held, kept] = [
    await chats(arena),
    await createDeskHand(arena.sandboxUrl).orders(),
    await heldAddresses(arena),
    await storeHolds(arena.dir),
  ];
  const orders = ordersIn(options, placed, kept.placed, rooms);
  const confirmed = new Set(record.deeds.flatMap(({ kind, told }) => (kind === 'address' ? [told] : [])));
  const doubles = doublesIn(rooms, arena.sandbox.bot.id);
  const unheard = record.messages.filter((id) => kept.inbox.get(`messages:created:${id}`) !== 'done');
  const unfinished = [...kept.inbox].filter(([, state]) => state !== 'done').map(([id]) => id);
  const fell = arena.fell;
  const perKill = doubles.length / Math.max(kills, 1);
  const checks: { readonly [what: string]: readonly string[] } = {
    'orders lost': orders.lost,
    'orders doubled or untold': orders.doubled,
    'orders the store does not know': orders.unkept,
    'fixes sent twice': fixesIn(options, placed),
    'addresses saved without a confirming press': held.filter((line) => !confirmed.has(line)),
    'addresses where desk and store differ': held.filter((line) => !kept.addresses.includes(line)),
    'conversations stuck': stuck,
    'answers missing': record.unanswered,
    'messages the inbox never saw': unheard,
    'events not finished': unfinished,
    'messages left in the outbox': Array.from({ length: kept.outbox }, () => 'message'),
    'messages parked': kept.parked,
    'news missing': newsMissing(rooms, options, kept.jobs),
    'news told twice': newsTwice(rooms, options),
    'doubled messages, one a kill or more': perKill >= 1 ? doubles : [],
    'times the bot ended by itself': Array.from({ length: fell }, () => 'end'),
  };
  return {
    figures: {
      'messages of people': record.messages.length,
      'presses of people': record.presses.length,
      'presses Webex never delivered (pressed again)': record.lostPresses,
      'orders placed': orders.orders,
      'fixes sent': record.deeds.filter(({ kind }) => kind === 'fix').length,
      'addresses confirmed': confirmed.size,
      'status changes at the desk': [...record.moves.values()].reduce((sum, count) => sum + count, 0),
      apologies: record.apologies,
      detours: record.detours,
      ...Object.fromEntries(Object.entries(checks).map(([what, found]) => [what, found.length])),
      'doubled messages': doubles.length,
      'doubled messages a kill': Math.round(perKill * 1000) / 1000,
    },
    findings: Object.entries(checks)
      .filter(([, found]) => found.length > 0)
      .map(([what, found]) => ({ what, examples: found.slice(0, 5) })),
  };
}
