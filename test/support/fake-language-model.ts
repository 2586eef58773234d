/** A language model as an OpenAI-compatible server on this machine: says what the test wants, keeps what it was sent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type ModelReply =
  /** The words of the model. */
  | { readonly says: string }
  | { readonly status: number }
  /** The body as it is. */
  | { readonly body: string }
  /** Takes the question and never answers. */
  | 'never';

export interface Asked {
  readonly url: string;
  readonly key: string | undefined;
  readonly body: string;
}

export interface FakeLanguageModel {
  /** Base address, as it would be set. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** From now on. */
  reply(how: ModelReply): void;
  close(): Promise<void>;
}

/** A good answer. */
export const labelled = (label: string, entities?: Readonly<Record<string, string>>): ModelReply => ({
  says: JSON.stringify({ label, ...(entities && { entities }) }),
});

const completion = (content: string): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  });

function respond(how: ModelReply, response: ServerResponse): void {
  if (how === 'never') return;
  response.writeHead('status' in how ? how.status : 200, { 'content-type': 'application/json' });
  if ('status' in how) response.end('{"error":{"message":"no"}}');
  else response.end('body' in how ? how.body : completion(how.says));
}

export async function startFakeLanguageModel(): Promise<FakeLanguageModel> {
  const asked: Asked[] = [];
  let how: ModelReply = labelled('NONE');
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    asked.push({ url: request.url ?? '', key: request.headers.authorization, body });
    respond(how, response);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    reply: (next) => void (how = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
