/**
 * Ordering where Cisco offers no interface for it: the bot collects, checks and plans, a person types the order in
 * Control Hub, and what becomes of it is told by people, mail and the numbers of the location.
 */
import type { Logger } from 'pino';
import { SwitchboardError } from '../../errors.js';
import type { Store } from '../../store/store.js';
import { assistedAbilities } from '../abilities.js';
import type { CallingData } from '../calling-data.js';
import type { PstnProvider } from '../provider.js';
import { createByHand } from './hand-overs.js';
import { createLedger, newestFirst, type Ledger } from './ledger.js';
import { createPlacing, inOpenOrders } from './place-order.js';
import { createPortChanges, type DocumentFiles } from './port-changes.js';
import { judged } from './portability.js';
import { watchNumbers } from './watch-numbers.js';

export interface AssistedOptions {
  readonly calling: CallingData;
  readonly store: Store;
  readonly files: DocumentFiles;
  readonly now: () => Date;
  readonly log: Logger;
  /** Numbers kept for fiction are numbers there. */
  readonly fiction?: boolean;
  /** How often the numbers of the locations are looked at. */
  readonly watchEveryMs?: number;
}

const minuteMs = 60_000;

/** `SB-100001`, as well as the id that Control Hub gave the order; bare digits are read as the latter first. */
async function find(ledger: Ledger, id: string) {
  const digits = /^PO-(\d+)$/.exec(id)?.[1];
  return (
    (await ledger.get(id)) ??
    (await ledger.byControlHubId(id)) ??
    (digits === undefined ? undefined : await ledger.get(`SB-${digits}`))
  );
}

const notHere = (what: string) => (): Promise<never> =>
  Promise.reject(new SwitchboardError('pstn_unavailable', `Assisted ordering has no ${what}.`));

export function createAssistedPstn(options: AssistedOptions): PstnProvider {
  const { calling, store, files, now, log, watchEveryMs = 5 * minuteMs } = options;
  const ledger = createLedger(store);
  let lookedAt = 0;

  async function watch(): Promise<void> {
    if (now().getTime() - lookedAt < watchEveryMs) return;
    lookedAt = now().getTime();
    await watchNumbers({ ledger, calling, now, log });
  }

  return {
    ...calling,
    name: 'assisted',
    connected: true,
    fiction: options.fiction ?? false,
    abilities: assistedAbilities,
    byHand: createByHand({ ledger, files, now }),
    canEnable: () => Promise.resolve(false),
    enableCiscoPstn: () => Promise.resolve({ ok: false, why: 'by_hand' }),
    inventory: (_locationId, state) => Promise.resolve({ state, areaCodes: [] }),
    states: () => Promise.resolve([]),
    searchNumbers: () => Promise.resolve([]),
    searchBlocks: () => Promise.resolve([]),
    hold: notHere('holds'),
    placeOrder: createPlacing({ ledger, calling, now }),
    ...createPortChanges({ ledger, files, now }),
    async portability(_locationId, numbers) {
      const held = inOpenOrders(await ledger.all());
      return numbers.map((number) => judged(number, held));
    },
    portAccount: async (id) => (await find(ledger, id))?.port?.account,
    order: async (id) => (await find(ledger, id))?.order,
    orders: async (customerId) => newestFirst(await ledger.ofCustomer(customerId)),
    async changes(cursor) {
      await watch();
      const count = await ledger.changes();
      if (cursor === undefined) return { orders: [], cursor: String(count) };
      const since = /^\d+$/.test(cursor) ? Number(cursor) : 0;
      if (since === count) return { orders: [], cursor };
      const rows = (await ledger.all()).filter(({ change }) => change > since);
      const oldestFirst = [...rows].sort((one, other) => one.change - other.change);
      return { orders: oldestFirst.map(({ order }) => order), cursor: String(count) };
    },
  };
}
