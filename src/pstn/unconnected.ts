import { SwitchboardError } from '../errors.js';
import { noAbilities } from './abilities.js';
import type { PstnProvider } from './provider.js';

const refused = (): Promise<never> =>
  Promise.reject(new SwitchboardError('pstn_unavailable', 'No PSTN back end is connected.'));

/** Stands in when no back end is configured: everything is empty, and nobody has access to anything. */
export const createUnconnectedPstn = (): PstnProvider => ({
  name: 'unconnected',
  connected: false,
  abilities: noAbilities,
  access: () => Promise.resolve([]),
  customers: () => Promise.resolve([]),
  colleagues: () => Promise.resolve([]),
  locations: () => Promise.resolve([]),
  inventory: (_locationId, state) => Promise.resolve({ state, areaCodes: [] }),
  states: () => Promise.resolve([]),
  searchNumbers: () => Promise.resolve([]),
  searchBlocks: () => Promise.resolve([]),
  hold: refused,
  placeOrder: refused,
  portability: refused,
  portAccount: () => Promise.resolve(undefined),
  addDocument: refused,
  resubmitPort: refused,
  changePort: refused,
  cancelPort: refused,
  directory: () => Promise.resolve([]),
  locationEcbn: () => Promise.resolve(undefined),
  ownerEcbn: () => Promise.resolve(undefined),
  lookupAddress: refused,
  saveLocationAddress: refused,
  saveNumberAddress: refused,
  canEnable: () => Promise.resolve(false),
  enableCiscoPstn: refused,
  order: () => Promise.resolve(undefined),
  orders: () => Promise.resolve([]),
  changes: (cursor = '') => Promise.resolve({ orders: [], cursor }),
});
