import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { SwitchboardError } from '../errors.js';
import type { Engine, Happening } from '../flows/engine/engine.js';
import type { Effect, Space } from '../flows/engine/flow.js';
import { emptyConversation } from '../flows/engine/session.js';
import type { Said } from '../flows/engine/show.js';
import { say, type Services, type Turn } from '../flows/engine/turn.js';
import type { PstnProvider } from '../pstn/provider.js';
import { put, type Store, type Write } from '../store/store.js';
import type { AccessBook } from './access.js';
import { conversations, placedOrders, spaces, type ConversationRecord } from './collections.js';
import type { Deliverer } from './deliver.js';
import { conversationKey } from './inbox.js';
import type { Known, People } from './people.js';
import type { NewMessage } from './webex/client.js';

export interface Heard {
  /** Id of the event: the same for every attempt at it. */
  readonly key: string;
  readonly space: Space;
  readonly known: Known;
  readonly happening: Happening;
  /** The thread to answer in; group spaces only. */
  readonly parentId?: string;
  /** Marks the event as done; committed together with all it led to. */
  readonly done: Write;
}

export interface ConverseOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly pstn: PstnProvider;
  readonly access: AccessBook;
  readonly people: People;
  readonly deliverer: Deliverer;
  readonly log: Logger;
  readonly now: () => Date;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

function messageOf(said: Said, roomId: string, parentId: string | undefined): NewMessage {
  return {
    roomId,
    markdown: said.markdown,
    ...(parentId === undefined ? {} : { parentId }),
    ...(said.card === undefined ? {} : { attachments: [{ contentType: cardType, content: said.card }] }),
  };
}

/** One event to its end: run the engine, write everything down at once, then send. */
export function createConverse(options: ConverseOptions): (heard: Heard) => Promise<void> {
  const { store, engine, pstn, access, people, deliverer, log, now } = options;

  async function servicesFor({ key, space, known }: Heard): Promise<Services> {
    return {
      person: known.person,
      space,
      locale: known.locale,
      now: now(),
      key,
      pstn,
      access: await access.of(known.person, space),
      spaceOrders: async () => {
        const placed = await store.list(placedOrders, { index: 'room', is: space.id, order: 'newest' });
        return placed.map(({ id }) => id);
      },
    };
  }

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

  function effectWrite(heard: Heard, effect: Effect): Write {
    const { person } = heard.known;
    if (effect.type === 'set-locale') return people.chose(person.id, person.email, effect.locale);
    const { orderId, customerId } = effect;
    const at = now().toISOString();
    return put(placedOrders, orderId, { customerId, roomId: heard.space.id, personId: person.id, at });
  }

  return async (heard) => {
    const { space, known } = heard;
    const id = conversationKey(space.id, known.person.id);
    const saved = await store.get(conversations, id);
    const before = saved ?? emptyConversation;
    const turn = await servicesFor(heard)
      .then((services) => engine.handle(before, heard.happening, services))
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
      put(spaces, space.id, { type: space.type }),
      ...known.writes,
      ...turn.effects.map((effect) => effectWrite(heard, effect)),
      ...outgoing.map((message) => deliverer.write(message)),
      heard.done,
    ]);
    for (const message of outgoing) deliverer.send(message);
  };
}
