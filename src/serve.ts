import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SwitchboardError } from './errors.js';
import { reachable } from './ops/address.js';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** A port that is taken is for the operator to mend. */
export async function onFreePort<T>(host: string, port: number, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    throw new SwitchboardError('port_in_use', `Port ${port} on ${host} is in use.`, error);
  }
}

export async function serve(server: Server, host: string, port: number): Promise<Served> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await onFreePort(host, port, () => listening);
  return {
    url: `http://${reachable(host)}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
