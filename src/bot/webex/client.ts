/**
 * The hot path to Webex: fetch what an event is about, post the answer. Global fetch would be most of
 * the cost of a call, so this is one keep-alive pool and nothing else; the SDK stays for what is rare.
 */
import { Pool, type Dispatcher } from 'undici';
import type { z } from 'zod';
import { SwitchboardError } from '../../errors.js';
import {
  actionSchema,
  listSchema,
  membershipSchema,
  messageSchema,
  personSchema,
  type Action,
  type Membership,
  type Message,
  type Person,
} from './shapes.js';

/** A call that Webex answered with an error. `retryAfter` in seconds, when Webex asks to wait. */
export class WebexCallError extends SwitchboardError {
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super('webex_call_failed', message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export interface NewMessage {
  readonly roomId: string;
  readonly markdown: string;
  readonly parentId?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
}

export interface WebexClient {
  /** `undefined` when Webex says 404: deleted, or not for the bot to see. */
  message(id: string): Promise<Message | undefined>;
  action(id: string): Promise<Action | undefined>;
  person(id: string): Promise<Person | undefined>;
  memberships(roomId: string): Promise<readonly Membership[]>;
  /** Newest first; Webex gives bots only direct rooms this way. */
  recentMessages(roomId: string, max: number): Promise<readonly Message[]>;
  post(message: NewMessage): Promise<Message>;
  close(): Promise<void>;
}

export interface WebexClientOptions {
  /** Base of the REST API, e.g. `https://webexapis.com/v1`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly timeoutMs?: number;
}

/** Webex may leave the header out or write nonsense into it; then wait this long. */
const defaultRetryAfter = 5;

function callError(
  method: string,
  path: string,
  response: Dispatcher.ResponseData,
  body: string,
): WebexCallError {
  const header = Number(response.headers['retry-after']);
  const retryAfter = Number.isFinite(header) && header > 0 ? Math.min(header, 60) : defaultRetryAfter;
  const trackingId = String(response.headers['trackingid'] ?? 'none');
  const resource = path.split(/[/?]/)[1] ?? '';
  const message = `${method} ${resource}: ${response.statusCode} ${messageOf(body)} (tracking id ${trackingId})`;
  return new WebexCallError(
    response.statusCode,
    message,
    response.statusCode === 429 ? retryAfter : undefined,
  );
}

function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
  } catch {
    // An error page instead of JSON: its beginning is all there is to tell.
  }
  return body.slice(0, 100);
}

export function createWebexClient({ apiUrl, token, timeoutMs = 10_000 }: WebexClientOptions): WebexClient {
  const { origin, pathname } = new URL(apiUrl);
  const base = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, { connections: 50, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' };

  async function call<T>(
    method: 'GET' | 'POST',
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
  ): Promise<T> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await pool.request({ method, path: base + path, headers, ...sent });
    const text = await response.body.text();
    if (response.statusCode >= 400) throw callError(method, path, response, text);
    return schema.parse(JSON.parse(text));
  }

  async function find<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
    try {
      return await call('GET', path, schema);
    } catch (error) {
      if (error instanceof WebexCallError && error.status === 404) return undefined;
      throw error;
    }
  }

  const id = encodeURIComponent;
  return {
    message: (messageId) => find(`/messages/${id(messageId)}`, messageSchema),
    action: (actionId) => find(`/attachment/actions/${id(actionId)}`, actionSchema),
    person: (personId) => find(`/people/${id(personId)}`, personSchema),
    memberships: async (roomId) =>
      (await call('GET', `/memberships?roomId=${id(roomId)}&max=1000`, listSchema(membershipSchema))).items,
    recentMessages: async (roomId, max) =>
      (await call('GET', `/messages?roomId=${id(roomId)}&max=${max}`, listSchema(messageSchema))).items,
    post: (message) => call('POST', '/messages', messageSchema, message),
    close: () => pool.close(),
  };
}
