/** Somebody who tries to get at what is not theirs, in one room, and all that the bot posted there. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from './product.js';
import { cardInputs } from './talk.js';

interface Action {
  readonly type: string;
  readonly title: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface Posted {
  readonly id: string;
  readonly personId: string;
  readonly markdown?: string;
  readonly files?: readonly string[];
  readonly attachments?: readonly { readonly content: { readonly actions?: readonly Action[] } }[];
}

export interface Leak {
  readonly who: string;
  readonly where: string;
  readonly after: string;
  readonly marker: string;
}

/** What belongs to a customer, under every form it may be shown in. */
export type Markers = readonly string[];

/** `+17135550100` as it is written in either country. */
export const formsOf = (number: string): string[] => {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (us === null) return [number];
  const [, area = '', prefix = '', line = ''] = us;
  return [number, `(${area}) ${prefix}-${line}`, `${area}-${prefix}-${line}`, `${area}${prefix}${line}`];
};

export const actionsOf = ({ attachments = [] }: Posted): readonly Action[] =>
  attachments.flatMap(({ content }) => content.actions ?? []).filter(({ type }) => type === 'Action.Submit');

export interface Room {
  readonly id: string;
  readonly title: string;
  readonly isGroup: boolean;
  /** What nobody may read here. */
  readonly forbidden: Markers;
  /** What was said and sent here: that it comes back is no leak. */
  readonly uttered: string[];
}

export function createProbe(product: Product, name: string, room: Room) {
  const { apiUrl, bot } = product.sandbox;
  const me = product.person(name);
  const headers = { authorization: `Bearer ${me.token}`, 'content-type': 'application/json' };
  const seen = new Set<string>();
  const heard: Posted[] = [];
  const leaks: Leak[] = [];
  const counts = { texts: 0, presses: 0 };

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(apiUrl + path, { method, headers, ...sent });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function contentOf(message: Posted): Promise<string> {
    const files = (message.files ?? []).map(async (url) => {
      const response = await fetch(url, { headers: { authorization: headers.authorization } });
      const label = response.headers.get('content-disposition') ?? '';
      return `${label} ${Buffer.from(await response.arrayBuffer()).toString('latin1')}`;
    });
    const text = JSON.stringify([message.markdown, message.attachments]);
    return [text.replaceAll('\\u0026', '&'), ...(await Promise.all(files))].join('\n');
  }

  /** Takes in what the bot has posted meanwhile. */
  async function take(after: string): Promise<number> {
    const { items } = await call<{ items: Posted[] }>('GET', `/messages?roomId=${room.id}&max=20`);
    const fresh = items.filter(({ id, personId }) => personId === bot.id && !seen.has(id)).reverse();
    for (const message of fresh) {
      seen.add(message.id);
      heard.push(message);
      const content = await contentOf(message);
      const said = room.uttered.join('\n');
      const found = room.forbidden.filter((marker) => content.includes(marker) && !said.includes(marker));
      leaks.push(...found.map((marker) => ({ who: name, where: room.title, after, marker })));
    }
    return fresh.length;
  }

  async function answerTo(after: string): Promise<Posted | undefined> {
    for (let tries = 0; tries < 2_000; tries += 1) {
      if ((await take(after)) > 0) {
        await sleep(5);
        await take(after);
        return heard.findLast((message) => actionsOf(message).length > 0);
      }
      await sleep(8);
    }
    throw new Error(`${name} got no answer in ${room.title} to: ${after}`);
  }

  return {
    name,
    room,
    heard,
    leaks,
    counts,
    take,
    async say(text: string): Promise<Posted | undefined> {
      await take('');
      counts.texts += 1;
      room.uttered.push(text);
      const markdown = room.isGroup ? `<@personId:${bot.id}> ${text}` : text;
      await call('POST', '/messages', { roomId: room.id, markdown });
      return answerTo(text);
    },
    /** Presses with whatever inputs: what a client sends is the person's to choose. */
    async press(card: Posted, data: Readonly<Record<string, string>>, after: string): Promise<void> {
      await take('');
      counts.presses += 1;
      room.uttered.push(...Object.values(data));
      const inputs = { ...cardInputs(card.attachments), ...data };
      await call('POST', '/attachment/actions', { type: 'submit', messageId: card.id, inputs });
      await answerTo(after);
    },
  };
}
export type Probe = ReturnType<typeof createProbe>;
