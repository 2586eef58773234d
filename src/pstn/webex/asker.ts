/** Asks once and patiently: `Retry-After` is obeyed as long as a person would wait, and pages are told of. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { nextLink, retryAfterSeconds } from '../../http/webex-headers.js';
import { readAnswer } from './answer.js';
import { calls, pathOf } from './calls.js';
import { CallingError } from './calling-error.js';
import { nameOf, type Raw, type Sent, type Transport } from './transport.js';

type Content =
  | { readonly body?: never; readonly form?: never }
  | { readonly body: unknown; readonly form?: never }
  | { readonly form: Readonly<Record<string, string>>; readonly body?: never };

export type Request<T> = Pick<Sent, 'call' | 'params' | 'query' | 'token'> &
  Content & { readonly schema: z.ZodType<T> };

export interface Answer<T> {
  readonly value: T;
  /** Query of the next page, where the answer names one. */
  readonly next: URLSearchParams | undefined;
}

export interface Asker {
  /** Base address of the API. */
  readonly url: string;
  ask<T>(request: Request<T>): Promise<Answer<T>>;
  /** Seconds by which this machine's clock is ahead of Webex, as of the last answer; 0 while nothing is known. */
  clockAhead(): number;
}

export interface AskerOptions {
  readonly transport: Transport;
  readonly now: () => Date;
  readonly pause?: ((ms: number) => Promise<void>) | undefined;
}

/** In seconds; somebody is waiting for an answer in a chat. */
const longestWait = 30;
const shortRest = 1;
/** Trouble that a second try a moment later often does not meet. */
const passing: readonly number[] = [502, 503, 504];

function contentOf({ body, form }: { body?: unknown; form?: Readonly<Record<string, string>> | undefined }) {
  if (form !== undefined)
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
  return body === undefined ? undefined : { type: 'application/json', text: JSON.stringify(body) };
}

/** How long to wait before asking again; undefined when it is not worth it. */
function restAfter(raw: Raw, isRead: boolean, tries: number): number | undefined {
  if (raw.status === 429 || raw.status === 423) return retryAfterSeconds(raw.header('retry-after'));
  return isRead && tries === 0 && passing.includes(raw.status) ? shortRest : undefined;
}

/** Only where the same list goes on: no header makes another call of it, and none leads to another host. */
function nextOf(raw: Raw, { call, params }: Sent): URLSearchParams | undefined {
  const link = nextLink(raw.header('link'));
  if (link === undefined) return undefined;
  if (link.pathname.endsWith(pathOf(call, params))) return link.searchParams;
  throw new CallingError('calling_page_loop', `${nameOf(call)}: the next page is said to be elsewhere.`);
}

export function createAsker({ transport, now, pause = (ms) => sleep(ms) }: AskerOptions): Asker {
  let ahead = 0;

  function noteClock(raw: Raw): void {
    const told = Date.parse(raw.header('date') ?? '');
    if (!Number.isNaN(told)) ahead = Math.round((now().getTime() - told) / 1000);
  }

  async function patiently(sent: Sent): Promise<Raw> {
    const isRead = calls[sent.call].method === 'GET';
    let waited = 0;
    for (let tries = 0; ; tries++) {
      const raw = await transport.send(sent);
      noteClock(raw);
      const rest = restAfter(raw, isRead, tries);
      if (rest === undefined || waited + rest > longestWait) return raw;
      waited += rest;
      await pause(rest * 1000);
    }
  }

  return {
    url: transport.url,
    async ask({ schema, body, form, ...rest }) {
      const content = contentOf({ body, form });
      const sent: Sent = content === undefined ? rest : { ...rest, body: content };
      const raw = await patiently(sent);
      return { value: readAnswer(sent.call, raw, schema), next: nextOf(raw, sent) };
    },
    clockAhead: () => ahead,
  };
}
