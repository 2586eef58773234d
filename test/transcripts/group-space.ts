import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../support/product.js';
import { cardInputs, type Talk } from '../support/talk.js';

interface Action {
  readonly type: string;
  readonly title: string;
  readonly data: Record<string, string>;
}

interface Message {
  readonly id: string;
  readonly personId: string;
  readonly parentId?: string;
  readonly markdown: string;
  readonly attachments?: readonly { readonly content: { readonly actions?: readonly Action[] } }[];
}

export interface Member {
  /** Mentions the bot and waits for its answer; an empty text is a mention alone. */
  mention(text: string): Promise<Message>;
  /** Presses a button of somebody's card and waits for the answer. */
  press(message: Message, title: string): Promise<Message>;
  /** Waits for a message of the bot that says this. */
  hear(text: string): Promise<Message>;
  /** All that is in the space, of everybody. */
  messages(): Promise<unknown>;
  /** Brings somebody else into the space. */
  invite(name: string): Promise<void>;
}

const buttonsOf = ({ attachments = [] }: Message): readonly Action[] =>
  attachments.flatMap(({ content }) => content.actions ?? []);

/** What a space needs to know of the product. */
export type Stage = Pick<Product, 'sandbox' | 'person' | 'talk'>;

function createMember(talk: Talk, roomId: string, product: Stage): Member {
  const { bot } = product.sandbox;
  const fromBot = async (): Promise<Message[]> => {
    const { body } = await talk.call('GET', `/messages?roomId=${roomId}&max=100`);
    return (body as { items: Message[] }).items.filter(({ personId }) => personId === bot.id);
  };
  /** The newest message of the bot once `act` has led to one and no more come. */
  async function answerTo(act: () => Promise<unknown>): Promise<Message> {
    const before = (await fromBot()).length;
    await act();
    let count = before;
    for (let tries = 0; tries < 200; tries += 1) {
      await sleep(60);
      const [last, ...others] = await fromBot();
      if (last !== undefined && count > before && others.length + 1 === count) return last;
      count = last === undefined ? before : others.length + 1;
    }
    throw new Error(`${talk.me.displayName} got no answer`);
  }

  return {
    mention(text) {
      const markdown = `<@personId:${bot.id}> ${text}`;
      return answerTo(() => talk.call('POST', '/messages', { roomId, markdown }));
    },
    press(message, title) {
      const data = buttonsOf(message).find((action) => action.title === title)?.data;
      if (data === undefined) throw new Error(`No button "${title}"`);
      const inputs = { ...cardInputs(message.attachments), ...data };
      return answerTo(() =>
        talk.call('POST', '/attachment/actions', { type: 'submit', messageId: message.id, inputs }),
      );
    },
    async hear(text) {
      for (let tries = 0; tries < 300; tries += 1) {
        const found = (await fromBot()).find(({ markdown }) => markdown.includes(text));
        if (found !== undefined) return found;
        await sleep(20);
      }
      throw new Error(`${talk.me.displayName} did not hear "${text}"`);
    },
    messages: async () => (await talk.call('GET', `/messages?roomId=${roomId}&max=100`)).body,
    async invite(name) {
      await talk.call('POST', '/memberships', { roomId, personEmail: product.person(name).email });
    },
  };
}

export type Members<Names extends readonly string[]> = { readonly [Index in keyof Names]: Member };

/** A new group space of these people and the bot; the first of them made it. */
export async function openSpace<const Names extends readonly string[]>(
  product: Stage,
  ...names: Names
): Promise<Members<Names>> {
  const talks = names.map((name) => product.talk(name));
  const [host] = talks;
  if (host === undefined) throw new Error('A space needs somebody');
  const { body } = await host.call('POST', '/rooms', { title: names.join(', ') });
  const roomId = (body as { id: string }).id;
  const others = [...talks.slice(1).map(({ me }) => me.email), product.sandbox.bot.email];
  for (const personEmail of others) await host.call('POST', '/memberships', { roomId, personEmail });
  for (let greeted = false; !greeted; await sleep(10)) {
    const found = await host.call('GET', `/messages?roomId=${roomId}`);
    greeted = (found.body as { items: unknown[] }).items.length > 0;
  }
  return talks.map((talk) => createMember(talk, roomId, product)) as unknown as Members<Names>;
}
