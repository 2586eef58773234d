import type { EsaAddress } from '../../../esa/address.js';
import type { ContractContact } from '../../../pstn/emergency.js';
import {
  defineCollection,
  put,
  remove,
  type Collection,
  type Store,
  type Write,
} from '../../../store/store.js';
import type { World } from '../../world.js';

export interface AddressRecord {
  readonly customerId: string;
  readonly locationId: string;
  /** Absent for the address of the location itself. */
  readonly number?: string;
  readonly address: EsaAddress;
  readonly addressId: string;
  readonly at: string;
  readonly by: string;
}

export interface ConnectionRecord {
  readonly contact: ContractContact;
  readonly at: string;
  readonly by: string;
}

/** By location id, or by number. */
export const deskAddresses = defineCollection<AddressRecord>('desk-addresses');
/** What was done under a key, so that it is done once. */
export const deskAddressKeys = defineCollection<{ readonly addressId?: string }>('desk-address-keys');
/** Locations that were put on the Calling Plan here. */
export const deskConnections = defineCollection<ConnectionRecord>('desk-connections');

export const emergencyCollections = [deskAddresses, deskAddressKeys, deskConnections] as const;

export interface Change {
  readonly set?: readonly (readonly [id: string, record: AddressRecord])[];
  readonly clear?: readonly string[];
  readonly connect?: readonly [locationId: string, record: ConnectionRecord];
}

export interface EmergencyBook {
  addresses(): ReadonlyMap<string, AddressRecord>;
  connections(): ReadonlyMap<string, ConnectionRecord>;
  done(key: string): { readonly addressId?: string } | undefined;
  /** Seen only once it is durable; the same key a second time changes nothing. */
  change(key: string, change: Change, addressId?: string): Promise<void>;
}

export async function openEmergencyBook(store?: Pick<Store, 'list' | 'commit'>): Promise<EmergencyBook> {
  const load = async <T>(collection: Collection<T>): Promise<Map<string, T>> =>
    new Map(((await store?.list(collection)) ?? []).map(({ id, value }) => [id, value]));
  const addresses = await load(deskAddresses);
  const keys = await load(deskAddressKeys);
  const connections = await load(deskConnections);
  let queue: Promise<unknown> = Promise.resolve();

  async function run(
    key: string,
    { set = [], clear = [], connect }: Change,
    addressId?: string,
  ): Promise<void> {
    if (keys.has(key)) return;
    const done = addressId === undefined ? {} : { addressId };
    const writes: Write[] = [
      put(deskAddressKeys, key, done),
      ...set.map(([id, record]) => put(deskAddresses, id, record)),
      ...clear.map((id) => remove(deskAddresses, id)),
      ...(connect === undefined ? [] : [put(deskConnections, ...connect)]),
    ];
    await store?.commit(writes);
    keys.set(key, done);
    for (const [id, record] of set) addresses.set(id, record);
    for (const id of clear) addresses.delete(id);
    if (connect !== undefined) connections.set(...connect);
  }
  return {
    addresses: () => addresses,
    connections: () => connections,
    done: (key) => keys.get(key),
    change(key, change, addressId) {
      const done = queue.then(() => run(key, change, addressId));
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

/** The world with the locations that were put on the Calling Plan since. */
export const withConnections = (world: World, book: EmergencyBook): World => ({
  ...world,
  get locations() {
    return world.locations.map((location) =>
      book.connections().has(location.id) ? { ...location, pstn: 'CISCO_PSTN' as const } : location,
    );
  },
});
