/** Talks to the bot as a person would, through the REST API of the sandbox, and keeps the transcript. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface SandboxPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly token: string;
  readonly role: string;
  readonly org: string;
  readonly locale: string;
}

export interface SandboxDescription {
  readonly apiUrl: string;
  readonly chatUrl: string;
  readonly bot: { readonly id: string; readonly email: string; readonly token: string };
  readonly people: readonly SandboxPerson[];
}

interface CardNode {
  readonly [key: string]: unknown;
}

export interface Answer {
  readonly id: string;
  readonly roomId: string;
  readonly parentId?: string;
  readonly markdown: string;
  readonly card: CardNode | undefined;
  /** Titles of the buttons that send something. */
  readonly buttons: readonly string[];
  /** Addresses of the files that came along. */
  readonly files: readonly string[];
}

/** A file as a person would drop it into the conversation. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Talk {
  readonly me: SandboxPerson;
  /** All that the bot said, oldest first. */
  readonly heard: readonly Answer[];
  /** Writes to the bot and waits for its answer: the last of the messages that came. */
  say(text: string, options?: { roomId?: string }): Promise<Answer>;
  /** Sends a file, with words or without, and waits for the answer. */
  sayWithFile(text: string, file: SentFile, options?: { roomId?: string }): Promise<Answer>;
  /** What a file holds that came along with an answer. */
  download(url: string): Promise<{ name: string; bytes: Uint8Array }>;
  /** Presses a button of the newest card that has it. */
  press(title: string, inputs?: Record<string, string>): Promise<Answer>;
  pressOn(answer: Answer, title: string, inputs?: Record<string, string>): Promise<Answer>;
  /** A call of one's own as this person. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Waits for the next answer without doing anything. */
  listen(): Promise<Answer>;
  /** Takes in a message that was found another way; from now on the talk goes on in its room. */
  take(message: RawMessage): Answer;
  /** Takes in what has come meanwhile. */
  refresh(): Promise<void>;
}

export interface RawMessage {
  readonly id: string;
  readonly roomId: string;
  readonly parentId?: string;
  readonly personId: string;
  readonly markdown?: string;
  readonly text?: string;
  readonly files?: readonly string[];
  readonly attachments?: readonly { readonly content: CardNode }[];
}

const patience = { stepMs: 10, firstMs: 30_000, quietMs: 60 };

const actionsOf = (card: CardNode | undefined): CardNode[] =>
  (card?.['actions'] as CardNode[] | undefined) ?? [];

function answerOf(message: RawMessage): Answer {
  const card = message.attachments?.[0]?.content;
  return {
    id: message.id,
    roomId: message.roomId,
    ...(message.parentId === undefined ? {} : { parentId: message.parentId }),
    markdown: message.markdown ?? message.text ?? '',
    files: message.files ?? [],
    card,
    buttons: actionsOf(card)
      .filter((action) => action['type'] === 'Action.Submit')
      .map((action) => String(action['title'])),
  };
}

/** What a client sends for inputs that nobody touched: their values on the card. */
export function cardInputs(node: unknown): Record<string, string> {
  if (Array.isArray(node)) return Object.assign({}, ...node.map(cardInputs)) as Record<string, string>;
  if (typeof node !== 'object' || node === null) return {};
  const element = node as CardNode;
  const inner = Object.assign({}, ...Object.values(element).map(cardInputs)) as Record<string, string>;
  if (typeof element['type'] !== 'string' || !element['type'].startsWith('Input.')) return inner;
  const value = element['value'];
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return { ...inner, [String(element['id'])]: shown };
}

export function createTalk(options: {
  apiUrl: string;
  me: SandboxPerson;
  bot: SandboxDescription['bot'];
}): Talk {
  const { apiUrl, me, bot } = options;
  const heard: Answer[] = [];
  let room: string | undefined;

  async function call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${me.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  /** Takes in what the bot has said: all of it, or only what came before a message of one's own. */
  async function fresh(before?: string): Promise<number> {
    const { body } = await call('GET', `/messages?roomId=${room ?? ''}&max=50`);
    const all = (body as { items: RawMessage[] }).items;
    const older = before === undefined ? all : all.slice(all.findIndex(({ id }) => id === before));
    const known = new Set(heard.map(({ id }) => id));
    const said = older.filter(({ id, personId }) => personId === bot.id && !known.has(id));
    heard.push(...said.reverse().map(answerOf));
    return said.length;
  }

  async function listen(): Promise<Answer> {
    const deadline = Date.now() + patience.firstMs;
    while ((await fresh()) === 0) {
      if (Date.now() > deadline) throw new Error(`${me.displayName} got no answer`);
      await sleep(patience.stepMs);
    }
    do await sleep(patience.quietMs);
    while ((await fresh()) > 0);
    const last = heard.at(-1);
    if (last === undefined) throw new Error('There is no answer');
    return last;
  }

  /** The answer to a message that was just posted. */
  async function answerTo(status: number, body: unknown): Promise<Answer> {
    if (status >= 400) throw new Error(`The message was refused: ${JSON.stringify(body)}`);
    const posted = body as RawMessage;
    room = posted.roomId;
    await fresh(posted.id);
    return listen();
  }

  async function sayWithFile(
    text: string,
    { name, type, bytes }: SentFile,
    { roomId }: { roomId?: string } = {},
  ): Promise<Answer> {
    const form = new FormData();
    if (roomId === undefined) form.append('toPersonEmail', bot.email);
    else form.append('roomId', roomId);
    if (text !== '') form.append('markdown', text);
    form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
    const headers = { authorization: `Bearer ${me.token}` };
    const response = await fetch(`${apiUrl}/messages`, { method: 'POST', headers, body: form });
    return answerTo(response.status, await response.json());
  }

  async function download(url: string): Promise<{ name: string; bytes: Uint8Array }> {
    const response = await fetch(url, { headers: { authorization: `Bearer ${me.token}` } });
    const disposition = response.headers.get('content-disposition') ?? '';
    const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? '';
    return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  async function pressOn(
    answer: Answer,
    title: string,
    inputs: Record<string, string> = {},
  ): Promise<Answer> {
    const action = actionsOf(answer.card).find((candidate) => candidate['title'] === title);
    if (action === undefined) throw new Error(`No button "${title}" among ${answer.buttons.join(', ')}`);
    const filled = action['associatedInputs'] === 'none' ? {} : { ...cardInputs(answer.card), ...inputs };
    const data = action['data'] as Record<string, string>;
    room = answer.roomId;
    await fresh();
    const sent = { type: 'submit', messageId: answer.id, inputs: { ...filled, ...data } };
    const { status, body } = await call('POST', '/attachment/actions', sent);
    if (status >= 400) throw new Error(`The press was refused: ${JSON.stringify(body)}`);
    return listen();
  }

  return {
    me,
    heard,
    call,
    listen,
    take(message) {
      const answer = answerOf(message);
      room = message.roomId;
      heard.push(answer);
      return answer;
    },
    async refresh() {
      await fresh();
    },
    async say(text, { roomId } = {}) {
      const target = roomId === undefined ? { toPersonEmail: bot.email } : { roomId };
      const { status, body } = await call('POST', '/messages', { ...target, markdown: text });
      return answerTo(status, body);
    },
    sayWithFile,
    download,
    async press(title, inputs) {
      const answer = heard.findLast(({ buttons }) => buttons.includes(title));
      if (answer === undefined) throw new Error(`No card has a button "${title}"`);
      return pressOn(answer, title, inputs);
    },
    pressOn,
  };
}
