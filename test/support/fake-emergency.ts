import { SwitchboardError } from '../../src/errors.js';
import type { DirectoryRow, Ecbn } from '../../src/esa/directory.js';
import type { EsaAddress } from '../../src/esa/address.js';
import type { EmergencyCalls, EnableResult, EsaSaved } from '../../src/pstn/emergency.js';
import type { Location } from '../../src/pstn/provider.js';
import { isOutage, lookup } from '../../src/sandbox/desk/emergency/lookup.js';
import { locationOf, locations } from './fake-world.js';

/** What was saved: the address of a location or number, or none when a number was put back. */
export interface SavedAddress {
  readonly id: string;
  readonly address?: EsaAddress | undefined;
  readonly key: string;
}

const user = (name: string) => ({ id: `owner-${name}`, name, kind: 'user' as const });

const rows: readonly DirectoryRow[] = [
  {
    locationId: 'hp-houston',
    number: '+17135550190',
    isMain: true,
    owner: { ...user('Menu'), kind: 'feature' },
  },
  { locationId: 'hp-houston', number: '+17135550191', isMain: false, owner: user('Maria Lopez') },
  { locationId: 'hp-houston', number: '+17135550192', isMain: false, owner: user('Tom Becker') },
  { locationId: 'hp-houston', number: '+17135550193', isMain: false },
  { locationId: 'hp-houston', extension: '2040', isMain: false, owner: user('Noor Haddad') },
  { locationId: 'fl-oslo', number: '+4720001000', isMain: true, owner: user('Kari Holm') },
  { locationId: 'bb-austin', number: '+15125550190', isMain: true, owner: user('Ruth Alvarez') },
];

/** What throws becomes an answer that never came. */
const answered =
  <A extends readonly unknown[], T>(read: (...args: A) => T) =>
  (...args: A): Promise<T> =>
    new Promise((resolve) => resolve(read(...args)));

/** Validates as the sandbox does, and keeps in memory what is saved. */
export function createFakeEmergency() {
  const byKey = new Set<string>();
  const saved: SavedAddress[] = [];
  const enabled = new Set<string>();
  const more: DirectoryRow[] = [];
  const save = (one: SavedAddress): void => {
    if (byKey.has(one.key)) return;
    byKey.add(one.key);
    saved.push(one);
  };
  const withPstn = (location: Location): Location =>
    enabled.has(location.id) ? { ...location, pstn: 'CISCO_PSTN' } : location;
  const directory = () => [...rows, ...more];
  const mainOf = (locationId: string) =>
    directory().find((row) => row.locationId === locationId && row.isMain);
  const answers = (country: string, address: EsaAddress) => {
    if (isOutage(address)) throw new SwitchboardError('pstn_unavailable', 'no answer');
    return lookup(country, address);
  };
  function keep(country: string, one: SavedAddress & { readonly address: EsaAddress }): EsaSaved {
    const { suggestions, faults } = answers(country, one.address);
    if (suggestions.length === 0) return { ok: false, why: 'refused', faults };
    save(one);
    return { ok: true, addressId: `address-of-${one.id}` };
  }
  const calls: EmergencyCalls = {
    directory: answered((customerId: string) => {
      const ours = locations.filter((one) => one.customerId === customerId).map(({ id }) => id);
      return directory().filter(({ locationId }) => ours.includes(locationId));
    }),
    locationEcbn: answered((locationId: string): Ecbn => {
      const { number, owner } = mainOf(locationId) ?? {};
      if (number === undefined) return { quality: 'INVALID' };
      return { number, quality: owner?.kind === 'user' ? 'RECOMMENDED' : 'NOT_RECOMMENDED' };
    }),
    ownerEcbn: answered((ownerId: string): Ecbn | undefined => {
      const row = directory().find(({ owner }) => owner?.id === ownerId);
      const number = row?.number ?? mainOf(row?.locationId ?? '')?.number;
      return number === undefined ? undefined : { number, quality: 'RECOMMENDED' };
    }),
    lookupAddress: answered((locationId: string, address: EsaAddress) =>
      answers(locationOf(locationId).country, address),
    ),
    saveLocationAddress: answered((id: string, address: EsaAddress, key: string) =>
      keep(locationOf(id).country, { id, address, key }),
    ),
    saveNumberAddress: answered((id: string, address: EsaAddress | undefined, key: string): EsaSaved => {
      const row = directory().find((one) => one.number === id);
      if (row === undefined) return { ok: false, why: 'not_here' };
      if (address !== undefined) return keep(locationOf(row.locationId).country, { id, address, key });
      save({ id, key });
      return { ok: true };
    }),
    canEnable: answered((id: string) => locationOf(id).pstn === 'NONE' && !enabled.has(id)),
    enableCiscoPstn: answered(
      (id: string, { address }: { address: EsaAddress }, key: string): EnableResult => {
        enabled.add(id);
        save({ id, address, key });
        return { ok: true, addressId: `address-of-${id}` };
      },
    ),
  };
  return {
    calls,
    saved,
    withPstn,
    /** Numbers that have come into service since. */
    addNumbers: (...fresh: readonly DirectoryRow[]) => void more.push(...fresh),
  };
}
export type FakeEmergency = ReturnType<typeof createFakeEmergency>;
