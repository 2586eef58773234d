/** The sandbox with its desk, for whoever talks to its Webex Calling over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/start-sandbox.js';
import { differences } from './webex-description.js';

const app = z.object({ clientId: z.string(), clientSecret: z.string(), scopes: z.array(z.string()) });
/** What `/sandbox.json` has for whoever talks to Webex Calling. */
export const callingDescription = z.object({
  apiUrl: z.string(),
  bot: z.object({ token: z.string() }),
  people: z.array(z.object({ id: z.string(), email: z.string(), token: z.string(), orgId: z.string() })),
  calling: z.object({
    serviceApp: app.extend({
      id: z.string(),
      refreshTokens: z.array(z.object({ orgId: z.string(), org: z.string(), refreshToken: z.string() })),
    }),
    integration: app,
  }),
});
export type CallingDescription = z.output<typeof callingDescription>;

export interface CallingAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Loose on purpose: a test names the fields it is about. */
  readonly body: Record<string, unknown>;
  readonly text: string;
  /** The rows of a list, whatever Webex calls it. */
  readonly rows: readonly Record<string, unknown>[];
  /** What differs from the public description. */
  readonly differences: readonly string[];
}

export type Call = (method: string, path: string, body?: unknown) => Promise<CallingAnswer>;

const tokens = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  refresh_token_expires_in: z.number(),
});
export type Tokens = z.output<typeof tokens>;

const rowSchema = z.array(z.record(z.string(), z.unknown()));

const parseBody = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

const bodyOf = (body: unknown) => {
  if (body === undefined) return {};
  if (body instanceof URLSearchParams) return { body };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
};

const createCall =
  (apiUrl: string, token?: string): Call =>
  async (method, path, body) => {
    const { headers, ...rest } = { headers: {}, ...bodyOf(body) };
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const url = path.startsWith('http') ? path : `${apiUrl}${path}`;
    const response = await fetch(url, { method, headers: { ...headers, ...authorization }, ...rest });
    const text = await response.text();
    const answer = parseBody(text);
    const request = body instanceof URLSearchParams ? Object.fromEntries(body) : body;
    const { status } = response;
    const loose = z.record(z.string(), z.unknown()).safeParse(answer).data ?? {};
    const { items, locations, phoneNumbers } = loose;
    const rows = rowSchema.safeParse(items ?? locations ?? phoneNumbers).data ?? [];
    const below = url.slice(url.indexOf('/v1') + 3);
    return {
      ...{ status, headers: response.headers, body: loose, text, rows },
      differences: differences({ method, path: below, request, status, answer }),
    };
  };

export interface CallingStage {
  readonly info: CallingDescription;
  readonly url: string;
  readonly deskToken: string;
  /** Calls with this token, or with none. */
  with(token?: string): Call;
  /** One of the people, by the beginning of the e-mail address. */
  person(name: string): CallingDescription['people'][number];
  /** Calls as the Service App of an organisation, by its name. */
  app(org: string): Promise<Call>;
  /** Refreshes with the Service App's secrets. */
  refresh(refreshToken: string): Promise<CallingAnswer & { readonly tokens?: Tokens | undefined }>;
  firstToken(org: string): string;
  orgId(org: string): string;
  /** The field `calling` of `PUT /sandbox/faults`, and single faults of calls. */
  plan(calling: object, calls?: readonly object[]): Promise<void>;
  /** No faults any more. */
  calm(): Promise<void>;
  advance(ms: number): void;
  stop(): Promise<void>;
}

export const openCallingStage = async (given?: string): Promise<CallingStage> => {
  const dir = given ?? (await mkdtemp(join(tmpdir(), 'calling-')));
  const log = pino({ level: 'silent' });
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    seed: 'calling',
    dir: join(dir, 's'),
    log,
  });
  const { url, deskToken, clock } = sandbox;
  const info = callingDescription.parse(await (await fetch(`${url}/sandbox.json`)).json());
  const { serviceApp } = info.calling;
  const call = (token?: string) => createCall(info.apiUrl, token);
  const found = <T>(item: T | undefined, name: string): T => {
    if (item === undefined) throw new Error(`The sandbox has no ${name}.`);
    return item;
  };
  const orgOf = (name: string) =>
    found(
      serviceApp.refreshTokens.find(({ org }) => org === name),
      name,
    );
  const refresh = async (refreshToken: string) => {
    const { clientId, clientSecret } = serviceApp;
    const secrets = { client_id: clientId, client_secret: clientSecret };
    const form = { grant_type: 'refresh_token', ...secrets, refresh_token: refreshToken };
    const answer = await call()('POST', '/access_token', new URLSearchParams(form));
    return { ...answer, tokens: tokens.safeParse(answer.body).data };
  };
  const apps = new Map<string, Tokens>();
  const put = async (method: string, body?: unknown) => {
    const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const { status } = await fetch(`${url}/sandbox/faults`, { method, ...(body === undefined ? {} : json) });
    if (status >= 400) throw new Error(`The plan was refused with ${status}.`);
  };
  return {
    info,
    url,
    deskToken,
    with: call,
    person: (name) =>
      found(
        info.people.find(({ email }) => email.startsWith(name)),
        name,
      ),
    refresh,
    firstToken: (org) => orgOf(org).refreshToken,
    orgId: (org) => orgOf(org).orgId,
    app: async (org) => {
      const known = apps.get(org) ?? found((await refresh(orgOf(org).refreshToken)).tokens, org);
      apps.set(org, known);
      return call(known.access_token);
    },
    plan: (calling, calls = []) => put('PUT', { calling, calls }),
    calm: () => put('DELETE'),
    advance: (ms) => clock.advance(ms),
    stop: async () => {
      await sandbox.close();
      if (given === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
};
