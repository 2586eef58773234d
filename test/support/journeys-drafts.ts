import type { Journey } from './journeys.js';

/** What is unfinished: listed, put off, deleted, taken up. */
export const draftJourneys: readonly Journey[] = [
  {
    name: 'drafts, from none to several',
    async go(talk) {
      await talk.say('drafts');
      await talk.say('2 numbers in 713 for Houston');
      await talk.say('a block of 10 in 832');
      await talk.say('drafts');
      talk.fill({ draft: 'gone' });
      await talk.act('open');
      await talk.say('drafts');
      await talk.act('remind');
      await talk.act('list');
      await talk.act('remind');
      await talk.act('at', 'week');
      await talk.act('forget');
      await talk.act('forget');
      await talk.act('open');
    },
  },
  {
    name: 'forget me',
    async go(talk) {
      await talk.say('forget me');
      await talk.act('erase');
    },
  },
];
