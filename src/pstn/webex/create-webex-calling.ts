/** Webex Calling over its public REST API: everything of an ordering back end but the orders. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { CallingData, LocationNumber } from '../calling-data.js';
import { createAddresses } from './addresses.js';
import { createAsker, type Asker } from './asker.js';
import { createCallback } from './callback.js';
import { CallingError } from './calling-error.js';
import { createCallingClient } from './client.js';
import { createCredentials, type Credentials } from './credentials/credentials.js';
import { grantsOfConsents, grantsOfServiceApp, grantsOfTokens } from './credentials/grants.js';
import type { Shelf } from './credentials/shelf.js';
import {
  createTokenKeeper,
  type Grant,
  type TokenKeeper,
  type TokenRow,
} from './credentials/token-keeper.js';
import { createDeeds, type DeedRow } from './deeds.js';
import { directoryRow } from './owners.js';
import { createPeople } from './people.js';
import { createPlaces, type License } from './places.js';
import type { CallingSettings, CallingWay } from './settings.js';
import type { NumberRow } from './shapes.js';
import { createTransport } from './transport.js';

export interface WebexCallingOptions {
  /** Base address of the API, e.g. `https://webexapis.com/v1`. */
  readonly url: string;
  readonly way: CallingWay;
  readonly settings: Pick<
    CallingSettings,
    | 'CALLING_TRIAL_ORGS'
    | 'CALLING_SELF_SERVICE_COUNTRIES'
    | 'CALLING_NUMBER_PATH'
    | 'CALLING_ADDRESS_CLEAR'
    | 'CALLING_CACHE_SECONDS'
  >;
  readonly tokens: Shelf<TokenRow>;
  readonly deeds: Shelf<DeedRow>;
  readonly log: Logger;
  readonly now?: () => Date;
  readonly timeoutMs?: number;
  /** Between two tries of a call. */
  readonly pause?: (ms: number) => Promise<void>;
}

export interface WebexCalling extends CallingData {
  readonly credentials: Credentials;
  /** For the page on which administrators give consent. */
  readonly keeper: TokenKeeper;
  readonly asker: Asker;
  /** What the organisation has bought of Webex; the Calling Plan is not known to be among it (webex-api.md 2.3). */
  licenses(customerId: string): Promise<readonly License[]>;
  close(): Promise<void>;
}

function grantsFor(
  { way, tokens }: Pick<WebexCallingOptions, 'way' | 'tokens'>,
  asker: Asker,
  keeper: TokenKeeper,
): () => Promise<readonly Grant[]> {
  if (way.kind === 'consent') return () => grantsOfConsents(tokens);
  const grants =
    way.kind === 'tokens'
      ? grantsOfTokens(way.refreshTokens, keeper)
      : grantsOfServiceApp(
          { id: way.appId, applicationsToken: way.applicationsToken, client: way.client },
          way.organizations,
          asker,
        );
  return () => Promise.resolve(grants);
}

const numberOf = ({
  phoneNumber,
  state,
  mainNumber,
  tollFreeNumber,
}: NumberRow): readonly LocationNumber[] =>
  phoneNumber === undefined
    ? []
    : [
        {
          number: phoneNumber,
          // A state from later days is not known to be in service.
          state: state === 'ACTIVE' ? 'active' : 'inactive',
          isMain: mainNumber ?? false,
          isTollFree: tollFreeNumber ?? false,
        },
      ];

export function createWebexCalling(options: WebexCallingOptions): WebexCalling {
  const { url, way, settings, tokens, log, now = () => new Date(), timeoutMs, pause } = options;
  const ttlMs = settings.CALLING_CACHE_SECONDS * 1000;
  const transport = createTransport({ url, timeoutMs, newId: randomUUID });
  const asker = createAsker({ transport, now, pause });
  const keeper = createTokenKeeper({ asker, shelf: tokens, application: way.client, now });
  const grants = grantsFor({ way, tokens }, asker, keeper);
  const credentials = createCredentials({ asker, keeper, grants, wanted: way.organizations, now, log });
  const client = createCallingClient({ asker, credentials, log });
  const { CALLING_TRIAL_ORGS: trials = [], CALLING_SELF_SERVICE_COUNTRIES: selfService } = settings;
  const places = createPlaces({ client, credentials, trials, selfService, now, ttlMs });
  const { customers, customerOf } = places;
  const people = createPeople({ client, credentials, customerOf, now, ttlMs });
  const { CALLING_NUMBER_PATH: numberPath, CALLING_ADDRESS_CLEAR: clearForm } = settings;
  const deeds = createDeeds(options.deeds, now);

  return {
    ...createCallback({ client, places }),
    ...createAddresses({ client, places, deeds, numberPath, clearForm }),
    directory: async (customerId) => (await places.numbers(customerId)).value.map(directoryRow),
    directoryReadAt: async (customerId) => (await places.numbers(customerId)).readAt,
    /** The connection is chosen in Control Hub alone (webex-api.md 2.2). */
    canEnable: () => Promise.resolve(false),
    enableCiscoPstn: () => Promise.resolve({ ok: false, why: 'by_hand' }),
    ...people,
    customers,
    locations: async (customerId) => (await places.locations(customerId)).value,
    async numbers(locationId) {
      const found = await places.findLocation(locationId);
      // Nothing within reach has it: whether it has numbers nobody knows.
      if (found === undefined)
        throw new CallingError('calling_not_consented', `No organisation within reach has ${locationId}.`);
      const { value, readAt } = await places.numbers(found.organizationId);
      return { value: value.filter(({ location }) => location.id === locationId).flatMap(numberOf), readAt };
    },
    licenses: places.licenses,
    credentials,
    keeper,
    asker,
    close: () => transport.close(),
  };
}
