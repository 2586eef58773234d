/** Calls to the server under test. An answer that does not fit the contract fails the check that asked. */
import type { z } from 'zod';
import type { Contract } from './contract.js';

/** What was seen in place of what the contract says. */
export class Failed extends Error {}

/** The server has nothing to check this with. */
export class Skipped extends Error {}

export function must(holds: boolean, seen: string): asserts holds {
  if (!holds) throw new Failed(seen);
}

export interface Call {
  readonly method?: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** A document in place of a body of JSON. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array; readonly about: object };
  /** In place of the right one; none when null. */
  readonly token?: string | null;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

const timeoutMs = 10_000;
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

export const segments = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part)}`).join('');

const bodyOf = ({ body, content }: Call) => {
  if (content !== undefined) {
    const about = Buffer.from(JSON.stringify(content.about)).toString('base64url');
    return {
      headers: { 'content-type': content.type, 'x-document': about },
      body: new Uint8Array(content.bytes),
    };
  }
  if (body === undefined) return { headers: {} };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
};

export type Talk = ReturnType<typeof createTalk>;

export function createTalk(options: { url: string; token: string; contract: Contract }) {
  const base = options.url.replace(/\/+$/, '');

  async function call(asked: Call): Promise<Reply> {
    const { method = 'GET', path, query = {}, token = options.token } = asked;
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) search.set(name, String(value));
    const target = search.size === 0 ? path : `${path}?${search.toString()}`;
    const { headers, body } = bodyOf(asked);
    const response = await fetch(base + target, {
      method,
      headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new Failed(`${method} ${path} got no answer: ${String(error)}`);
    });
    const reply = { status: response.status, text: await response.text() };
    const exchange = {
      method,
      target,
      headers: new Headers(),
      body: undefined,
      ...reply,
      answer: reply.text,
    };
    const faults = options.contract.operationOf(method, target)
      ? options.contract.answerFaults(exchange)
      : [];
    must(faults.length === 0, `${method} ${path} → ${String(reply.status)}: ${faults.join('; ')}`);
    return reply;
  }

  return {
    call,
    /** The good answer to a call. */
    async read<T>(schema: z.ZodType<T>, asked: Call): Promise<T> {
      const { status, text } = await call(asked);
      const what = `${asked.method ?? 'GET'} ${asked.path}`;
      must(status === 200, `${what} was answered with ${String(status)}: ${short(text)}`);
      const parsed = schema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
      throw new Failed(`${what}: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
    },
  };
}
