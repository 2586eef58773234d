import type { Country } from '../reference/countries.js';
import type { Location } from '../pstn/provider.js';
import type { World, WorldCustomer, WorldPerson } from './world.js';

const partnerOrg = { uuid: '5b0c8a52-1c1e-4d6f-9a37-0f6f5c9be001', name: 'Northwind Partners' };

const operatorOrg = { uuid: '5b0c8a52-1c1e-4d6f-9a37-0f6f5c9be002', name: 'Switchboard operations' };

const harborPine: WorldCustomer = {
  id: '0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10',
  name: 'Harbor & Pine',
  domain: 'harborpine.example',
  subscription: 'paid',
};
const bluebird: WorldCustomer = {
  id: '3e9b7c44-2a8d-4f95-b1c6-58d0e2f7ab20',
  name: 'Bluebird Bakery',
  domain: 'bluebirdbakery.example',
  subscription: 'trial',
};
const fjordlys: WorldCustomer = {
  id: '7c16d0b9-94e3-4a72-a5d8-c3f1928b6c30',
  name: 'Fjordlys AS',
  domain: 'fjordlys.example',
  subscription: 'paid',
};
const customers = [harborPine, bluebird, fjordlys];

const employee = (
  of: WorldCustomer,
  uuid: string,
  name: readonly [first: string, last: string],
  role: WorldPerson['role'],
  locale: WorldPerson['locale'],
): WorldPerson => ({
  uuid,
  email: `${name.join('.').toLowerCase()}@${of.domain}`,
  displayName: name.join(' '),
  firstName: name[0],
  lastName: name[1],
  role,
  orgUuid: of.id,
  orgName: of.name,
  locale,
  customerIds: [of.id],
});

const partner = (
  uuid: string,
  name: readonly [first: string, last: string],
  locale: WorldPerson['locale'],
): WorldPerson => ({
  uuid,
  email: `${name.join('.').toLowerCase()}@northwind.example`,
  displayName: name.join(' '),
  firstName: name[0],
  lastName: name[1],
  role: 'partner',
  orgUuid: partnerOrg.uuid,
  orgName: partnerOrg.name,
  locale,
  customerIds: customers.map((customer) => customer.id),
});

/** Runs the bot: gives roles, and is nobody for any customer. */
const operator: WorldPerson = {
  uuid: '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a951',
  email: 'olivia.berg@switchboard.example',
  displayName: 'Olivia Berg',
  firstName: 'Olivia',
  lastName: 'Berg',
  role: 'operator',
  orgUuid: operatorOrg.uuid,
  orgName: operatorOrg.name,
  locale: 'en',
  customerIds: [],
};

const american = (
  of: WorldCustomer,
  id: string,
  city: string,
  state: string,
  timeZone: string,
  over: Partial<Pick<Location, 'country' | 'pstn'>> = {},
): Location => ({
  id,
  customerId: of.id,
  name: city,
  city,
  state,
  country: 'US',
  timeZone,
  pstn: 'CISCO_PSTN',
  variant: 'A',
  ...over,
});

const european = (
  of: WorldCustomer,
  id: string,
  city: string,
  country: Country,
  timeZone: string,
  pstn: Location['pstn'] = 'CISCO_PSTN',
): Location => ({
  id,
  customerId: of.id,
  name: city,
  city,
  country,
  timeZone,
  pstn,
  variant: 'B',
});

/**
 * Three customers and their partner, chosen so that every rule shows: paid and trial, ordering variants
 * A and B, a location on another operator, two with no connection yet, and each role. Every domain is reserved (RFC 2606).
 */
export const world: World = {
  bot: {
    uuid: '9f2d61c8-0b7e-4e3a-8c55-d41e6a70bf01',
    email: 'switchboard@webex.bot',
    displayName: 'Switchboard',
    orgUuid: partnerOrg.uuid,
  },
  people: [
    employee(harborPine, '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a101', ['Alice', 'Morgan'], 'admin', 'en'),
    employee(harborPine, '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a102', ['Sam', 'Reed'], 'none', 'en'),
    employee(harborPine, '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a103', ['Noor', 'Haddad'], 'read-only', 'en'),
    employee(bluebird, '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a201', ['Dana', 'Cole'], 'admin', 'en'),
    employee(fjordlys, '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a301', ['Ingrid', 'Solberg'], 'admin', 'nb'),
    employee(fjordlys, '1a5f3c70-8e21-4b9d-9c04-2f6d7b80a302', ['James', 'Hart'], 'admin', 'en'),
    partner('1a5f3c70-8e21-4b9d-9c04-2f6d7b80a901', ['Per', 'Lund'], 'nb'),
    partner('1a5f3c70-8e21-4b9d-9c04-2f6d7b80a902', ['Priya', 'Shah'], 'en'),
    operator,
  ],
  customers,
  locations: [
    american(harborPine, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e101', 'Houston', 'TX', 'America/Chicago'),
    american(harborPine, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e102', 'San Jose', 'CA', 'America/Los_Angeles'),
    american(harborPine, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e103', 'Toronto', 'ON', 'America/Toronto', {
      country: 'CA',
    }),
    american(harborPine, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e104', 'Chicago', 'IL', 'America/Chicago', {
      pstn: 'NON_INTEGRATED_CCP',
    }),
    american(harborPine, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e105', 'Tampa', 'FL', 'America/New_York', {
      pstn: 'NONE',
    }),
    american(bluebird, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e201', 'Austin', 'TX', 'America/Chicago'),
    european(fjordlys, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e301', 'Oslo', 'NO', 'Europe/Oslo'),
    european(fjordlys, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e302', 'Bergen', 'NO', 'Europe/Oslo'),
    european(fjordlys, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e303', 'London', 'GB', 'Europe/London'),
    european(fjordlys, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e304', 'Trondheim', 'NO', 'Europe/Oslo', 'NONE'),
    european(fjordlys, 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e305', 'Hamburg', 'DE', 'Europe/Berlin'),
  ],
};
