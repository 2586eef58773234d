/** The wire to Webex Calling: only the calls of the table go over it, and the token to no other address. */
import type { Dispatcher } from 'undici';
import { openPool } from '../../way-out.js';
import { readUpTo } from '../../read-up-to.js';
import { CallingError } from './calling-error.js';
import { calls, pathOf, type CallId } from './calls.js';

export interface Sent {
  readonly call: CallId;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: URLSearchParams;
  readonly body?: { readonly type: string; readonly text: string };
  readonly token?: string;
}

export interface Raw {
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | undefined;
}

export interface Transport {
  /** Base address, e.g. `https://webexapis.com/v1`. */
  readonly url: string;
  send(sent: Sent): Promise<Raw>;
  /** Ends calls that are under way. */
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly url: string;
  readonly timeoutMs?: number | undefined;
  readonly newId: () => string;
}

/** A customer with hundreds of locations is read in as many calls; the rest of them wait for their turn. */
const connections = 8;
const mostBytes = 16 * 1024 * 1024;
const cutCodes: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

const wasCut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && cutCodes.includes(error.code);

/** For logs: the call as the table has it, without ids and numbers. */
export const nameOf = (call: CallId): string => `${calls[call].method} ${calls[call].path}`;

async function readRaw(call: CallId, response: Dispatcher.ResponseData): Promise<Raw> {
  const bytes = await readUpTo(response.body, mostBytes);
  if (bytes === undefined)
    throw new CallingError('calling_not_json', `${nameOf(call)} was answered with more than belongs there.`);
  const header = (name: string): string | undefined => {
    const value = response.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { status: response.statusCode, text: bytes.toString('utf8'), header };
}

export function createTransport({ url, timeoutMs = 15_000, newId }: TransportOptions): Transport {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, '');
  const pool = openPool(origin, { connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });

  async function once({ call, params, query, body, token }: Sent): Promise<Raw> {
    const search = query === undefined || query.size === 0 ? '' : `?${query.toString()}`;
    const response = await pool.request({
      origin,
      method: calls[call].method,
      path: base + pathOf(call, params) + search,
      headers: {
        accept: 'application/json',
        trackingid: `SWITCHBOARD_${newId()}`,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': body.type }),
      },
      body: body?.text ?? null,
    });
    return readRaw(call, response);
  }

  return {
    url: url.replace(/\/$/, ''),
    async send(sent) {
      try {
        // A connection that was kept open may be closed from the other side just then.
        const mayRepeat = calls[sent.call].method === 'GET';
        return await once(sent).catch((cause: unknown) => {
          if (mayRepeat && wasCut(cause)) return once(sent);
          throw cause;
        });
      } catch (cause) {
        if (cause instanceof CallingError) throw cause;
        throw new CallingError('calling_unavailable', `${nameOf(sent.call)}: Webex did not answer.`, {
          cause,
        });
      }
    },
    close: () => pool.destroy(),
  };
}
