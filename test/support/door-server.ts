/** Doors on a server of their own, as the product serves them; closed when the test ends. */
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { request } from 'node:http';
import type { Router } from 'express';
import { pino, type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { createDoorApp, createGuardedServer } from '../../src/http/doors.js';

const silent = pino({ level: 'silent' });

export interface DoorServer {
  readonly url: string;
  readonly port: number;
}

export async function serveDoors(
  doors: Router,
  times: Parameters<typeof createGuardedServer>[1] = {},
  log: Logger = silent,
): Promise<DoorServer> {
  const server = createGuardedServer(createDoorApp(doors, log), times);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

/** Writes this to the server, byte by byte as given, and answers with all that came back until it hung up. */
export const sayRaw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => void socket.write(text));
    let heard = '';
    socket.setEncoding('utf8').on('data', (part: string) => (heard += part));
    socket.once('error', reject).once('close', () => resolve(heard));
  });

/** The status of a GET under another host name, which `fetch` does not allow. */
export const statusUnderHost = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
