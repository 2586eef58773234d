import type { World, WorldPerson } from '../../../../src/sandbox/world.js';

const acme = 'aaaaaaaa-0000-4000-8000-000000000001';
const person = (digit: number, name: string, email: string): WorldPerson => ({
  uuid: `1111111${digit}-2222-4333-8444-555555555555`,
  email,
  displayName: `${name} Test`,
  firstName: name,
  lastName: 'Test',
  role: 'admin',
  orgUuid: acme,
  orgName: 'Acme',
  locale: 'en',
  customerIds: ['acme'],
});

export const smallWorld: World = {
  bot: {
    uuid: '99999999-2222-4333-8444-555555555555',
    email: 'switchboard@webex.bot',
    displayName: 'Switchboard',
    orgUuid: 'bbbbbbbb-0000-4000-8000-000000000002',
  },
  people: [
    person(1, 'Ann', 'ann@acme.example'),
    person(2, 'Bo', 'Bo@acme.example'),
    person(3, 'Cy', 'cy@other.example'),
  ],
  customers: [],
  locations: [],
};
