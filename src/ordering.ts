/** Chooses who takes the orders: a back end of its own, a person with the bot's help, or nobody. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createCabinet } from './bot/files/cabinet.js';
import type { Vault } from './bot/vault/vault.js';
import type { Settings } from './config.js';
import { createAssistedPstn } from './pstn/assisted/create-assisted.js';
import type { CallingData } from './pstn/calling-data.js';
import type { PstnProvider } from './pstn/provider.js';
import { createUnconnectedPstn } from './pstn/unconnected.js';
import type { Store } from './store/store.js';

/** What there is to choose from. */
export interface BackEnds {
  /** An ordering back end that files the orders itself. */
  readonly gateway?: PstnProvider;
  /** Customers, locations and numbers, for orders that a person files. */
  readonly calling?: CallingData;
}

export interface Keeping {
  readonly store: Store;
  readonly vault: Vault;
  readonly dir: string;
  readonly now: () => Date;
  readonly log: Logger;
}

type Mode = NonNullable<Settings['PSTN_MODE']>;

/** As set; else whatever is there, with a back end before a person. */
const modeOf = ({ PSTN_MODE }: Settings, { gateway, calling }: BackEnds): Mode =>
  PSTN_MODE ?? (gateway !== undefined ? 'gateway' : calling !== undefined ? 'assisted' : 'none');

export function orderingFor(settings: Settings, backEnds: BackEnds, keeping: Keeping): PstnProvider {
  const { gateway, calling } = backEnds;
  switch (modeOf(settings, backEnds)) {
    case 'gateway':
      return gateway ?? createUnconnectedPstn();
    case 'assisted': {
      if (calling === undefined) return createUnconnectedPstn();
      const { store, vault, dir, now, log } = keeping;
      const files = createCabinet({ dir: join(dir, 'files'), vault, now });
      return createAssistedPstn({
        ...{ calling, store, files, now, log },
        fiction: settings.WEBEX_BOT_TOKEN === undefined,
      });
    }
    case 'none':
      return createUnconnectedPstn();
  }
}
