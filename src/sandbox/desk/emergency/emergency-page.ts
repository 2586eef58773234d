import type { Router } from 'express';
import { addressLine } from '../../../esa/address.js';
import type { World } from '../../world.js';
import { answer } from '../http.js';
import type { EmergencyBook } from './book.js';

export interface EmergencyPageDeps {
  readonly world: World;
  readonly book: EmergencyBook;
}

/** What the provider knows and Webex does not tell: every address that is set, newest first. */
export const addAddresses = (router: Router, { world, book }: EmergencyPageDeps): void => {
  const customerName = (id: string) => world.customers.find((one) => one.id === id)?.name ?? '';
  const locationName = (id: string) => world.locations.find((one) => one.id === id)?.name ?? '';
  router.get(
    '/page/addresses',
    answer(() => ({
      addresses: [...book.addresses().values()]
        .sort((a, b) => b.at.localeCompare(a.at))
        .map(({ customerId, locationId, number, address, at, by }) => ({
          customer: customerName(customerId),
          location: locationName(locationId),
          ...(number === undefined ? {} : { number }),
          line: addressLine(address),
          at,
          by,
        })),
    })),
  );
};
