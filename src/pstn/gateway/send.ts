/** One call of the contract on the wire: how long it is waited for, how often it is asked, how much is read. */
import { setTimeout as pause } from 'node:timers/promises';
import { readUpTo } from '../../read-up-to.js';

export interface ClientOptions {
  /** Address of the API, e.g. `http://localhost:3000/desk/api`. */
  readonly url: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** Every call of the contract may be sent twice without harm: it only reads, or it carries a key. */
export interface Call {
  readonly path: string;
  readonly query?: Query;
  readonly method?: 'PUT' | 'POST';
  readonly body?: unknown;
  /** Sent as it is in place of a body of JSON. */
  readonly content?: {
    readonly type: string;
    readonly bytes: Uint8Array;
    /** What is to be known of it; not in the address, because addresses end up in logs. */
    readonly about: object;
  };
}

export interface Answer {
  readonly status: number;
  /** Undefined when it was longer than anybody needs. */
  readonly text: string | undefined;
  /** What the server asks to wait for. */
  readonly waitMs: number | undefined;
}

/** Two hundred orders with long histories are about a tenth of it. */
const mostBytes = 10 * 1024 * 1024;
/** Somebody looks at the chat meanwhile. */
const longestWaitMs = 5_000;

const withQuery = (url: string, query: Query): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  return params.size === 0 ? url : `${url}?${params.toString()}`;
};

/** JSON in base64url: a file may have any name. */
const aboutHeader = 'x-document';

const contentOf = ({ method, body, content }: Call) => {
  if (method === undefined) return undefined;
  if (content === undefined)
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const about = Buffer.from(JSON.stringify(content.about)).toString('base64url');
  const headers = { 'content-type': content.type, [aboutHeader]: about };
  return { headers, body: new Uint8Array(content.bytes) };
};

const waitIn = (response: Response): number | undefined => {
  const text = response.headers.get('retry-after');
  if (text === null) return undefined;
  const ms = /^\d{1,6}$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

/** The body is read even when nobody wants it: an unread one keeps its connection from being used again. */
const textOf = async ({ body }: Response): Promise<string | undefined> =>
  body === null ? '' : (await readUpTo(body, mostBytes))?.toString('utf8');

const cutCodes: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** The connection had been closed from the other side, as happens to one that was kept alive. */
const wasCut = (fault: unknown): boolean =>
  fault instanceof TypeError && cutCodes.includes((fault.cause as { code?: unknown } | undefined)?.code);

/** When to ask again; undefined when that is of no use, or takes too long. */
function pauseBefore({ status, waitMs }: Answer): number | undefined {
  const isBusy = status === 429 || status === 423 || status === 503;
  const wasNotReached = status === 502 || status === 504;
  const wait = wasNotReached ? (waitMs ?? 200) : isBusy ? waitMs : undefined;
  return wait !== undefined && wait <= longestWaitMs ? wait : undefined;
}

/** Resolves with whatever was answered, after asking once more where the server is likely to do better then. */
export const createSend = (options: ClientOptions): ((call: Call) => Promise<Answer>) => {
  const base = options.url.replace(/(?<!\/)\/+$/, '');
  const send = options.fetch ?? fetch;

  async function once(call: Call): Promise<Answer> {
    const content = contentOf(call);
    const response = await send(withQuery(base + call.path, call.query ?? {}), {
      method: call.method ?? 'GET',
      headers: { authorization: `Bearer ${options.token}`, ...content?.headers },
      ...(content ? { body: content.body } : {}),
      // What is sent is meant for this address alone: account numbers and PINs are among it.
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? (call.content ? 30_000 : 5_000)),
    });
    return { status: response.status, text: await textOf(response), waitMs: waitIn(response) };
  }

  return async (call) => {
    const answer = await once(call).catch((fault: unknown) => {
      if (wasCut(fault)) return once(call);
      throw fault;
    });
    const wait = pauseBefore(answer);
    if (wait === undefined) return answer;
    await pause(wait);
    return once(call);
  };
};
