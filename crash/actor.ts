/** A person in one conversation with the bot, who does one thing at a time and waits for its answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { cardInputs, type SandboxPerson } from '../test/support/talk.js';
import type { Arena } from './arena.js';
import {
  actionsOf,
  callerAs,
  isApology,
  isNews,
  messagesIn,
  tokenOf,
  words,
  type ChatMessage,
} from './chat.js';
import type { Record } from './record.js';

export interface Place {
  readonly roomId: string;
  readonly isGroup: boolean;
}

export interface ActorOptions {
  readonly arena: Arena;
  readonly me: SandboxPerson;
  readonly place: Place;
  readonly record: Record;
  /** Since when the bot is left in peace, as `performance.now()` counts; undefined while it is being killed. */
  readonly calmSince: () => number | undefined;
}

export interface Actor {
  readonly name: string;
  say(text: string): Promise<ChatMessage>;
  sendFile(file: { name: string; type: string; bytes: Uint8Array }): Promise<ChatMessage>;
  /** Presses the button that does this on the newest card; throws when it has none. */
  press(action: string, inputs?: { readonly [id: string]: string }): Promise<ChatMessage>;
  has(action: string): boolean;
  /** The newest of all that the bot said here. */
  readonly last: ChatMessage | undefined;
}

/** No answer came in all that time. */
export class Unanswered extends Error {}
/** The card is not the one that was expected. */
export class Lost extends Error {}

const steps = { pollMs: 400, quietMs: 500, quietTries: 8, tries: 8, patienceMs: 90_000 };

interface Cause {
  readonly kind: 'message' | 'press';
  readonly id: string;
}

export function createActor({ arena, me, place, record, calmSince }: ActorOptions): Actor {
  const { apiUrl, bot } = arena.sandbox;
  const call = callerAs(apiUrl, me);
  const { roomId, isGroup } = place;
  const known = new Set<string>();
  let thread: string | undefined;
  let last: ChatMessage | undefined;

  const isMine = ({ personId, parentId }: ChatMessage): boolean =>
    personId === bot.id && (!isGroup || parentId === thread);

  /** What the bot has said here that was not seen before, oldest first. */
  async function fresh(): Promise<readonly ChatMessage[]> {
    const found = (await messagesIn(call, roomId, 40)).filter((one) => isMine(one) && !known.has(one.id));
    const first = found.toReversed().filter((one) => !known.has(tokenOf(one) ?? ''));
    // A card that comes a second time is no answer to what was done after the first.
    for (const one of found) known.add(one.id).add(tokenOf(one) ?? one.id);
    return first.filter((one) => !isNews(one));
  }

  async function wasDropped({ id }: Cause): Promise<boolean> {
    const report = await (await fetch(`${arena.sandboxUrl}/sandbox/faults`)).json();
    return (report as { dropped: { id: string }[] }).dropped.some((one) => one.id === id);
  }

  /** Waits for the end of the answer, which may be several messages. `undefined`: the press never went out. */
  async function answerTo(cause: Cause): Promise<ChatMessage | undefined> {
    const began = performance.now();
    let heard: ChatMessage | undefined;
    let quiet = 0;
    const isDue = (): boolean =>
      performance.now() - Math.max(began, calmSince() ?? Infinity) < steps.patienceMs;
    for (let tries = 1; isDue(); tries++) {
      const said = await fresh();
      quiet = said.length === 0 && heard !== undefined ? quiet + 1 : 0;
      // A letter comes before the card that asks what to do with it.
      if (heard !== undefined && quiet > (actionsOf(heard).length > 0 ? 0 : steps.quietTries)) break;
      heard = said.findLast((one) => actionsOf(one).length > 0) ?? heard ?? said.at(-1);
      if (heard === undefined && cause.kind === 'press' && tries % 5 === 0 && (await wasDropped(cause)))
        return undefined;
      await sleep(heard === undefined ? steps.pollMs : steps.quietMs);
    }
    if (heard === undefined) throw new Unanswered(`${me.displayName}: ${cause.kind} ${cause.id}`);
    record.waits.push(performance.now() - began);
    last = heard;
    return heard;
  }

  async function heardAfter(cause: Cause): Promise<ChatMessage> {
    const answer = await answerTo(cause);
    if (answer === undefined) throw new Unanswered(`${me.displayName}: ${cause.kind} ${cause.id}`);
    return answer;
  }

  const posted = (body: unknown): Cause => {
    const { id } = body as { id: string };
    record.messages.push(id);
    if (isGroup) thread = id;
    return { kind: 'message', id };
  };

  async function send(body: object): Promise<string> {
    const answer = await call('POST', '/attachment/actions', body);
    if (answer.status >= 400) throw new Error(`A press was refused: ${JSON.stringify(answer.body)}`);
    const { id } = answer.body as { id: string };
    record.presses.push(id);
    return id;
  }

  const find = (action: string) =>
    last === undefined ? undefined : actionsOf(last).find(({ data }) => data?.a?.startsWith(action) === true);

  const lost = (action: string): Lost =>
    new Lost(`${me.displayName}: no "${action}" on “${last === undefined ? '' : words(last).slice(0, 90)}”`);

  async function press(action: string, inputs: { readonly [id: string]: string } = {}): Promise<ChatMessage> {
    for (let tries = 0; tries < steps.tries; tries++) {
      const button = find(action);
      if (last === undefined || button === undefined) throw lost(action);
      const filled = { ...cardInputs(last.attachments), ...inputs, ...button.data };
      await fresh();
      const card = last;
      const id = await send({ type: 'submit', messageId: card.id, inputs: filled });
      const answer = await answerTo({ kind: 'press', id });
      if (answer === undefined) record.lostPresses += 1;
      else if (isApology(answer)) {
        record.apologies += 1;
        last = card;
      } else return answer;
    }
    throw new Lost(`${me.displayName}: "${action}" led to nothing`);
  }

  return {
    name: `${me.displayName}${isGroup ? ' (space)' : ''}`,
    get last() {
      return last;
    },
    has: (action) => find(action) !== undefined,
    press,
    async say(text) {
      await fresh();
      const markdown = isGroup ? `<@personId:${bot.id}> ${text}` : text;
      const answer = await call('POST', '/messages', { roomId, markdown });
      if (answer.status >= 400) throw new Error(`A message was refused: ${JSON.stringify(answer.body)}`);
      return heardAfter(posted(answer.body));
    },
    async sendFile({ name, type, bytes }) {
      await fresh();
      const form = new FormData();
      form.append('roomId', roomId);
      form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
      const headers = { authorization: `Bearer ${me.token}` };
      const response = await fetch(`${apiUrl}/messages`, { method: 'POST', headers, body: form });
      return heardAfter(posted(await response.json()));
    },
  };
}
