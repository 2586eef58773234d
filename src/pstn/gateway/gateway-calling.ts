import type { CallingData } from '../calling-data.js';
import type { PstnProvider } from '../provider.js';

/** An ordering system in the place of Webex Calling: customers, locations, numbers and addresses, and no orders. */
export const createGatewayCalling = (gateway: PstnProvider, now: () => Date): CallingData => ({
  access: (person) => gateway.access(person),
  customers: () => gateway.customers(),
  colleagues: (customerId) => gateway.colleagues(customerId),
  locations: (customerId) => gateway.locations(customerId),
  directory: (customerId) => gateway.directory(customerId),
  locationEcbn: (id) => gateway.locationEcbn(id),
  ownerEcbn: (id) => gateway.ownerEcbn(id),
  lookupAddress: (id, address) => gateway.lookupAddress(id, address),
  saveLocationAddress: (...args) => gateway.saveLocationAddress(...args),
  saveNumberAddress: (...args) => gateway.saveNumberAddress(...args),
  canEnable: (id) => gateway.canEnable(id),
  enableCiscoPstn: (...args) => gateway.enableCiscoPstn(...args),
  async numbers(locationId) {
    const customers = await gateway.customers();
    const rows = (await Promise.all(customers.map(({ id }) => gateway.directory(id)))).flat();
    const here = rows.filter((row) => row.locationId === locationId);
    const value = here.flatMap(({ number, isMain }) =>
      number === undefined ? [] : [{ number, state: 'active' as const, isMain, isTollFree: false }],
    );
    return { value, readAt: now().toISOString() };
  },
});
