import { asksOfSetup } from '../../src/reference/pstn-setup.js';
import { quayside } from './fake-world.js';
import type { Journey } from './journeys.js';
import type { Talk } from './talk-engine.js';

const office = {
  address1: '1200 Harbor Street',
  address2: 'Suite 950',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
};
const inOslo = { address1: 'Storgata 12', address2: '', city: 'Oslo', postalCode: '0155' };

async function check(talk: Talk, address: Record<string, string>): Promise<void> {
  talk.fill(address);
  await talk.act('check');
}

/** Emergency addresses: from whom it is for to what is saved, and the register. */
export const esaJourneys: readonly Journey[] = [
  {
    name: 'an address where no location is on the plan',
    with: { access: [{ customer: quayside, role: 'admin' }] },
    go: (talk) => talk.say('emergency address'),
  },
  {
    name: 'an address of a location, with every objection, to saved',
    async go(talk) {
      await talk.say('emergency address');
      await talk.act('choose');
      talk.fill({ who: 'Zaphod' });
      await talk.act('choose');
      await talk.say('Chicago');
      talk.fill({ place: 'hp-houston' });
      await talk.act('choose');
      await talk.act('change');
      await check(talk, { ...office, city: '' });
      await check(talk, { ...office, postalCode: '1' });
      await check(talk, { ...office, state: 'Oslo' });
      await check(talk, { ...office, address1: '{12}' });
      await check(talk, { ...office, address1: 'Harbor Street' });
      await check(talk, { ...office, address1: 'PO Box 1' });
      await check(talk, { ...office, address1: '1 Nowhere Road' });
      await check(talk, { ...office, address1: '1 Outage Road' });
      await talk.say('Storgata 12, 0155 Oslo, Norway');
      talk.fill({ line: '12 Twin Street, Houston, TX 77002' });
      await talk.act('check');
      await talk.act('check');
      await talk.act('choose');
      talk.fill({ which: '0' });
      await talk.act('choose');
      await talk.act('edit');
      await check(talk, { ...office, address1: '9999 Harbor Street' });
      await talk.act('save');
      await talk.act('remind');
      await talk.act('another');
      await talk.say('Houston');
      await talk.act('change');
      await check(talk, { ...office, address2: 'Suite 400' });
    },
  },
  {
    name: 'an address of a number, and back to that of the location',
    async go(talk) {
      await talk.say('emergency address of Maria Lopez');
      await talk.act('restore');
      await talk.act('change');
      await check(talk, { ...office, address2: '' });
      await talk.act('save');
      await talk.say('emergency address of Maria Lopez');
      await talk.act('restore');
      await talk.act('restore');
      await talk.say('emergency address of Noor Haddad');
      await talk.act('location');
      await talk.act('register');
    },
  },
  {
    name: 'an address by a partner, in Norway, with several that fit and the register of one customer',
    with: { as: 'per' },
    async go(talk) {
      await talk.say('emergency address');
      await talk.say('Maria Lopez, Tom Becker');
      await talk.act('choose');
      talk.fill({ which: '0' });
      await talk.act('choose');
      await talk.say('cancel');
      await talk.say('emergency address for Oslo');
      await talk.act('change');
      await check(talk, inOslo);
      await talk.act('save');
      await talk.say('register of emergency addresses');
      talk.fill({ customer: 'fl' });
      await talk.act('choose');
      await talk.act('remind');
      await talk.act('csv');
      await talk.tell('edit-esa', 'review', { customerId: 'fl', review: true });
    },
  },
  {
    name: 'addresses of new numbers',
    async go(talk) {
      const numbers = ['+17135550191', '+17135550193'];
      const place = { customerId: 'hp', locationId: 'hp-houston' };
      talk.pstn.add({ id: 'PO-7', ...place, status: 'provisioned', numbers });
      await talk.say('PO-7');
      await talk.act('start', 'edit-esa');
      await talk.act('own');
      await talk.act('keep');
      await talk.act('again');
      await talk.act('location');
    },
  },
  {
    name: 'addresses of a reader',
    with: { as: 'noor' },
    go: (talk) => talk.say('emergency address for Houston'),
  },
  { name: 'addresses unconnected', with: { connected: false }, go: (talk) => talk.say('emergency address') },
];

const tampa = { address1: '7 Bay Street', address2: '', city: 'Tampa', state: 'FL', postalCode: '33602' };
const all = asksOfSetup.map(({ id }) => id).join(',');

/** Cisco PSTN for a location: the checklist, the contact, the address, and what is done by hand. */
export const setupJourneys: readonly Journey[] = [
  {
    name: 'Cisco PSTN for a location',
    async go(talk) {
      await talk.say('which PSTN option has each location');
      await talk.act('enable');
      await talk.say('Chicago');
      await talk.say('Houston');
      await talk.say('Nowhere');
      await talk.act('choose');
      await talk.act('check');
      await talk.say('everything except the addendum and the licences');
      await talk.act('again');
      talk.fill({ met: all });
      await talk.act('check');
      await talk.act('save');
      talk.fill({ name: 'Alice Morgan', email: 'alice@harborpine.example', phone: '+1 713 555 0100' });
      await talk.act('save');
      await check(talk, { ...tampa, address1: '12 Twin Street' });
      talk.fill({ which: '0' });
      await talk.act('choose');
      await talk.act('save');
      await talk.act('contact');
      talk.fill({ name: 'Alice Morgan', email: 'alice@harborpine.example', phone: '+1 713 555 0100' });
      await talk.act('save');
      await talk.act('address');
      await check(talk, tampa);
      await talk.act('save');
      await talk.act('enable');
      await talk.act('order');
    },
  },
  {
    name: 'Cisco PSTN in Control Hub',
    with: { as: 'per' },
    async go(talk) {
      talk.pstn.canEnable = () => Promise.resolve(false);
      await talk.say('which PSTN option has each location');
      talk.fill({ customer: 'hp' });
      await talk.act('choose');
      await talk.act('enable');
      await talk.act('choose');
      await talk.say('all');
      talk.fill({ name: 'Per Lund', email: 'per@northwind.example', phone: '+47 22 00 00 00' });
      await talk.act('save');
      await check(talk, tampa);
      await talk.act('save');
      await talk.act('prepare');
    },
  },
  { name: 'Cisco PSTN of a stranger', with: { as: 'sam' }, go: (talk) => talk.say('enable Cisco PSTN') },
  { name: 'Cisco PSTN of a trial', with: { as: 'dana' }, go: (talk) => talk.say('enable Cisco PSTN') },
];
