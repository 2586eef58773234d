/** What the desk does with emergency addresses and connections; every rule is checked again, whatever the bot has checked. */
import { createHash } from 'node:crypto';
import { addressHash, type EsaAddress } from '../../../esa/address.js';
import type {
  ContractContact,
  EnableResult,
  EsaFault,
  EsaLookup,
  EsaSaved,
} from '../../../pstn/emergency.js';
import type { Location, PersonRef } from '../../../pstn/provider.js';
import type { World } from '../../world.js';
import { HttpFault } from '../http.js';
import type { People } from '../people.js';
import type { AddressRecord, EmergencyBook } from './book.js';
import type { Directory } from './directory.js';
import { isHalfway, isOutage, lookup } from './lookup.js';

export interface EmergencyDeps {
  readonly world: World;
  readonly people: People;
  readonly book: EmergencyBook;
  readonly directory: Directory;
  readonly clock: () => Date;
}

const notYours: EsaFault = {
  code: '8003',
  title: 'NOT_YOUR_ACCOUNT',
  detail: 'This person may not change addresses of this customer.',
};
const refused = (...faults: readonly EsaFault[]): EsaSaved => ({ ok: false, why: 'refused', faults });
const notHere: EsaSaved = { ok: false, why: 'not_here' };

const down = (): never => {
  throw new HttpFault(503, 'down', 'The address service does not answer.');
};

/** Shaped as Webex ids are: base64 of a URI. */
const idFrom = (key: string): string => {
  const uuid = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return Buffer.from(`ciscospark://us/EMERGENCY_ADDRESS/${uuid}`).toString('base64url');
};

export function createDeskEmergency({ world, people, book, directory, clock }: EmergencyDeps) {
  const attempted = new Set<string>();
  const locationOf = (id: string): Location | undefined => world.locations.find((one) => one.id === id);
  const mayAct = (by: PersonRef, { customerId }: Location): boolean =>
    ['admin', 'partner'].includes(people.roleFor(by, customerId) ?? '');

  /** The first attempt to save some addresses at a place gets no answer. */
  function meetTroubles(address: EsaAddress, place: string): void {
    if (isOutage(address)) down();
    const attempt = `${place} ${addressHash(address)}`;
    if (isHalfway(address) && !attempted.has(attempt)) {
      attempted.add(attempt);
      down();
    }
  }

  const recordOf = (address: EsaAddress, location: Location, key: string, by: PersonRef): AddressRecord => ({
    customerId: location.customerId,
    locationId: location.id,
    address,
    addressId: idFrom(key),
    at: clock().toISOString(),
    by: people.find(by.email)?.displayName ?? by.email,
  });

  /** Why an address cannot be saved; undefined when it can. */
  function objection(address: EsaAddress, location: Location, by: PersonRef): EsaSaved | undefined {
    if (location.pstn !== 'CISCO_PSTN') return notHere;
    if (!mayAct(by, location)) return refused(notYours);
    const { suggestions, faults } = lookup(location.country, address);
    return suggestions.length === 0 ? refused(...faults) : undefined;
  }

  return {
    lookup(locationId: string, address: EsaAddress): EsaLookup | undefined {
      const location = locationOf(locationId);
      if (location === undefined) return undefined;
      if (isOutage(address)) down();
      return lookup(location.country, address);
    },
    /** With the id of the address that is there it keeps that id. */
    async saveLocation(
      id: string,
      address: EsaAddress,
      key: string,
      by: PersonRef,
      addressId?: string,
    ): Promise<EsaSaved> {
      const before = book.done(key);
      if (before !== undefined) return { ok: true, ...before };
      const location = locationOf(id);
      if (location === undefined) return notHere;
      const refusal = objection(address, location, by);
      if (refusal !== undefined) return refusal;
      meetTroubles(address, id);
      const known = book.addresses().get(id)?.addressId;
      const made = recordOf(address, location, key, by);
      const record = known !== undefined && known === addressId ? { ...made, addressId } : made;
      await book.change(key, { set: [[id, record]] }, record.addressId);
      return { ok: true, addressId: record.addressId };
    },
    idOf: (locationId: string): string | undefined => book.addresses().get(locationId)?.addressId,
    async saveNumber(
      number: string,
      address: EsaAddress | undefined,
      key: string,
      by: PersonRef,
    ): Promise<EsaSaved> {
      if (book.done(key) !== undefined) return { ok: true };
      const row = directory.find(number);
      const location = row === undefined ? undefined : locationOf(row.locationId);
      if (location === undefined) return notHere;
      if (address === undefined) {
        if (!mayAct(by, location)) return refused(notYours);
        await book.change(key, { clear: [number] });
        return { ok: true };
      }
      const refusal = objection(address, location, by);
      if (refusal !== undefined) return refusal;
      meetTroubles(address, number);
      await book.change(key, { set: [[number, { ...recordOf(address, location, key, by), number }]] });
      return { ok: true };
    },
    canEnable: (id: string): boolean | undefined => {
      const location = locationOf(id);
      return location && location.pstn === 'NONE';
    },
    async enable(
      id: string,
      { contact, address }: { readonly contact: ContractContact; readonly address: EsaAddress },
      key: string,
      by: PersonRef,
    ): Promise<EnableResult> {
      const before = book.done(key);
      if (before !== undefined) return { ok: true, ...before };
      const location = locationOf(id);
      if (location?.pstn !== 'NONE') {
        return { ok: false, why: 'refused', reason: 'The location has a PSTN connection already.' };
      }
      if (!mayAct(by, location)) return { ok: false, why: 'refused', reason: notYours.detail };
      const [fault] = lookup(location.country, address).faults;
      if (fault !== undefined) return { ok: false, why: 'refused', reason: fault.detail };
      meetTroubles(address, id);
      const record = recordOf(address, location, key, by);
      const connect = [id, { contact, at: record.at, by: record.by }] as const;
      await book.change(key, { set: [[id, record]], connect }, record.addressId);
      return { ok: true, addressId: record.addressId };
    },
  };
}
export type DeskEmergency = ReturnType<typeof createDeskEmergency>;
