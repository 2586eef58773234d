/**
 * The hot path to Webex: fetch what an event is about, post the answer. Global fetch would be most of
 * the cost of a call, so this is one keep-alive pool and nothing else; the SDK stays for what is rare.
 */
import { FormData, type Dispatcher } from 'undici';
import type { z } from 'zod';
import { SwitchboardError } from '../../errors.js';
import { goesOn, nextLink, retryAfterSeconds } from '../../http/webex-headers.js';
import { openPool } from '../../way-out.js';
import { readContent, type Content } from './content.js';
import {
  actionSchema,
  listSchema,
  membershipSchema,
  messageSchema,
  personSchema,
  roomSchema,
  webhookSchema,
  type Action,
  type Membership,
  type Message,
  type Person,
  type Room,
  type Webhook,
} from './shapes.js';

export type { Webhook } from './shapes.js';

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

/** A file that is kept, by its reference; it is read when the message is sent. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

export interface NewMessage {
  /** Where it goes: a room, or the 1:1 with a person, which need not exist yet. */
  readonly roomId?: string;
  readonly toPersonId?: string;
  readonly markdown: string;
  readonly parentId?: string;
  readonly file?: SentFile;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
}

/** A webhook as it is asked for. */
export interface WebhookWish {
  readonly name: string;
  readonly resource: string;
  readonly event: string;
  readonly targetUrl: string;
  readonly secret?: string;
}

export type WebhookUpdate = Pick<WebhookWish, 'name' | 'targetUrl' | 'secret'> & { readonly status: string };

/** Which messages of a room to list. */
export interface MessageQuery {
  readonly max: number;
  /** Id of a message; only what came before it. */
  readonly before?: string | undefined;
}

export interface WebexClient {
  /** `undefined` when Webex says 404: deleted, or not for the bot to see. */
  message(id: string): Promise<Message | undefined>;
  action(id: string): Promise<Action | undefined>;
  person(id: string): Promise<Person | undefined>;
  /** `undefined` when Webex knows nobody of this address. */
  personByEmail(email: string): Promise<Person | undefined>;
  /** All of a room; `undefined` where Webex shows no end of them. */
  memberships(roomId: string): Promise<readonly Membership[] | undefined>;
  /** Newest first. Of a group room Webex shows a bot only what mentions it. */
  messages(room: Pick<Room, 'id' | 'type'>, query: MessageQuery): Promise<readonly Message[]>;
  /** Rooms in which something was said since then, the most recent first; `pages` of a hundred at most. */
  activeRooms(since: string, pages: number): Promise<readonly Room[]>;
  webhooks(): Promise<readonly Webhook[]>;
  createWebhook(wish: WebhookWish): Promise<Webhook>;
  updateWebhook(id: string, update: WebhookUpdate): Promise<Webhook>;
  deleteWebhook(id: string): Promise<void>;
  /** Newest first; undefined when there is no 1:1 with that person yet. */
  recentDirect(personId: string, max: number): Promise<readonly Message[] | undefined>;
  post(message: NewMessage): Promise<Message>;
  /** The content at an address of this API, and at no other: the token goes nowhere else. */
  content(url: string, limit: number): Promise<Content>;
  /** Ends calls that are under way. */
  close(): Promise<void>;
}

/** A call and what came of it; no status when Webex did not answer. */
export interface Call {
  readonly method: string;
  /** The first word of the path, e.g. `messages`. */
  readonly resource: string;
  readonly status: number | undefined;
  readonly seconds: number;
}
export type CallListener = (call: Call) => void;

export interface WebexClientOptions {
  /** Base of the REST API, e.g. `https://webexapis.com/v1`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly timeoutMs?: number;
  readonly onCall?: CallListener;
  /** Content of a file that is kept. */
  readonly readFile?: (id: string) => Promise<Uint8Array | undefined>;
}

/** Of a list that is read to its end; Webex may put fewer on a page than were asked for. */
const mostPages = 200;

const resourceOf = (path: string): string => path.split(/[/?]/)[1] ?? '';

function callError(
  method: string,
  path: string,
  response: Dispatcher.ResponseData,
  body: string,
): WebexCallError {
  const retryAfter = Math.min(retryAfterSeconds(response.headers['retry-after']), 60);
  const trackingId = String(response.headers['trackingid'] ?? 'none');
  const message = `${method} ${resourceOf(path)}: ${response.statusCode} ${messageOf(body)} (tracking id ${trackingId})`;
  return new WebexCallError(
    response.statusCode,
    message,
    response.statusCode === 429 ? retryAfter : undefined,
  );
}

/** The next page of a list, as a path below the base; Webex names it in a `Link` header. */
function nextPage({ headers }: Dispatcher.ResponseData, base: string): string | undefined {
  const { pathname, search } = nextLink(headers['link']) ?? { pathname: '', search: '' };
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) + search : undefined;
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

export function createWebexClient(options: WebexClientOptions): WebexClient {
  const { apiUrl, token, timeoutMs = 10_000, readFile = () => Promise.resolve(undefined) } = options;
  const { onCall = () => undefined } = options;
  const { origin, pathname } = new URL(apiUrl);
  const base = pathname.replace(/\/$/, '');
  const pool = openPool(origin, { connections: 50, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const authorization = `Bearer ${token}`;
  const headers = { authorization, 'content-type': 'application/json; charset=utf-8' };

  async function request(asked: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData> {
    const { method, path } = asked;
    const began = performance.now();
    let status: number | undefined;
    try {
      const response = await pool.request({ origin, ...asked });
      status = response.statusCode;
      return response;
    } finally {
      const seconds = (performance.now() - began) / 1000;
      onCall({ method, resource: resourceOf(path.slice(base.length)), status, seconds });
    }
  }

  async function answered(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<{ text: string; next: string | undefined; isLast: boolean }> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await request({ method, path: base + path, headers, ...sent });
    const text = await response.body.text();
    if (response.statusCode >= 400) throw callError(method, path, response, text);
    return { text, next: nextPage(response, base), isLast: !goesOn(response.headers['link']) };
  }

  async function call<T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
  ): Promise<T> {
    return schema.parse(JSON.parse((await answered(method, path, body)).text));
  }

  async function activeRooms(since: string, pages: number): Promise<readonly Room[]> {
    const found: Room[] = [];
    let path: string | undefined = '/rooms?sortBy=lastactivity&max=100';
    for (let page = 0; path !== undefined && page < pages; page++) {
      const { text, next } = await answered('GET', path);
      const { items } = listSchema(roomSchema).parse(JSON.parse(text));
      const active = items.filter(({ lastActivity = '' }) => lastActivity >= since);
      found.push(...active);
      path = active.length < items.length ? undefined : next;
    }
    return found;
  }

  /** Half a list may be worse than none: `undefined` where its pages lead in a circle, elsewhere, or on and on. */
  async function whole<T>(first: string, schema: z.ZodType<T>): Promise<readonly T[] | undefined> {
    const found: T[] = [];
    const seen = new Set<string>();
    let path: string | undefined = first;
    for (let isLast = false; !isLast;) {
      if (path === undefined || seen.has(path) || seen.size >= mostPages) return undefined;
      seen.add(path);
      const page = await answered('GET', path);
      found.push(...listSchema(schema).parse(JSON.parse(page.text)).items);
      path = page.next;
      isLast = page.isLast;
    }
    return found;
  }

  async function postWithFile({ file, attachments, ...fields }: NewMessage): Promise<Message> {
    const bytes = file === undefined ? undefined : await readFile(file.id);
    if (file === undefined || bytes === undefined) {
      throw new WebexCallError(404, 'POST messages: the file to be sent is not kept any more');
    }
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (attachments !== undefined) form.append('attachments', JSON.stringify(attachments));
    form.append('files', new Blob([new Uint8Array(bytes)], { type: file.type }), file.name);
    const path = '/messages';
    const response = await request({
      method: 'POST',
      path: base + path,
      headers: { authorization },
      body: form,
    });
    const text = await response.body.text();
    if (response.statusCode >= 400) throw callError('POST', path, response, text);
    return messageSchema.parse(JSON.parse(text));
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
    personByEmail: async (email) =>
      (await call('GET', `/people?email=${id(email)}`, listSchema(personSchema))).items[0],
    memberships: (roomId) => whole(`/memberships?roomId=${id(roomId)}&max=1000`, membershipSchema),
    async messages(room, { max, before }) {
      const mine = room.type === 'group' ? '&mentionedPeople=me' : '';
      const older = before === undefined ? '' : `&beforeMessage=${id(before)}`;
      const path = `/messages?roomId=${id(room.id)}&max=${max}${mine}${older}`;
      return (await call('GET', path, listSchema(messageSchema))).items;
    },
    activeRooms,
    webhooks: async () => (await call('GET', '/webhooks?max=100', listSchema(webhookSchema))).items,
    createWebhook: (wish) => call('POST', '/webhooks', webhookSchema, wish),
    updateWebhook: (hookId, update) => call('PUT', `/webhooks/${id(hookId)}`, webhookSchema, update),
    deleteWebhook: async (hookId) => {
      await answered('DELETE', `/webhooks/${id(hookId)}`);
    },
    recentDirect: async (personId, max) => {
      const path = `/messages/direct?personId=${id(personId)}&max=${max}`;
      return (await find(path, listSchema(messageSchema)))?.items;
    },
    post: (message) =>
      message.file === undefined ? call('POST', '/messages', messageSchema, message) : postWithFile(message),
    content: (url, limit) => readContent({ request, base, origin, authorization }, url, limit),
    close: () => pool.destroy(),
  };
}
