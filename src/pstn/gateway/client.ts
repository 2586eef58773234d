import { z } from 'zod';
import { SwitchboardError } from '../../errors.js';

export interface ClientOptions {
  /** Address of the API, e.g. `http://localhost:3000/desk/api`. */
  readonly url: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

type Query = Readonly<Record<string, string | number | undefined>>;
interface Call {
  readonly path: string;
  readonly query?: Query;
  /** Calls with a body change something; every one of them may be sent twice without harm. */
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

const withQuery = (url: string, query: Query): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  return params.size === 0 ? url : `${url}?${params.toString()}`;
};

/** Path segments joined and escaped: ids and keys come from outside. */
export const path = (...segments: readonly string[]): string =>
  segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');

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

const createRequest = (options: ClientOptions) => {
  const base = options.url.replace(/(?<!\/)\/+$/, '');
  const send = options.fetch ?? fetch;
  return async (call: Call): Promise<{ status: number; body: unknown }> => {
    const content = contentOf(call);
    const response = await send(withQuery(base + call.path, call.query ?? {}), {
      method: call.method ?? 'GET',
      headers: {
        authorization: `Bearer ${options.token}`,
        ...content?.headers,
      },
      ...(content ? { body: content.body } : {}),
      // What is sent is meant for this address alone: account numbers and PINs are among it.
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? (call.content ? 30_000 : 5_000)),
    });
    // The body is read even when nobody wants it: an unread one keeps its connection from being used again.
    const text = await response.text();
    return { status: response.status, body: response.ok ? (JSON.parse(text) as unknown) : text };
  };
};

const cutCodes: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** The connection had been closed from the other side, as happens to one that was kept alive. */
const wasCut = (fault: unknown): boolean =>
  fault instanceof TypeError && cutCodes.includes((fault.cause as { code?: unknown } | undefined)?.code);

const faultBody = z.object({ message: z.string() });

/** What the desk says is wrong with the fields it was sent, on one line: `extraEmail: Invalid email address`. */
function wrongFields(body: unknown): string | undefined {
  const read = (): unknown => JSON.parse(String(body));
  try {
    const parsed = faultBody.safeParse(read());
    if (!parsed.success) return undefined;
    const { message } = parsed.data;
    const fields = [...message.matchAll(/✖ ([^✖\n]+)\n\s*→ at (.+)/g)];
    const told = fields.map(([, why = '', field = '']) => `${field}: ${why}`);
    return told.length > 0 ? told.join('; ') : message.replace(/\s+/g, ' ').trim();
  } catch {
    return undefined;
  }
}

/** A refusal where an answer to such a call may be one: the desk is there, but cannot take what it was sent. */
function refusalIn<T>(
  call: Call,
  answer: { status: number; body: unknown },
  schema: z.ZodType<T>,
): T | undefined {
  if (call.method === undefined || answer.status !== 400) return undefined;
  const reason = wrongFields(answer.body);
  const parsed = schema.safeParse({ ok: false, why: 'refused', reason });
  return reason !== undefined && parsed.success ? parsed.data : undefined;
}

/**
 * Calls the desk and reads its answer through a schema. A 404 answers `undefined`; everything else that is
 * not a good answer in time is thrown as `pstn_unavailable`. Node's `fetch` keeps connections alive.
 */
export const createClient = (options: ClientOptions) => {
  const request = createRequest(options);

  const ask = async <T>(call: Call, schema: z.ZodType<T>): Promise<T | undefined> => {
    // Messages end up in logs: no query, which may hold an e-mail address, and of the path no ids and numbers.
    const what = `${call.method ?? 'GET'} ${call.path.replace(/(?<![^/])[^/\d]*\d[^/]*/g, '…')}`;
    const fail = (how: string, cause?: unknown) =>
      new SwitchboardError('pstn_unavailable', `The PSTN back end ${how} (${what}).`, cause);
    const again = (fault: unknown) => {
      if (wasCut(fault)) return request(call);
      throw fault;
    };
    const answer = await request(call)
      .catch(again)
      .catch((cause: unknown) => {
        throw fail('did not answer', cause);
      });
    if (answer.status === 404) return undefined;
    const refusal = refusalIn(call, answer, schema);
    if (refusal !== undefined) return refusal;
    if (answer.status >= 300) throw fail(`answered with ${answer.status}`);
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) throw fail('answered in a form nobody knows', parsed.error);
    return parsed.data;
  };
  return { ask };
};

/** For addresses that exist on every desk: without them PSTN_URL points somewhere else. */
export function required<T>(answer: T | undefined): T {
  if (answer !== undefined) return answer;
  throw new SwitchboardError('pstn_unavailable', 'The address of the PSTN back end is not that of a desk.');
}

export type Client = ReturnType<typeof createClient>;
