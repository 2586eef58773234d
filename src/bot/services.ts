import type { Files, Space } from '../flows/engine/flow.js';
import type { Services } from '../flows/engine/turn.js';
import type { PstnProvider } from '../pstn/provider.js';
import type { Store } from '../store/store.js';
import type { AccessBook } from './access.js';
import { defaultNoticeSettings, placedOrders } from './collections.js';
import type { Known } from './people.js';

export interface ServicesOptions {
  readonly store: Store;
  readonly pstn: PstnProvider;
  readonly access: AccessBook;
  readonly now: () => Date;
}

export interface Occasion {
  /** Id of what happened: the same for every attempt at it. */
  readonly key: string;
  readonly space: Space;
  readonly known: Known;
}

const noFiles: Files = {
  fetch: () => Promise.resolve({ ok: false, name: '', why: 'unavailable' }),
  keep: () => Promise.reject(new Error('No files are kept here')),
  read: () => Promise.resolve(undefined),
};

/** What the flows may use, for one person in one space. */
export function createServices({ store, pstn, access, now }: ServicesOptions) {
  return async ({ key, space, known }: Occasion): Promise<Services> => {
    const visible = await access.of(known.person, space);
    return {
      person: known.person,
      space,
      locale: known.locale,
      now: now(),
      key,
      origin: { roomId: space.id },
      files: noFiles,
      following: { followed: [], settings: defaultNoticeSettings },
      pstn,
      access: visible.access,
      hiddenHere: visible.hidden,
      spaceOrders: async () => {
        const placed = await store.list(placedOrders, { index: 'room', is: space.id, order: 'newest' });
        return placed.map(({ id }) => id);
      },
    };
  };
}
