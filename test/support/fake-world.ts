import type { Customer, Location } from '../../src/pstn/provider.js';

export const harborPine: Customer = {
  id: 'hp',
  name: 'Harbor & Pine',
  subscription: 'paid',
  trialNumbersUsed: 0,
};
export const bluebird: Customer = {
  id: 'bb',
  name: 'Bluebird Bakery',
  subscription: 'trial',
  trialNumbersUsed: 0,
};
export const fjordlys: Customer = {
  id: 'fl',
  name: 'Fjordlys AS',
  subscription: 'paid',
  trialNumbersUsed: 0,
};

/** None of its locations uses the Cisco Calling Plan. */
export const quayside: Customer = {
  id: 'qs',
  name: 'Quayside Tools',
  subscription: 'paid',
  trialNumbersUsed: 0,
};

/** With more locations than a card can list. */
export const cornerShops: Customer = {
  id: 'cs',
  name: 'Corner Shops',
  subscription: 'paid',
  trialNumbersUsed: 0,
};

const location = (
  customerId: string,
  city: string,
  rest: Pick<Location, 'country' | 'timeZone'> & Partial<Location>,
): Location => ({
  id: `${customerId}-${city.toLowerCase().replace(' ', '-')}`,
  customerId,
  name: city,
  city,
  pstn: 'CISCO_PSTN',
  variant: 'A',
  ...rest,
});

const chicago = { country: 'US', timeZone: 'America/Chicago' } as const;
const oslo = { country: 'NO', timeZone: 'Europe/Oslo', variant: 'B' } as const;

export const locations: readonly Location[] = [
  location('hp', 'Houston', { ...chicago, state: 'TX' }),
  location('hp', 'San Jose', { state: 'CA', country: 'US', timeZone: 'America/Los_Angeles' }),
  location('hp', 'Toronto', { state: 'ON', country: 'CA', timeZone: 'America/Toronto' }),
  location('hp', 'Chicago', { ...chicago, state: 'IL', pstn: 'NON_INTEGRATED_CCP' }),
  location('hp', 'Tampa', { country: 'US', timeZone: 'America/New_York', state: 'FL', pstn: 'NONE' }),
  location('bb', 'Austin', { ...chicago, state: 'TX' }),
  location('qs', 'Boston', {
    state: 'MA',
    country: 'US',
    timeZone: 'America/New_York',
    pstn: 'LOCAL_GATEWAY',
  }),
  ...Array.from({ length: 120 }, (_, index) =>
    location('cs', 'Houston', { ...chicago, state: 'TX', id: `cs-${index + 1}`, name: `Store ${index + 1}` }),
  ),
  location('fl', 'Oslo', oslo),
  location('fl', 'Bergen', oslo),
  location('fl', 'Hamburg', { country: 'DE', timeZone: 'Europe/Berlin', variant: 'B' }),
];

export const locationOf = (id: string): Location => {
  const found = locations.find((known) => known.id === id);
  if (found === undefined) throw new Error(`The fake world has no location ${id}`);
  return found;
};

export interface StockNumber {
  readonly country: string;
  readonly state: string;
  readonly areaCode: string;
  readonly city: string;
  /** E.164. */
  readonly number: string;
}

const series = (place: Omit<StockNumber, 'number'>, count: number): StockNumber[] =>
  Array.from({ length: count }, (_, index) => ({
    ...place,
    number: `+1${place.areaCode}5550${100 + index}`,
  }));

export const stock: readonly StockNumber[] = [
  ...series({ country: 'US', state: 'TX', areaCode: '713', city: 'Houston' }, 50),
  ...series({ country: 'US', state: 'TX', areaCode: '281', city: 'Houston' }, 7),
  ...series({ country: 'US', state: 'TX', areaCode: '512', city: 'Austin' }, 30),
  ...series({ country: 'US', state: 'TX', areaCode: '832', city: 'Houston' }, 130),
  ...series({ country: 'US', state: 'CA', areaCode: '408', city: 'San Jose' }, 20),
  ...series({ country: 'US', state: 'NY', areaCode: '646', city: 'New York' }, 4),
  ...series({ country: 'CA', state: 'ON', areaCode: '416', city: 'Toronto' }, 20),
];

/** Area codes of the inventory with nothing left. */
export const soldOut = [{ state: 'TX', areaCode: '972', cities: ['Dallas'], available: 0 }];
