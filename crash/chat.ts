/** Messages of the bot as the chat holds them. */
import en from '../src/flows/engine/locales/en.json' with { type: 'json' };
import nb from '../src/flows/engine/locales/nb.json' with { type: 'json' };
import type { SandboxPerson } from '../test/support/talk.js';

export interface CardAction {
  readonly title: string;
  readonly data?: { readonly a?: string; readonly t?: string };
}

export interface ChatMessage {
  readonly id: string;
  readonly roomId: string;
  readonly parentId?: string;
  readonly personId: string;
  readonly markdown?: string;
  readonly text?: string;
  readonly files?: readonly string[];
  readonly created: string;
  readonly attachments?: readonly { readonly content: { readonly actions?: readonly CardAction[] } }[];
}

const textsOf = (...keys: readonly (keyof typeof en)[]): readonly string[] =>
  keys.flatMap((key) => [en[key], nb[key]].map((text) => text.split('{')[0] ?? ''));

const newsTexts = textsOf('orderChanged', 'orderFollowed', 'orderPlaced', 'pressAgain');
const apologyTexts = textsOf('failed', 'pstnDown');

export const words = ({ markdown, text }: ChatMessage): string => markdown ?? text ?? '';
/** Told without being asked. */
export const isNews = (message: ChatMessage): boolean =>
  newsTexts.some((text) => words(message).includes(text));
export const isApology = (message: ChatMessage): boolean =>
  apologyTexts.some((text) => words(message).includes(text));

const placedTexts =
  /^(?:Ordered|Requested|The port is submitted|Bestilt|Forespurt|Sendt)|Order number|Bestillingsnummer|Ordrenummer/m;

/** The order that this message says was placed. */
export const placedIn = (message: ChatMessage): string | undefined =>
  placedTexts.test(words(message)) ? /PO-\d+/.exec(words(message))?.[0] : undefined;

export const actionsOf = ({ attachments = [] }: ChatMessage): readonly CardAction[] =>
  attachments.flatMap(({ content }) => content.actions ?? []);

/** What makes a message the same as another: the token of its card, which is never used twice. */
export const tokenOf = (message: ChatMessage): string | undefined =>
  /"t":"([^"]+)"/.exec(JSON.stringify(message.attachments ?? []))?.[1];

export type Call = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: unknown }>;

export const callerAs =
  (apiUrl: string, { token }: Pick<SandboxPerson, 'token'>): Call =>
  async (method, path, body) => {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };

/** Newest first, of those before a message of this id where one is given. */
export async function messagesIn(
  call: Call,
  roomId: string,
  max: number,
  before?: string,
): Promise<readonly ChatMessage[]> {
  const from = before === undefined ? '' : `&beforeMessage=${before}`;
  const { status, body } = await call('GET', `/messages?roomId=${roomId}&max=${max}${from}`);
  if (status !== 200) throw new Error(`The messages of a room cannot be read (${status})`);
  return (body as { items: ChatMessage[] }).items;
}

const most = 1_000;

/** All that was ever said in a room, newest first; Webex gives a thousand at a time. */
export async function allMessagesIn(call: Call, roomId: string): Promise<readonly ChatMessage[]> {
  const found: ChatMessage[] = [];
  let page: readonly ChatMessage[];
  do {
    page = await messagesIn(call, roomId, most, found.at(-1)?.id);
    found.push(...page);
  } while (page.length === most);
  return found;
}
