/** Organisations, their locations with the PSTN connection of each, and the numbers there. */
import type { Aged } from '../calling-data.js';
import type { Customer, Location, PstnConnection } from '../provider.js';
import { createAged } from './aged.js';
import type { CallingClient } from './client.js';
import { isCalling } from './calling-error.js';
import type { Credentials, Organization } from './credentials/credentials.js';
import { createOwnedRows, type Owned } from './owned-rows.js';
import {
  callingLocation,
  connectionAnswer,
  licensesAnswer,
  location as locationSchema,
  numberRow,
  type LocationRow,
  type NumberRow,
} from './shapes.js';
import { meansNoConnection } from './unconfirmed/no-connection.js';
import { variantOf } from './unconfirmed/ordering-variant.js';
import { subscriptionOf } from './unconfirmed/subscription.js';

export interface License {
  readonly name: string;
  readonly total: number;
  readonly used: number;
}

export interface Places {
  readonly customers: () => Promise<readonly Customer[]>;
  readonly customerOf: (organization: Pick<Organization, 'id' | 'name'>) => Promise<Customer>;
  locations(organizationId: string): Promise<Aged<readonly Location[]>>;
  /** All of the organisation, extensions without a number among them. */
  numbers(organizationId: string): Promise<Aged<readonly NumberRow[]>>;
  readonly licenses: (organizationId: string) => Promise<readonly License[]>;
  /** Undefined when no organisation has it; rejects when one that may have it could not be asked. */
  findLocation(locationId: string): Promise<Owned<Location> | undefined>;
  /** The first row of a number, in E.164, or of an owner, by its id; else as with a location. */
  findNumber(key: string): Promise<Owned<NumberRow> | undefined>;
}

export interface PlacesOptions {
  readonly client: CallingClient;
  readonly credentials: Credentials;
  /** Ids of organisations on a trial. */
  readonly trials: readonly string[];
  readonly selfService?: readonly string[] | undefined;
  readonly now: () => Date;
  readonly ttlMs: number;
}

const connections: readonly string[] = [
  'CISCO_PSTN',
  'INTEGRATED_CCP',
  'NON_INTEGRATED_CCP',
  'LOCAL_GATEWAY',
] satisfies readonly PstnConnection[];

const isConnection = (type: string): type is PstnConnection => connections.includes(type);

/** A connection of a kind from later days is somebody else's: nothing is ordered there. */
const connectionOf = (type: string | undefined): PstnConnection =>
  type === undefined ? 'NONE' : isConnection(type) ? type : 'NON_INTEGRATED_CCP';

/** Pages of Webex hold at most this many, and fewer without a word. */
const pageSizes = { locations: 100, numbers: 1_000 };

/** What both calls of a list have in common. */
const ofOrganization = (orgId: string) => ({ orgId });

const numberKeys = ({ phoneNumber, owner }: NumberRow): readonly string[] =>
  [phoneNumber, owner?.id].filter((key) => key !== undefined);

export function createPlaces(options: PlacesOptions): Places {
  const { client, credentials, trials, selfService, now, ttlMs } = options;

  async function connectionAt(organizationId: string, locationId: string): Promise<PstnConnection> {
    try {
      const query = new URLSearchParams(ofOrganization(organizationId));
      const asked = {
        call: 'connection',
        params: { locationId },
        query,
        schema: connectionAnswer.optional(),
      } as const;
      return connectionOf((await client.ask(organizationId, asked))?.pstnConnectionType);
    } catch (error) {
      if (meansNoConnection(error)) return 'NONE';
      throw error;
    }
  }

  function locationOf(organizationId: string, row: LocationRow, pstn: PstnConnection): Location {
    const { city, state, country = 'US' } = row.address ?? {};
    return {
      id: row.id,
      customerId: organizationId,
      name: row.name,
      city: city ?? row.name,
      ...(state === undefined ? {} : { state }),
      country: country.toUpperCase(),
      timeZone: row.timeZone ?? 'UTC',
      pstn,
      variant: variantOf(country.toUpperCase(), selfService),
    };
  }

  /** Only those with Webex Calling: the others can have no PSTN connection. */
  async function readLocations(organizationId: string): Promise<readonly Location[]> {
    const common = { query: ofOrganization(organizationId), max: pageSizes.locations };
    const all = { ...common, call: 'locations', key: 'items', item: locationSchema } as const;
    const enabled = {
      ...common,
      call: 'calling-locations',
      key: 'locations',
      item: callingLocation,
    } as const;
    const [rows, calling] = await Promise.all([
      client.list(organizationId, all),
      client.list(organizationId, { ...enabled, byOffset: true }),
    ]);
    const ids = new Set(calling.map(({ id }) => id));
    const here = rows.filter(({ id }) => ids.has(id));
    return Promise.all(
      here.map(async (row) => locationOf(organizationId, row, await connectionAt(organizationId, row.id))),
    );
  }

  const readNumbers = (organizationId: string): Promise<readonly NumberRow[]> =>
    client.list(organizationId, {
      call: 'numbers',
      query: ofOrganization(organizationId),
      key: 'phoneNumbers',
      item: numberRow,
      max: pageSizes.numbers,
      byOffset: true,
    });

  async function readLicenses(organizationId: string): Promise<readonly License[]> {
    const query = new URLSearchParams(ofOrganization(organizationId));
    const { items } = await client.ask(organizationId, { call: 'licenses', query, schema: licensesAnswer });
    return items.map(({ name, totalUnits, consumedUnits }) => ({
      name,
      total: totalUnits ?? 0,
      used: consumedUnits ?? 0,
    }));
  }

  const rowsOf = { credentials, now, ttlMs };
  const locations = createOwnedRows({ ...rowsOf, read: readLocations, keysOf: ({ id }) => [id] });
  const numbers = createOwnedRows({ ...rowsOf, read: readNumbers, keysOf: numberKeys });
  const licenses = createAged(readLicenses, { now, ttlMs });

  /** In a trial nothing can be ported in, so every number on the plan was ordered there (fact sheet 1). */
  async function orderedInTrial(organizationId: string): Promise<number> {
    const onPlan = (await locations.of(organizationId)).value.filter(({ pstn }) => pstn === 'CISCO_PSTN');
    const ids = new Set(onPlan.map(({ id }) => id));
    const rows = (await numbers.of(organizationId)).value;
    return rows.filter((row) => row.phoneNumber !== undefined && ids.has(row.location.id)).length;
  }

  /** How much of a trial is used up stays open where its numbers cannot be read. */
  async function customerOf({ id, name }: Pick<Organization, 'id' | 'name'>): Promise<Customer> {
    const subscription = subscriptionOf(id, trials);
    if (subscription !== 'trial') return { id, name, subscription, trialNumbersUsed: 0 };
    try {
      return { id, name, subscription, trialNumbersUsed: await orderedInTrial(id) };
    } catch (error) {
      if (!isCalling(error)) throw error;
      return { id, name, subscription };
    }
  }

  return {
    customers: async () => Promise.all((await credentials.reached()).organizations.map(customerOf)),
    customerOf,
    locations: (organizationId) => locations.of(organizationId),
    numbers: (organizationId) => numbers.of(organizationId),
    licenses: async (organizationId) => (await licenses.get(organizationId)).value,
    findLocation: (id) => locations.find(id),
    findNumber: (key) => numbers.find(key),
  };
}
