import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';
import { isLoopback } from '../http/host-guard.js';
import type { Directory } from '../people/directory.js';
import type { DeviceRow, PersonRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Activity } from './activity.js';

/** What a client says; anything else is ignored, as Webex does. */
const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authorization'), id: z.string(), data: z.object({ token: z.string() }) }),
  z.object({ type: z.literal('ping'), id: z.string() }),
  z.object({ type: z.literal('ack'), messageId: z.string() }),
]);
type Frame = z.output<typeof frame>;

const closeCodes = { notWelcome: 4403, gone: 1000 } as const;
const maxFrameBytes = 64 * 1024;
/** A client that does not read is cut off; it connects again. */
const maxBufferedBytes = 8 * 1024 * 1024;

export interface Listener {
  readonly person: PersonRow;
  /** Host name, without port, that the client knows this Webex by. */
  readonly host: string;
  tell(activity: Activity): void;
}

export interface Closing {
  /** Without it the line is cut. */
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
}

export interface Sockets {
  /** Takes the upgrades of `/mercury/…`; everything else is left alone. */
  attach(server: Server): void;
  listenersOf(personId: string): Iterable<Listener>;
  /** Cuts every connection as a broken network does, or closes it as Webex does, with a code. */
  cut(closing?: Closing): number;
  /** Ends the sockets of devices that are no longer registered. */
  forget(device: DeviceRow): void;
  close(): void;
}

const read = (data: RawData): Frame | undefined => {
  try {
    return frame.safeParse(JSON.parse((data as Buffer).toString('utf8'))).data;
  } catch {
    return undefined;
  }
};

const hostOf = (req: IncomingMessage): string => (req.headers.host ?? 'localhost').replace(/:\d+$/, '');

interface Deps {
  readonly state: Pick<State, 'devices'>;
  readonly directory: Pick<Directory, 'byToken'>;
  /** Close code for every client that wants in, while a plan of faults says so. */
  readonly refuse: () => number | undefined;
}

/** The sockets over which clients without a webhook hear what happens (Mercury; webex-wire.md, section 5). */
export const createSockets = ({ state, directory, refuse }: Deps): Sockets => {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  const byPerson = new Map<string, Map<WebSocket, Listener>>();
  const byDevice = new Map<string, Set<WebSocket>>();

  const welcome = (socket: WebSocket, person: PersonRow, host: string, id: string): void => {
    let sequenceNumber = 0;
    const send = (body: object): void => {
      if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
      else socket.send(JSON.stringify(body));
    };
    // The first frame after the authorization decides: a client that sees anything else waits for ever.
    send({ id, data: { eventType: 'mercury.buffer_state' }, timestamp: Date.now(), headers: {} });
    const listeners = byPerson.get(person.id) ?? new Map<WebSocket, Listener>();
    byPerson.set(person.id, listeners);
    listeners.set(socket, {
      person,
      host,
      tell: (activity) => {
        sequenceNumber += 1;
        send({
          id: randomUUID(),
          data: { eventType: 'conversation.activity', activity },
          timestamp: Date.now(),
          trackingId: `SANDBOX_${randomUUID()}`,
          headers: {},
          sequenceNumber,
        });
      },
    });
    socket.once('close', () => listeners.delete(socket));
  };

  const converse = (socket: WebSocket, deviceId: string, host: string): void => {
    const sockets = byDevice.get(deviceId) ?? new Set<WebSocket>();
    byDevice.set(deviceId, sockets.add(socket));
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const said = read(data);
      if (said?.type === 'ping') socket.send(JSON.stringify({ id: said.id, type: 'pong' }));
      if (said?.type !== 'authorization') return;
      const refused = refuse();
      if (refused !== undefined) {
        socket.close(refused, 'Refused');
        return;
      }
      const person = directory.byToken(said.data.token.replace(/^Bearer /i, ''));
      const device = state.devices.get(deviceId);
      if (person === undefined || device?.ownerId !== person.id) {
        socket.close(closeCodes.notWelcome, 'Not welcome here');
      } else welcome(socket, person, host, said.id);
    });
  };

  return {
    attach: (http) => {
      const guarded = (req: IncomingMessage): boolean => isLoopback(req.headers.host ?? '');
      http.on('upgrade', (req, socket, head) => {
        const id = /^\/mercury\/([0-9a-f-]{36})(?:\?|$)/.exec(req.url ?? '')?.[1];
        if (id === undefined || !state.devices.get(id) || !guarded(req)) {
          socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
          return;
        }
        server.handleUpgrade(req, socket, head, (opened) => converse(opened, id, hostOf(req)));
      });
    },
    listenersOf: (personId) => byPerson.get(personId)?.values() ?? [],
    cut: (closing) => {
      server.clients.forEach((client) => {
        if (closing?.code === undefined) client.terminate();
        else client.close(closing.code, closing.reason);
      });
      return server.clients.size;
    },
    forget: ({ id }) => {
      byDevice.get(id)?.forEach((socket) => socket.close(closeCodes.gone, 'Device deleted'));
      byDevice.delete(id);
    },
    close: () => server.clients.forEach((client) => client.close(1001)),
  };
};
