import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { SwitchboardError } from '../errors.js';
import type { Engine, Happening } from '../flows/engine/engine.js';
import type { Effect } from '../flows/engine/flow.js';
import { emptyConversation } from '../flows/engine/session.js';
import { say, type Turn } from '../flows/engine/turn.js';
import { put, type Store, type Write } from '../store/store.js';
import type { AccessBook } from './access.js';
import { conversations, placedOrders, spaces, type ConversationRecord } from './collections.js';
import type { Deliverer } from './deliver.js';
import { conversationKey } from './inbox.js';
import { messageOf } from './outgoing.js';
import type { People } from './people.js';
import type { createServices, Occasion } from './services.js';

export interface Heard extends Occasion {
  readonly happening: Happening;
  /** The thread to answer in; group spaces only. */
  readonly parentId?: string;
  /** Marks the event as done; committed together with all it led to. */
  readonly done: Write;
}

export interface ConverseOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly services: ReturnType<typeof createServices>;
  readonly access: Pick<AccessBook, 'forgetRights'>;
  readonly people: People;
  readonly deliverer: Deliverer;
  readonly log: Logger;
  readonly now: () => Date;
}

/** One event to its end: run the engine, write everything down at once, then send. */
export function createConverse(options: ConverseOptions): (heard: Heard) => Promise<void> {
  const { store, engine, services, access, people, deliverer, log, now } = options;

  /** What the person hears when their event failed. The conversation stays as it was. */
  function failure(heard: Heard, conversation: Turn['conversation'], error: unknown): Turn {
    const { locale } = heard.known;
    if (error instanceof SwitchboardError && error.code === 'pstn_unavailable') {
      log.error({ err: error, event: heard.key }, 'PSTN back end unavailable');
      return { conversation, said: [say(locale, 'pstnDown')], effects: [] };
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, event: heard.key, reference }, 'event failed');
    return { conversation, said: [say(locale, 'failed', { reference })], effects: [] };
  }

  function effectWrite(heard: Heard, effect: Effect, parentId: string | undefined): Write {
    const { person } = heard.known;
    if (effect.type === 'set-locale') return people.chose(person.id, person.email, effect.locale);
    if (effect.type !== 'order-placed') throw new Error(`Nothing carries out the effect ${effect.type}`);
    const { orderId, customerId } = effect;
    return put(placedOrders, orderId, {
      customerId,
      roomId: heard.space.id,
      personId: person.id,
      ...(parentId === undefined ? {} : { parentId }),
      at: now().toISOString(),
      status: 'pending',
    });
  }

  return async (heard) => {
    const { space, known } = heard;
    const id = conversationKey(space.id, known.person.id);
    const saved = await store.get(conversations, id);
    const before = saved ?? emptyConversation;
    const isNewSpace = (await store.get(spaces, space.id)) === undefined;
    const turn = await services(heard)
      .then((given) => engine.handle(before, heard.happening, given))
      .catch((error: unknown) => failure(heard, before, error));
    const parentId = heard.parentId ?? saved?.parentId;
    const record: ConversationRecord = {
      ...turn.conversation,
      roomId: space.id,
      personId: known.person.id,
      ...(parentId === undefined ? {} : { parentId }),
    };
    const isDirect = space.type === 'direct';
    const outgoing = turn.said.map((said) =>
      deliverer.prepare(messageOf(said, space.id, parentId), isDirect),
    );
    await store.commit([
      put(conversations, id, record),
      ...(isNewSpace ? [put(spaces, space.id, { type: space.type })] : []),
      ...known.writes,
      ...turn.effects.map((effect) => effectWrite(heard, effect, parentId)),
      ...outgoing.map((message) => deliverer.write(message)),
      heard.done,
    ]);
    if (turn.effects.some(({ type }) => type === 'order-placed')) access.forgetRights();
    for (const message of outgoing) deliverer.send(message);
  };
}
