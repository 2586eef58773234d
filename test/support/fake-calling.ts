import type { CallingData, LocationNumber } from '../../src/pstn/calling-data.js';
import type { Access, Customer } from '../../src/pstn/provider.js';
import { createFakeEmergency } from './fake-emergency.js';
import { locations } from './fake-world.js';

export type FakeCalling = ReturnType<typeof createFakeCalling>;

/**
 * The fake world as Webex Calling tells it; a test puts numbers at its locations. Its customers are more than those the
 * person administers where roles were given through the bot.
 */
export function createFakeCalling(
  access: readonly Access[],
  customers: readonly Customer[] = access.map(({ customer }) => customer),
) {
  const numbers = new Map<string, LocationNumber[]>();
  let isDown: (locationId: string) => boolean = () => false;
  const calling: CallingData = {
    ...createFakeEmergency().calls,
    access: () => Promise.resolve(access),
    customers: () => Promise.resolve(customers),
    colleagues: () => Promise.resolve([]),
    locations: (customerId) => Promise.resolve(locations.filter((one) => one.customerId === customerId)),
    numbers: (locationId) =>
      isDown(locationId)
        ? Promise.reject(new Error('Webex is down'))
        : Promise.resolve({ value: numbers.get(locationId) ?? [], readAt: new Date(0).toISOString() }),
  };
  return {
    calling,
    show(locationId: string, state: LocationNumber['state'], ...shown: readonly string[]): void {
      const others = (numbers.get(locationId) ?? []).filter(({ number }) => !shown.includes(number));
      const added = shown.map((number) => ({ number, state, isMain: false, isTollFree: false }));
      numbers.set(locationId, [...others, ...added]);
    },
    hide(locationId: string, ...gone: readonly string[]): void {
      const left = (numbers.get(locationId) ?? []).filter(({ number }) => !gone.includes(number));
      numbers.set(locationId, left);
    },
    /** Everywhere, nowhere, or at one location. */
    fail(where: boolean | string = true): void {
      isDown = (locationId) => where === true || where === locationId;
    },
  };
}
