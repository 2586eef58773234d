import type { EmergencyCalls } from '../emergency.js';
import { path, required, type Client } from './client.js';
import * as schemas from './emergency-schemas.js';

/** The calls about emergency addresses and PSTN connections. What a desk does not know of is empty, never a fault. */
export const createGatewayEmergency = ({ ask }: Client): EmergencyCalls => ({
  directory: async (customerId) =>
    (await ask({ path: path('customers', customerId, 'directory') }, schemas.directoryAnswer))?.rows ?? [],
  locationEcbn: (id) => ask({ path: path('locations', id, 'ecbn') }, schemas.ecbn),
  ownerEcbn: (id) => ask({ path: path('owners', id, 'ecbn') }, schemas.ecbn),
  lookupAddress: async (id, address) => {
    const call = {
      method: 'POST',
      path: path('locations', id, 'address-lookups'),
      body: { address },
    } as const;
    return required(await ask(call, schemas.lookupAnswer));
  },
  saveLocationAddress: async (id, address, key, by, addressId) => {
    const body = { address, by, addressId };
    const call = { method: 'PUT', path: path('locations', id, 'addresses', key), body } as const;
    return (await ask(call, schemas.savedAnswer)) ?? { ok: false, why: 'not_here' };
  },
  saveNumberAddress: async (number, address, key, by) => {
    const call = {
      method: 'PUT',
      path: path('numbers', number, 'addresses', key),
      body: { address, by },
    } as const;
    return (await ask(call, schemas.savedAnswer)) ?? { ok: false, why: 'not_here' };
  },
  canEnable: async (id) =>
    (await ask({ path: path('locations', id, 'connection') }, schemas.connectionAnswer))?.canEnable ?? false,
  enableCiscoPstn: async (id, setup, key, by) => {
    const call = {
      method: 'PUT',
      path: path('locations', id, 'connections', key),
      body: { ...setup, by },
    } as const;
    return (await ask(call, schemas.enabledAnswer)) ?? { ok: false, why: 'by_hand' };
  },
});
