/** After an outage of the webhooks: presses cannot be read back, so whoever may have pressed in vain is told. */
import type { Engine } from '../flows/engine/engine.js';
import { say } from '../flows/engine/turn.js';
import { readConversation } from '../flows/engine/session.js';
import type { Store } from '../store/store.js';
import { conversations, spaces, type ConversationRecord } from './collections.js';
import type { Deliverer, Outgoing } from './deliver.js';
import { messageOf } from './outgoing.js';
import type { People } from './people.js';

export interface PressAgainOptions {
  readonly store: Store;
  readonly engine: Pick<Engine, 'isBusy'>;
  readonly people: Pick<People, 'presser'>;
  readonly deliverer: Deliverer;
}

/** Tells those who are in the middle of something in one of these rooms. */
export function createPressAgain({ store, engine, people, deliverer }: PressAgainOptions) {
  async function messageFor(record: ConversationRecord): Promise<readonly Outgoing[]> {
    const type = (await store.get(spaces, record.roomId))?.type;
    const known = await people.presser(record.personId);
    if (type === undefined || known === undefined) return [];
    const said = messageOf(say(known.locale, 'pressAgain'), record.roomId, record.parentId);
    return [deliverer.prepare(said, type === 'direct', 'notice')];
  }

  return async (roomIds: readonly string[]): Promise<void> => {
    const moved = new Set(roomIds);
    const all = await store.list(conversations);
    const busy = all.filter(({ value }) => moved.has(value.roomId) && engine.isBusy(readConversation(value)));
    const outgoing = (await Promise.all(busy.map(({ value }) => messageFor(value)))).flat();
    if (outgoing.length === 0) return;
    await store.commit(outgoing.map((message) => deliverer.write(message)));
    for (const message of outgoing) deliverer.send(message);
  };
}
