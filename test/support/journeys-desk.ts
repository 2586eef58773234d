import type { Journey } from './journeys.js';

/** Questions about the rules, and the support desks. */
export const deskJourneys: readonly Journey[] = [
  {
    name: 'rules: asked, answered, not known',
    async go(talk) {
      await talk.say('How many numbers can I order at once?');
      await talk.act('again');
      await talk.act('ask');
      await talk.say('What does a call to Germany cost?');
      await talk.say('Hva er BTN?');
      await talk.act('again');
      await talk.say('Bonjour, combien coûte un numéro pour nous ?');
      await talk.act('desk');
    },
  },
  {
    name: 'rules, in the middle of an order, by a stranger',
    with: { as: 'sam' },
    async go(talk) {
      await talk.say('what is FOC?');
      await talk.say('phone number of TAC');
    },
  },
  {
    name: 'desk: described, listed, none',
    async go(talk) {
      await talk.say('the right desk');
      await talk.act('route');
      talk.fill({ text: 'the weather is bad' });
      await talk.act('route');
      await talk.act('again');
      await talk.say('our calls have an echo');
      await talk.act('helped', 'no');
      talk.fill({ desk: 'COLLECTIONS' });
      await talk.act('choose');
      await talk.act('helped', 'yes');
    },
  },
  {
    name: 'desk: region, two desks, a rejected port, in a group',
    with: { as: 'per', space: 'group' },
    async go(talk) {
      await talk.say('phone number of TAC');
      await talk.act('choose', 'emea');
      await talk.act('region');
      await talk.act('choose', 'apac');
      await talk.say('talk to support about the licence and the partner');
      await talk.act('choose', 'PHD');
      talk.pstn.add({
        id: 'PO-7',
        customerId: 'hp',
        locationId: 'hp-houston',
        type: 'port',
        status: 'rejected',
        numbers: ['+17135550100'],
      });
      await talk.say('talk to a human at PTS about our rejection');
      await talk.act('deed');
    },
  },
];
