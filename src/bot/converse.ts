import { isPstnFault } from '../errors.js';
import type { Engine, Happening } from '../flows/engine/engine.js';
import type { Effect } from '../flows/engine/flow.js';
import { emptyConversation, readConversation, type Conversation } from '../flows/engine/session.js';
import { say, type Turn } from '../flows/engine/turn.js';
import type { PersonRef } from '../pstn/provider.js';
import { put, remove, type Store, type Write } from '../store/store.js';
import type { AccessBook } from './access.js';
import type { AuditLog } from './audit/audit-log.js';
import { entriesOf } from './audit/effects.js';
import {
  conversations,
  directRooms,
  movedDraftId,
  movedDrafts,
  notices,
  reminders,
  spaces,
  type ConversationRecord,
} from './collections.js';
import type { Deliverer } from './deliver.js';
import type { Carried, createEffects } from './effects.js';
import type { EventLog } from './event-log.js';
import { conversationKey } from './inbox.js';
import { messageTo, type Target } from './outgoing.js';
import { referenceOf } from './reference.js';
import type { createServices, Occasion } from './services.js';

export interface Heard extends Occasion {
  readonly happening: Happening;
  /** Marks the event as done; committed together with all it led to. */
  readonly done: Write;
}

export interface ConverseOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly services: ReturnType<typeof createServices>;
  readonly effects: ReturnType<typeof createEffects>;
  readonly access: Pick<AccessBook, 'forgetRights' | 'forgetSpace'>;
  readonly deliverer: Deliverer;
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal;
  readonly audit: Pick<AuditLog, 'write' | 'flush'>;
  readonly events: Pick<EventLog, 'note'>;
  /** What is left to do of an erasure once it is committed. */
  readonly erased: () => void;
  readonly now: () => Date;
}

/** The conversation as the event finds it, and what is written down because of that. */
interface Found {
  readonly before: Conversation;
  readonly parentId: string | undefined;
  readonly writes: readonly Write[];
}

const changesRights: ReadonlySet<string> = new Set(['order-placed', 'give-role', 'forget-me']);

const isFile = ({ type }: Effect): boolean => type === 'post-file';

/** Of what goes wrong at Webex Calling each thing has its own sentence. */
const sentenceOf = (code: string | undefined): string =>
  code === undefined ? 'failed' : code.startsWith('calling_') ? code : 'pstnDown';

const together = (all: readonly Carried[]): Carried => ({
  writes: all.flatMap(({ writes }) => writes),
  outgoing: all.flatMap(({ outgoing }) => outgoing),
});

/** One event to its end: run the engine, write everything down at once, then send. */
export function createConverse(options: ConverseOptions): (heard: Heard) => Promise<void> {
  const { store, engine, services, effects: carry, access, deliverer, audit, signal, events, now } = options;

  /** What the person hears when their event failed. The conversation stays as it was. */
  function failure(heard: Heard, conversation: Conversation, error: unknown): Turn {
    // Nobody waits for these: they are tried again.
    if (heard.happening.type === 'remind' || heard.happening.type === 'second') throw error;
    // What fails because everything is being shut is done at the next start.
    if (signal.aborted) throw error;
    const code = isPstnFault(error) ? error.code : undefined;
    events.note(heard.key, { outcome: code === undefined ? 'failed' : 'pstn_down', err: error });
    // The log has it too.
    const reference = referenceOf(heard.key);
    const said = say(heard.known.locale, sentenceOf(code), { reference });
    return { conversation, said: [said], effects: [] };
  }

  /** In a 1:1, drafts that were moved there are taken up; and from now on its room is known. */
  async function arrivals(
    { space, known, happening }: Heard,
    saved: Conversation,
  ): Promise<Omit<Found, 'parentId'>> {
    if (space.type !== 'direct') return { before: saved, writes: [] };
    const { id } = known.person;
    const moved = await store.list(movedDrafts, { index: 'person', is: id });
    const isKnown = (await store.get(directRooms, id)) === space.id;
    // The reminder that is being given is done with.
    const given = happening.type === 'remind' ? happening.draftId : undefined;
    const waiting = moved.filter(({ value }) => value.session.id !== given);
    const putOff = await Promise.all(waiting.map(({ value }) => store.get(reminders, value.session.id)));
    return {
      before: moved.reduce((before, { value }) => engine.takeUp(before, value.session), saved),
      writes: [
        ...moved.map((entry) => remove(movedDrafts, entry.id)),
        ...putOff.flatMap((reminder) =>
          reminder === undefined ? [] : [put(reminders, reminder.draftId, { ...reminder, roomId: space.id })],
        ),
        ...(isKnown ? [] : [put(directRooms, id, space.id)]),
      ],
    };
  }

  async function find(heard: Heard): Promise<Found> {
    const { space, known, happening } = heard;
    const saved = await store.get(conversations, conversationKey(space.id, known.person.id));
    const token = happening.type === 'press' ? happening.inputs['t'] : undefined;
    const isOther = typeof token === 'string' && token !== saved?.live?.token;
    const notice = isOther ? await store.get(notices, token) : undefined;
    const parentId = heard.parentId ?? (notice ?? saved)?.parentId;
    const before = saved === undefined ? emptyConversation : readConversation(saved);
    const isNew = (await store.get(spaces, space.id)) === undefined;
    const arrived = await arrivals(heard, before);
    return {
      before: arrived.before,
      parentId,
      writes: [...(isNew ? [put(spaces, space.id, { type: space.type })] : []), ...arrived.writes],
    };
  }

  async function directTo({ id }: PersonRef): Promise<Target> {
    const roomId = await store.get(directRooms, id);
    return roomId === undefined ? { toPersonId: id } : { roomId };
  }

  /** The card of a draft that goes on in the 1:1, and the draft until it is taken up there. */
  function move(person: PersonRef, { moved }: Turn, target: Target): Carried {
    if (moved === undefined) return { writes: [], outgoing: [] };
    const { session, said } = moved;
    return {
      writes: [put(movedDrafts, movedDraftId(person.id, session.id), { personId: person.id, session })],
      outgoing: [deliverer.prepare(messageTo(target, said), true)],
    };
  }

  async function carryOut(occasion: Occasion, effects: readonly Effect[], target: Target): Promise<Carried> {
    const all: Carried[] = [];
    for (const effect of effects) all.push(await carry(occasion, effect, target));
    return together(all);
  }

  /** All that a turn leads to. Files stand above the card that comes with them, so that its buttons stay in sight. */
  async function finish(occasion: Occasion, turn: Turn, here: Target): Promise<Carried & { turn: Turn }> {
    const { person } = occasion.known;
    const there = turn.moved === undefined ? here : await directTo(person);
    const files = await carryOut(occasion, turn.effects.filter(isFile), there);
    const isDirect = occasion.space.type === 'direct';
    const said = turn.said.map((one) => deliverer.prepare(messageTo(here, one), isDirect));
    const moved = move(person, turn, there);
    const rest = await carryOut(
      occasion,
      turn.effects.filter((effect) => !isFile(effect)),
      there,
    );
    return { turn, ...together([files, { writes: [], outgoing: said }, moved, rest]) };
  }

  return async (heard) => {
    const { space, known } = heard;
    const { before, parentId, writes } = await find(heard);
    const occasion = { key: heard.key, space, known, parentId };
    const here: Target = { roomId: space.id, parentId };
    const run = async () => {
      const turn = await engine.handle(before, heard.happening, await services(occasion));
      return finish(occasion, turn, here);
    };
    const {
      turn,
      outgoing,
      writes: carried,
    } = await run().catch((error: unknown) => finish(occasion, failure(heard, before, error), here));
    const record: ConversationRecord = {
      ...turn.conversation,
      roomId: space.id,
      personId: known.person.id,
      ...(parentId === undefined ? {} : { parentId }),
    };
    const deeds = entriesOf(occasion, turn.effects, now());
    await store.commit([
      // First, so that a reminder can ask for the next one of its kind.
      heard.done,
      put(conversations, conversationKey(space.id, known.person.id), record),
      ...writes,
      ...known.writes,
      ...carried,
      ...outgoing.map((message) => deliverer.write(message)),
      ...deeds.map((deed, at) => audit.write(`${heard.key}:${at}:${deed.what}`, deed)),
    ]);
    if (deeds.length > 0) void audit.flush();
    if (turn.effects.some(({ type }) => changesRights.has(type))) access.forgetRights();
    if (turn.effects.some(({ type }) => type === 'space-customer')) access.forgetSpace(space.id);
    events.note(heard.key, {
      outcome: 'answered',
      flow: turn.conversation.live?.flow,
      step: turn.conversation.live?.step,
      isFinished: !engine.isBusy(turn.conversation),
      effects: turn.effects.map(({ type }) => type),
      messages: outgoing.map(({ id }) => id),
    });
    for (const message of outgoing) deliverer.send(message);
    if (turn.effects.some(({ type }) => type === 'forget-me')) options.erased();
  };
}
