import { addPort, addRejected, billOf, noAccount, portNumbers } from './fix-world.js';
import type { Journey } from './journeys.js';

/** Conversations that together show every step of the flows that put ports right, in any language. */
export const fixJourneys: readonly Journey[] = [
  {
    name: 'fix: several reasons, old and new, signed',
    async go(talk) {
      const first = addRejected(talk, ['zip_mismatch']);
      await talk.say(`fix ${first}`);
      talk.fill({ zip: '77003' });
      await talk.act('save');
      talk.fill({ jobTitle: 'CFO' });
      await talk.act('sign');
      talk.pstn.reject(first, [
        { code: 'account_number_mismatch', text: 'ACCT NBR DOES NOT MATCH CSR' },
        'service_address_mismatch',
        'account_name_mismatch',
        { code: 'tn_error', numbers: [portNumbers[1]] },
        'foc_rejected_by_losing_carrier',
        'unheard_of',
      ]);
      await talk.say(`fix ${first}`);
      await talk.act('ask');
      talk.fill({ accountNumber: '!' });
      await talk.act('save');
      talk.fill({ accountNumber: '88-42 14' });
      await talk.act('save');
      talk.fill({ street: '1201 Harbor Street' });
      await talk.act('save');
      talk.fill({ authorisedName: 'Alice J. Morgan' });
      await talk.act('save');
      await talk.act('remove');
      await talk.act('choose');
      await talk.act('opened');
      talk.fill({ field: '0' });
      await talk.act('change');
      talk.fill({ accountNumber: '884215' });
      await talk.act('save');
      await talk.act('sign');
    },
  },
  {
    name: 'fix: a reason nobody knows',
    async go(talk) {
      const id = addRejected(talk, ['unheard_of']);
      await talk.say(`fix ${id}`);
      await talk.act('opened');
    },
  },
  {
    name: 'fix: the main number stays in, one number',
    async go(talk) {
      const main = { ...noAccount, losingCarrier: 'Lone Star Telecom', btn: portNumbers[0] };
      const id = addRejected(talk, ['pending_main_btn'], { account: main });
      await talk.say(`fix ${id}`);
      await talk.act('way', 'new_btn');
      talk.fill({ stays: 'keep', newBtn: '713 555 0177' });
      await talk.act('save');
      await talk.say('cancel');
      const lone = addRejected(talk, ['tn_error'], { id: 'PO-104301', numbers: [portNumbers[0]] });
      await talk.say(`fix ${lone}`);
    },
  },
  {
    name: 'fix: a new bill',
    async go(talk) {
      const id = addRejected(talk, ['previous_carrier_bill_invalid']);
      await talk.say(`fix ${id}`);
      await talk.send([await billOf('2026-11-10')]);
      await talk.act('send');
    },
  },
  {
    name: 'fix: split by bill',
    async go(talk) {
      talk.pstn.portabilityOf(portNumbers[2], { btn: portNumbers[2] });
      const id = addRejected(talk, ['multiple_btns']);
      await talk.say(`fix ${id}`);
      talk.fill({ picked: portNumbers[3], btn: '' });
      await talk.act('move');
      await talk.act('agree');
      talk.fill({ accountNumber: '9911' });
      await talk.act('save');
      talk.fill({ accountNumber: '9912', pin: '2211' });
      await talk.act('save');
      await talk.send([await billOf('2026-11-10')]);
      await talk.act('later');
      await talk.act('later');
      talk.fill({ jobTitle: 'CFO' });
      await talk.act('send');
    },
  },
  {
    name: 'fix: variant B, the LOA comes later, then a split',
    with: { as: 'ingrid' },
    async go(talk) {
      const place = { customerId: 'fl', locationId: 'fl-oslo', account: noAccount };
      const numbers = ['+4722555001', '+4722555002'];
      const id = addRejected(talk, ['loa_invalid', 'foc_rejected_by_losing_carrier'], { ...place, numbers });
      await talk.say(`fix ${id}`);
      await talk.act('choose');
      await talk.act('later');
      await talk.act('send');
      const other = addRejected(talk, ['multiple_btns'], { ...place, numbers, id: 'PO-104302' });
      talk.pstn.portabilityOf('+4722555002', { btn: '+4722555002' });
      await talk.say(`fix ${other}`);
      await talk.act('agree');
      talk.fill({ accountNumber: '9911' });
      await talk.act('save');
      await talk.act('later');
      await talk.act('later');
    },
  },
  {
    name: 'fix: which port, which reason, by a partner',
    with: { as: 'per' },
    async go(talk) {
      await talk.say('fix the rejected port');
      addRejected(talk, ['zip_mismatch']);
      addRejected(talk, ['unknown'], { id: 'PO-104303', customerId: 'fl', locationId: 'fl-oslo' });
      await talk.say('fix the rejected ports');
      talk.fill({ order: 'PO-104303' });
      await talk.act('choose');
      await talk.say('name does not match');
      talk.fill({ reason: 'account_name_mismatch,business_name_mismatch' });
      await talk.act('choose');
    },
  },
  {
    name: 'fix: an order that has moved on, and one that is no port',
    async go(talk) {
      await talk.say(`fix ${addPort(talk)}`);
      talk.pstn.add({ id: 'PO-7', customerId: 'hp', locationId: 'hp-houston' });
      await talk.say('fix PO-7');
    },
  },
  {
    name: 'fix: a reader',
    with: { as: 'noor' },
    go: (talk) => talk.say(`fix ${addRejected(talk, ['zip_mismatch'])}`),
  },
];

/** The same for the flow that changes ports. */
export const changeJourneys: readonly Journey[] = [
  {
    name: 'change: what can still be done, before FOC',
    async go(talk) {
      const id = addPort(talk, { port: { plan: 'PO-104299' } });
      await talk.say(`what can I still do with ${id}`);
      await talk.act('do', 'edit');
      talk.fill({ field: 'address' });
      await talk.act('choose');
      talk.fill({ street: '1201 Harbor Street', jobTitle: 'CFO' });
      await talk.act('save');
      await talk.act('can');
      await talk.act('do', 'edit');
      talk.fill({ field: 'numbers' });
      await talk.act('choose');
      talk.fill({ out: portNumbers[3], jobTitle: 'CFO' });
      await talk.act('save');
      await talk.say(`move ${id} to 8 December`);
      await talk.act('ask');
      await talk.say(`expedite ${id}`);
      await talk.act('opened');
      await talk.say(`cancel ${id}`);
      await talk.act('cancelOrder');
      await talk.act('can');
      await talk.say(`move ${id} to 9 December`);
    },
  },
  {
    name: 'change: after FOC, and entered by hand',
    with: { as: 'per' },
    async go(talk) {
      const id = addPort(talk);
      await talk.say(`set ${id} to FOC received 12 Dec 10:00`);
      await talk.act('enter');
      talk.pstn.foc(id, '2026-11-26T16:00:00Z');
      await talk.say(`what can I still do with ${id}`);
      await talk.act('do', 'new_date');
      await talk.act('ask');
      await talk.act('can');
      await talk.say(`set ${id} to rejected`);
      await talk.act('can');
    },
  },
  {
    name: 'change: which port, and none at all, in Oslo',
    with: { as: 'ingrid' },
    async go(talk) {
      await talk.say('what can I still do with my port');
      const place = { customerId: 'fl', locationId: 'fl-oslo', account: noAccount, numbers: ['+4722555001'] };
      addPort(talk, { ...place, port: { requested: { date: '2026-12-03', time: '10:00' } } });
      addPort(talk, { ...place, id: 'PO-104305' });
      await talk.say('what can I still do with my port');
      talk.fill({ order: 'PO-104300' });
      await talk.act('choose');
      await talk.act('do', 'new_date');
      await talk.act('ask');
      await talk.say('what can I still do with PO-104305');
      await talk.act('do', 'edit');
      talk.fill({ field: 'businessName' });
      await talk.act('choose');
      talk.fill({ businessName: 'Fjordlys Holding AS' });
      await talk.act('save');
    },
  },
  {
    name: 'change: a reader',
    with: { as: 'noor' },
    async go(talk) {
      const id = addPort(talk);
      await talk.say(`what can I still do with ${id}`);
      await talk.say(`cancel ${id}`);
      await talk.say(`expedite ${id}`);
    },
  },
];

/** The same for the cards of ports in the order status. */
export const portStatusJourneys: readonly Journey[] = [
  {
    name: 'status of ports: rejected, with siblings, exported',
    async go(talk) {
      const plan = {
        plan: 'PO-104290',
        scope: { kind: 'partial', remaining: 'keep', newBtn: '+17135550177' },
      } as const;
      const id = addRejected(
        talk,
        [{ code: 'tn_error', text: 'TN not on account', numbers: [portNumbers[1]] }, 'unheard_of'],
        { port: plan },
      );
      addPort(talk, { id: 'PO-104306', numbers: ['+17135550150'], port: { plan: 'PO-104290' } });
      talk.pstn.want('PO-104306', 'a customer service record');
      talk.pstn.note('PO-104306', 'Called the carrier');
      talk.pstn.portOut('PO-104306', ['+17135550150'], '2026-11-26T23:00:00Z');
      await talk.say(`status of ${id}`);
      await talk.act('start', 'fix-port');
      await talk.say('cancel');
      await talk.say('PO-104306');
      await talk.act('export');
      await talk.say(`export ${id} as pdf`);
    },
  },
];
