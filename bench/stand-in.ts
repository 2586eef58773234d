/**
 * A Webex just large enough for two bots: every call waits a fixed time, events are webhook deliveries, and
 * an answer counts when the call that posts it is answered. Runs in a process of its own.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
  readonly targetUrl: string;
  readonly secret?: string;
}

export interface StandIn {
  readonly url: string;
  /** Milliseconds that every call takes. */
  delay: number;
  /** Calls since the last reset. */
  calls: number;
  hooksReady(): boolean;
  reset(): void;
  /** Sends a message event of room `room`; resolves with the milliseconds until the answer. */
  ask(room: number): Promise<number>;
  close(): void;
}

const id = (type: string, uuid: string) =>
  Buffer.from(`ciscospark://us/${type}/${uuid}`).toString('base64url');
const uuidOf = (room: number) => `00000000-0000-4000-8000-${String(room).padStart(12, '0')}`;
const created = '2026-01-01T00:00:00.000Z';
const bot = {
  id: id('PEOPLE', uuidOf(999_999)),
  emails: ['switchboard@webex.bot'],
  displayName: 'Switchboard',
  nickName: 'Switchboard',
  firstName: 'Switchboard',
  lastName: '-',
  orgId: id('ORGANIZATION', uuidOf(1)),
  type: 'bot',
  created,
};
const roomId = (room: number) => id('ROOM', uuidOf(room));
const person = (room: number) => ({
  ...bot,
  id: id('PEOPLE', uuidOf(room)),
  emails: [`person${room}@example.com`],
  type: 'person',
});
const roomBody = (room: number) => ({
  id: roomId(room),
  title: `Person ${room}`,
  type: 'direct',
  isLocked: false,
  created,
  creatorId: bot.id,
});
const membershipsOf = (room: number) =>
  [bot, person(room)].map(({ id: personId, emails }, index) => ({
    id: id('MEMBERSHIP', `${index}:${uuidOf(room)}`),
    roomId: roomId(room),
    roomType: 'direct',
    personId,
    personEmail: emails[0],
    isModerator: false,
    created,
  }));

export async function startStandIn(spaces: number): Promise<StandIn> {
  const hooks: Hook[] = [];
  const messages = new Map<string, object>();
  const rooms = new Map(Array.from({ length: spaces }, (_, room) => [roomId(room), room]));
  const people = new Map(Array.from({ length: spaces }, (_, room) => [person(room).id, person(room)]));
  const waiting = new Map<string, (() => void)[]>();
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });

  function answer(url: URL, method: string, body: string): object | undefined {
    const [, , resource, item] = url.pathname.replace(/\/$/, '').split('/');
    // The service catalogue, which the SDK asks for at its start.
    if (url.pathname.startsWith('/u2c')) return { serviceLinks: {}, hostCatalog: {}, format: 'hostmap' };
    switch (resource) {
      case 'people': {
        if (item === 'me') return bot;
        const asked = (url.searchParams.get('id') ?? '').split(',');
        const found = [...asked, item ?? '']
          .map((one) => (one === bot.id ? bot : people.get(one)))
          .filter(Boolean);
        return item === undefined ? { items: found, notFoundIds: [] } : found[0];
      }
      case 'webhooks': {
        if (method === 'GET') return { items: hooks };
        const hook = { id: randomUUID(), ...(JSON.parse(body) as Omit<Hook, 'id'>) };
        hooks.push(hook);
        return hook;
      }
      case 'rooms':
        if (item === undefined) return { items: [] };
        return roomBody(rooms.get(item) ?? 0);
      case 'memberships': {
        const room = rooms.get(url.searchParams.get('roomId') ?? '');
        if (room === undefined) return { items: [...rooms.values()].map((each) => membershipsOf(each)[0]) };
        const wanted = url.searchParams.get('personId');
        return {
          items: membershipsOf(room).filter(({ personId }) => wanted === null || wanted === personId),
        };
      }
      case 'messages':
        if (method === 'GET') return messages.get(item ?? '');
        return {
          ...(JSON.parse(body) as object),
          id: id('MESSAGE', randomUUID()),
          roomType: 'direct',
          personId: bot.id,
          personEmail: bot.emails[0],
          created,
        };
      default:
        return undefined;
    }
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    standIn.calls++;
    if (standIn.delay > 0) await sleep(standIn.delay);
    const answered = answer(new URL(incoming.url ?? '/', 'http://localhost'), incoming.method ?? 'GET', body);
    const text = JSON.stringify(answered ?? { message: 'Not found', errors: [], trackingId: 'none' });
    response.writeHead(answered === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(text, () => {
      const posted = incoming.method === 'POST' && incoming.url?.startsWith('/v1/messages');
      if (posted) waiting.get((JSON.parse(body) as { roomId: string }).roomId)?.shift()?.();
    });
  }

  function deliver(hook: Hook, data: object): void {
    const body = JSON.stringify({ ...hook, event: 'created', resource: 'messages', actorId: '', data });
    const signature = createHmac('sha1', hook.secret ?? '')
      .update(body)
      .digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-spark-signature': signature,
      'content-length': Buffer.byteLength(body),
    };
    request(hook.targetUrl, { method: 'POST', agent, headers }, (response) => response.resume()).end(body);
  }

  const server = createServer((incoming, response) => void serve(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    delay: 0,
    calls: 0,
    hooksReady: () => hooks.length >= 2,
    reset() {
      standIn.calls = 0;
    },
    ask(room) {
      const hook = hooks.find(({ resource }) => resource === 'all');
      if (hook === undefined) throw new Error('The bot has no webhook');
      const data = {
        id: id('MESSAGE', randomUUID()),
        roomId: roomId(room),
        roomType: 'direct',
        personId: person(room).id,
        personEmail: person(room).emails[0],
        // What is old is refused as a replay.
        created: new Date().toISOString(),
      };
      messages.set(data.id, { ...data, text: 'hello' });
      return new Promise((resolve) => {
        const began = performance.now();
        const queue = waiting.get(data.roomId) ?? [];
        waiting.set(data.roomId, queue);
        queue.push(() => {
          messages.delete(data.id);
          resolve(performance.now() - began);
        });
        deliver(hook, data);
      });
    },
    close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
  return standIn;
}
