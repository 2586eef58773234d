import { z } from 'zod';

/** Loose on purpose: a test names the fields it is about. */
const item = z.looseObject({
  id: z.string().optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  roomId: z.string().optional(),
  title: z.string().optional(),
  personEmail: z.string().optional(),
  message: z.string().optional(),
  status: z.string().optional(),
  files: z.array(z.string()).optional(),
  mentionedPeople: z.array(z.string()).optional(),
});
const answerBody = item.extend({ items: z.array(item).optional() });

export type Item = z.output<typeof item>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.output<typeof answerBody>;
  readonly items: readonly Item[];
}

export interface Rest {
  readonly token: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends the body as it is. */
  raw(method: string, path: string, init: RequestInit): Promise<Answer>;
}

export const createRest = (apiUrl: string, token: string): Rest => {
  const raw: Rest['raw'] = async (method, path, init) => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    const url = path.startsWith('http') ? path : `${apiUrl}${path}`;
    const response = await fetch(url, { ...init, method, headers });
    const text = await response.text();
    const body = answerBody.parse(text === '' ? {} : JSON.parse(text));
    return { status: response.status, headers: response.headers, body, items: body.items ?? [] };
  };
  return {
    token,
    raw,
    call: (method, path, body) =>
      raw(
        method,
        path,
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
      ),
  };
};

/** The id of what was just made; fails the test when it was refused. */
export const idOf = ({ status, body }: Answer): string => {
  if (body.id === undefined) throw new Error(`no id: ${status} ${body.message ?? ''}`);
  return body.id;
};

export const roomOf = ({ status, body }: Answer): string => {
  if (body.roomId === undefined) throw new Error(`no room: ${status} ${body.message ?? ''}`);
  return body.roomId;
};
