import type { HoldResult } from '../../pstn/provider.js';
import type { Ledger, LedgerDraft, LedgerView } from './ledger.js';
import { limits } from './limits.js';
import type { Shelf } from './shelf.js';

const dropLapsed = (view: LedgerView, draft: LedgerDraft, now: Date, except: string): void => {
  for (const [key, hold] of view.holds()) {
    if (key !== except && Date.parse(hold.until) <= now.getTime()) draft.dropHold(key);
  }
};

/** Sets numbers aside for `key` in place of what it held before; an empty list lets go of all. */
export const createHold =
  (deps: { ledger: Ledger; shelf: Shelf; clock: () => Date }) =>
  (key: string, wanted: readonly string[]): Promise<HoldResult> =>
    deps.ledger.change((draft) => {
      const now = deps.clock();
      const numbers = [...new Set(wanted)];
      const held = numbers.filter((number) => deps.shelf.isAvailable(number, key));
      const taken = numbers.filter((number) => !held.includes(number));
      dropLapsed(deps.ledger, draft, now, key);
      if (held.length === 0) {
        if (deps.ledger.holds().has(key)) draft.dropHold(key);
        return { held, taken, until: now.toISOString() };
      }
      const until = new Date(now.getTime() + limits.holdMinutes * 60_000).toISOString();
      draft.putHold(key, { numbers: held, until });
      return { held, taken, until };
    });
