/** Stands between the bot and the sandbox, and answers some calls in its place. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface StandIn {
  /** For `createBotProcess`. */
  readonly at: (sandboxUrl: string) => Promise<string>;
  close(): void;
}

/** `takes` answers what it wants to answer itself, and tells whether it has. */
export function createStandIn(
  takes: (request: IncomingMessage, response: ServerResponse) => boolean,
): StandIn {
  const server = createServer();
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function pass(sandboxUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (takes(request, response)) return;
    const { method = 'GET', url = '/', headers } = request;
    const sent = (await buffer(request)).toString();
    const { authorization = '', 'content-type': type = 'application/json' } = headers;
    const answer = await fetch(sandboxUrl + url, {
      method,
      headers: { authorization, 'content-type': type },
      ...(sent === '' ? {} : { body: sent }),
    });
    const text = (await answer.text()).replaceAll(sandboxUrl, address());
    const isEmpty = answer.status === 204;
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(isEmpty ? undefined : text);
  }

  return {
    async at(sandboxUrl) {
      server.on('request', (request, response) => void pass(sandboxUrl, request, response));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return address();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
