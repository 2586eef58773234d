import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import express from 'express';
import { onTestFinished } from 'vitest';
import { createGatewayPstn } from '../../../src/pstn/gateway/gateway-pstn.js';
import type { Order, OrderResult, PersonRef } from '../../../src/pstn/provider.js';
import { createDesk } from '../../../src/sandbox/desk/create-desk.js';
import type { EventsOut } from '../../../src/sandbox/desk/events-out.js';
import type { DocumentStore } from '../../../src/sandbox/desk/ports/documents.js';
import { world } from '../../../src/sandbox/world-data.js';
import { contractFetch } from '../../support/contract-fetch.js';
import type { Collection, Store } from '../../../src/store/store.js';

type DeskStore = Pick<Store, 'list' | 'commit'>;

/** Keeps JSON text only, so that nothing survives but what was committed; a commit takes a while, as on a disk. */
export const createMemoryStore = (commitMs = 3): DeskStore & { fail: boolean; commits: number } => {
  const rows = new Map<string, Map<string, string>>();
  const of = (name: string) =>
    rows.get(name) ?? rows.set(name, new Map()).get(name) ?? new Map<string, string>();
  return {
    fail: false,
    commits: 0,
    list: <T>({ name }: Collection<T>) =>
      Promise.resolve([...of(name)].map(([id, text]) => ({ id, value: JSON.parse(text) as T }))),
    async commit(writes) {
      if (commitMs > 0) await setTimeout(commitMs);
      if (this.fail) throw new Error('The disk is full.');
      this.commits += 1;
      for (const write of writes) {
        if (write.type === 'put') of(write.collection).set(write.id, JSON.stringify(write.value));
        else of(write.collection).delete(write.id);
      }
    },
  };
};

export const createClock = (start = '2026-03-02T09:00:00.000Z') => {
  let now = Date.parse(start);
  const advance = (ms: number) => void (now += ms);
  return { now: () => new Date(now), advance, pass: (minutes: number) => advance(minutes * 60_000) };
};

const personNamed = (name: string): PersonRef => {
  const person = world.people.find((known) => known.firstName === name);
  if (!person) throw new Error(`Nobody in the sandbox is called ${name}.`);
  return { id: person.uuid, email: person.email };
};

/** The people of the sandbox by first name. */
export const who = {
  alice: personNamed('Alice'),
  sam: personNamed('Sam'),
  noor: personNamed('Noor'),
  dana: personNamed('Dana'),
  ingrid: personNamed('Ingrid'),
  per: personNamed('Per'),
};

/** The locations of the sandbox by city, e.g. `at('Houston')`. */
export const at = (city: string): string => {
  const location = world.locations.find((known) => known.city === city);
  if (!location) throw new Error(`The sandbox has no location in ${city}.`);
  return location.id;
};

export const token = 'token-of-the-test';

/** A desk behind a real port, with the adapter in front of it; closed when the test ends. */
export const startDesk = async (
  options: {
    store?: DeskStore;
    clock?: ReturnType<typeof createClock>;
    events?: EventsOut;
    documents?: DocumentStore;
  } = {},
) => {
  const clock = options.clock ?? createClock();
  const desk = await createDesk({
    world,
    clock,
    seed: 1,
    publicUrl: 'http://desk.example',
    token,
    store: options.store ?? createMemoryStore(),
    events: options.events,
    ...(options.documents ? { documents: options.documents } : {}),
  });
  const server = createServer(express().use(desk.router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    desk.close();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = `${url}/desk/api`;
  const pstn = createGatewayPstn({ url: api, token, fetch: contractFetch(api) });
  const post = (path: string, body: unknown, headers: Record<string, string> = { 'x-desk-page': '1' }) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    url,
    pstn,
    clock,
    post,
    move: (id: string, to: string, reason?: string) => post(`/desk/page/orders/${id}/moves`, { to, reason }),
    accept: (id: string, { email }: PersonRef) => post(`/desk/page/orders/${id}/acceptance`, { email }),
    free: async (city: string, state: string, limit: number, areaCode?: string) => {
      const search = { locationId: at(city), state, limit, ...(areaCode ? { areaCode } : {}) };
      return (await pstn.searchNumbers(search)).map(({ number }) => number);
    },
  };
};

export const placed = (result: OrderResult): Order => {
  if (result.ok) return result.order;
  throw new Error(`The order was refused: ${JSON.stringify(result)}`);
};
