/** Takes posted status events in, as Switchboard would, and remembers what was wrong with them. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { readUpTo } from '../src/read-up-to.js';
import type { Contract } from './contract.js';
import { pointer } from './document.js';

export interface Heard {
  readonly orderId: string | undefined;
  readonly id: string | undefined;
  readonly faults: readonly string[];
}

export interface Listener {
  /** Events about the order; waits a while for the first. */
  heardOf(orderId: string): Promise<readonly Heard[]>;
  close(): void;
}

const patienceMs = 10_000;
const mostBytes = 256 * 1024;

function signatureFaults(request: IncomingMessage, body: Buffer, secret: string): string[] {
  const timestamp = String(request.headers['x-switchboard-timestamp'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp)) return ['x-switchboard-timestamp is no unix time in seconds'];
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  const given = Buffer.from(String(request.headers['x-switchboard-signature'] ?? ''), 'hex');
  const fits = given.length === expected.length && timingSafeEqual(given, expected);
  return fits ? [] : ['x-switchboard-signature does not fit timestamp, body and secret'];
}

export async function listen(options: {
  port: number;
  host?: string;
  secret: string;
  contract: Contract;
}): Promise<Listener> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void readUpTo(request, mostBytes).then((body = Buffer.alloc(0)) => {
      const text = body.toString('utf8');
      const event = (() => {
        try {
          return JSON.parse(text) as Record<string, unknown>;
        } catch {
          return {};
        }
      })();
      const { orderId, id } = event;
      heard.push({
        orderId: typeof orderId === 'string' ? orderId : undefined,
        id: typeof id === 'string' ? id : undefined,
        faults: [
          ...signatureFaults(request, body, options.secret),
          ...options.contract.faultsAt('event', pointer('components', 'schemas', 'StatusEvent'), event),
        ],
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"applied"}');
    });
  }).listen(options.port, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  return {
    async heardOf(orderId) {
      const end = performance.now() + patienceMs;
      const about = (): readonly Heard[] => heard.filter((one) => one.orderId === orderId);
      while (about().length === 0 && performance.now() < end) await pause(50);
      return about();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
