import type { Registry } from '../../flows/engine/registry.js';
import type { Store } from '../../store/store.js';
import { conversations } from '../collections.js';
import { conversationKey } from '../inbox.js';

/** Whether the person is in the middle of a form there, which a notice with a button would push aside. */
export const createBusy =
  (store: Store, registry: Registry) =>
  async (roomId: string, personId: string): Promise<boolean> => {
    const live = (await store.get(conversations, conversationKey(roomId, personId)))?.live;
    const loaded = live === undefined ? undefined : registry.find(live.flow);
    if (live === undefined || loaded === undefined) return false;
    const step = loaded.flow.steps[live.step];
    return !loaded.flow.question && step?.final !== true && step?.waits !== true;
  };
