/** What a draft holds is held for longer, as long as the draft waits for a second person. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Engine } from '../../flows/engine/engine.js';
import type { Approval } from '../../flows/engine/flow.js';
import type { Store } from '../../store/store.js';
import { conversationKey } from '../inbox.js';
import type { Lanes } from '../lanes.js';
import type { People } from '../people.js';
import type { createServices } from '../services.js';
import { approvals } from './collections.js';

export interface RenewalOptions {
  readonly store: Store;
  readonly engine: Pick<Engine, 'renew'>;
  readonly services: ReturnType<typeof createServices>;
  readonly people: People;
  readonly lanes: Lanes;
  readonly now: () => Date;
  readonly log: Logger;
}

const againMs = 60_000;

/** Renews what is due among these; nothing is, once more than half of the time it is held for is left. */
export function createRenewals(options: RenewalOptions): (ids: readonly string[]) => Promise<void> {
  const { store, engine, services, people, lanes, now, log } = options;
  /** When each is to be renewed next; not kept over a restart, after which all are. */
  const next = new LRUCache<string, number>({ max: 10_000 });

  async function renew(id: string): Promise<void> {
    const approval = await store.get(approvals, id);
    if (approval === undefined || approval.decision !== undefined) return;
    const known = await people.presser(approval.by.id);
    if (known === undefined) return;
    const { space, locale } = approval;
    const asked = { key: `second:${id}`, space, known: { ...known, locale } };
    const until = await engine.renew(approval, await services(asked));
    const from = now().getTime();
    if (until !== undefined) next.set(id, from + Math.max((Date.parse(until) - from) / 2, againMs));
  }

  async function attempt(id: string): Promise<void> {
    const approval: Approval | undefined = await store.get(approvals, id);
    if (approval === undefined) return;
    next.set(id, Infinity);
    await lanes.run(conversationKey(approval.space.id, approval.by.id), () =>
      renew(id).catch((err: unknown) => {
        next.set(id, now().getTime() + againMs);
        log.warn({ err, approval: id }, 'what waits for a second person could not be held for longer');
      }),
    );
  }

  return async (ids) => {
    const due = ids.filter((id) => (next.get(id) ?? 0) <= now().getTime());
    await Promise.all(due.map(attempt));
  };
}
