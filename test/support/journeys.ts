import { bluebird, cornerShops, quayside } from './fake-world.js';
import { deskJourneys } from './journeys-desk.js';
import { esaJourneys, setupJourneys } from './journeys-esa.js';
import { draftJourneys } from './journeys-drafts.js';
import { handOverJourneys } from './journeys-hand-over.js';
import { newsJourneys } from './journeys-news.js';
import { rightsJourneys } from './journeys-rights.js';
import { portJourneys } from './journeys-port.js';
import { talkWith, type Shown, type Talk, type TalkOptions } from './talk-engine.js';
import type { Locale } from '../../src/locale.js';
import { changeJourneys, fixJourneys, portStatusJourneys } from './journeys-fix.js';

export interface Journey {
  readonly name: string;
  readonly with?: TalkOptions;
  readonly go: (talk: Talk) => Promise<unknown>;
}

const trial = (used: number, role: 'admin' | 'partner' = 'admin') => ({
  as: 'dana' as const,
  access: [{ customer: { ...bluebird, trialNumbersUsed: used }, role }],
});

async function orderNumbers(talk: Talk): Promise<void> {
  await talk.say('2 numbers in 713 for Houston');
  await talk.act('settle');
  await talk.act('order');
}

/** Conversations that together show every step of every flow, in any language. */
export const journeys: readonly Journey[] = [
  {
    name: 'home with drafts and waiting orders',
    async go(talk) {
      await talk.say('hello');
      await talk.act('language');
      await talk.act('language');
      await orderNumbers(talk);
      talk.pstn.add({ id: 'PO-1', customerId: 'hp', locationId: 'hp-houston', status: 'error' });
      talk.pstn.add({
        id: 'PO-2',
        customerId: 'hp',
        locationId: 'hp-houston',
        type: 'port',
        status: 'rejected',
      });
      await talk.say('order numbers');
      await talk.say('a block of 10 in 832 for Houston');
      await talk.say('cancel');
      await talk.say('qwerty 713');
      await talk.act('all');
    },
  },
  { name: 'home of a stranger', with: { as: 'sam' }, go: (talk) => talk.say('hi') },
  {
    name: 'home of a reader',
    with: { as: 'noor', space: 'group' },
    go: (talk) => talk.say('hi'),
  },
  { name: 'home unconnected', with: { connected: false }, go: (talk) => talk.say('hi') },
  {
    name: 'numbers, by a partner, from customer to order',
    with: { as: 'per' },
    async go(talk) {
      await talk.say('order numbers');
      talk.fill({ customer: 'hp' });
      await talk.act('choose');
      talk.fill({ location: 'hp-houston' });
      await talk.act('choose');
      talk.fill({ quantity: '30' });
      await talk.act('state');
      talk.fill({ state: 'TX' });
      await talk.act('choose');
      talk.fill({ area: 'Houston', prefix: '555' });
      await talk.act('search');
      await talk.act('page', '1');
      talk.pstn.take('+17135550100', '+17135550101');
      await talk.act('settle');
      await talk.act('order');
    },
  },
  {
    name: 'numbers: fewer than asked, held too long',
    async go(talk) {
      await talk.say('9 numbers in 281 for Houston');
      talk.pass(20);
      await talk.say('?!');
      await talk.say('9 numbers in 972');
    },
  },
  {
    name: 'numbers: in a trial',
    with: trial(7),
    async go(talk) {
      await talk.say('order numbers');
      await talk.say('5');
    },
  },
  {
    name: 'numbers: trial used up',
    with: trial(10),
    go: (talk) => talk.say('order numbers'),
  },
  {
    name: 'numbers: reader',
    with: { as: 'noor' },
    go: (talk) => talk.say('order numbers'),
  },
  {
    name: 'numbers: stranger',
    with: { as: 'sam' },
    go: (talk) => talk.say('order numbers'),
  },
  {
    name: 'numbers: unconnected',
    with: { connected: false },
    go: (talk) => talk.say('order numbers'),
  },
  {
    name: 'numbers: no location on the plan',
    with: { access: [{ customer: quayside, role: 'admin' }] },
    go: (talk) => talk.say('order numbers'),
  },
  {
    name: 'numbers: more locations than fit',
    with: { access: [{ customer: cornerShops, role: 'admin' }] },
    go: (talk) => talk.say('order numbers'),
  },
  {
    name: 'numbers: refused',
    async go(talk) {
      await talk.say('2 numbers in 713 for Houston');
      await talk.act('settle');
      talk.pstn.answerOrder({ ok: false, why: 'trial_limit', left: 0 });
      await talk.act('order');
      talk.pstn.answerOrder({ ok: false, why: 'refused', reason: 'The account is on hold.' });
      await talk.act('order');
    },
  },
  {
    name: 'a block, by a partner, from customer to order',
    with: { as: 'per' },
    async go(talk) {
      await talk.say('order a block');
      talk.fill({ customer: 'hp' });
      await talk.act('choose');
      talk.fill({ location: 'hp-houston' });
      await talk.act('choose');
      await talk.act('state');
      talk.fill({ state: 'TX' });
      await talk.act('choose');
      talk.fill({ area: '832', size: '10' });
      await talk.act('search');
      talk.pstn.take('+18325550105');
      await talk.act('choose');
      await talk.act('choose');
      await talk.act('order');
    },
  },
  {
    name: 'a block in a trial',
    with: trial(0),
    go: (talk) => talk.say('block of 10 in 512'),
  },
  {
    name: 'a block where numbers are requested',
    with: { as: 'ingrid' },
    go: (talk) => talk.say('block of 10 for Oslo'),
  },
  {
    name: 'a request, by a partner, from customer to order',
    with: { as: 'per' },
    async go(talk) {
      await talk.say('request national numbers');
      talk.fill({ customer: 'fl' });
      await talk.act('choose');
      talk.fill({ location: 'fl-oslo' });
      await talk.act('choose');
      talk.fill({ quantity: '12', numberType: 'national', details: 'Consecutive, if possible' });
      await talk.act('review');
      await talk.act('send');
    },
  },
  {
    name: 'a request: reader',
    with: { as: 'noor' },
    go: (talk) => talk.say('request national numbers'),
  },
  {
    name: 'a block: reader',
    with: { as: 'noor' },
    go: (talk) => talk.say('order a block'),
  },
  {
    name: 'status, empty and full, in a group',
    with: { space: 'group' },
    async go(talk) {
      await talk.say('order status');
      await orderNumbers(talk);
      for (let index = 0; index < 12; index += 1) {
        talk.pstn.add({
          id: `PO-${200 + index}`,
          customerId: 'hp',
          locationId: 'hp-toronto',
          type: index % 2 === 0 ? 'port' : 'request',
          status: index === 3 ? 'unknown' : 'pending',
          details: 'Consecutive',
        });
      }
      await talk.say('the customer’s orders');
      await talk.say('order status');
      await talk.act('scope', 'customer');
      await talk.act('page', '1');
      await talk.say('PO-999');
      talk.fill({ order: 'PO-104201' });
      await talk.act('open');
      await talk.act('refresh');
      await talk.act('all');
      await talk.say('PO-203');
    },
  },
  {
    name: 'status of a partner',
    with: { as: 'per' },
    async go(talk) {
      await orderNumbers(talk);
      await talk.act('status');
      await talk.act('all');
      await talk.act('scope', 'customer');
      talk.fill({ customer: 'bb' });
      await talk.act('choose');
    },
  },
  {
    name: 'status of a stranger',
    with: { as: 'sam' },
    go: (talk) => talk.say('order status'),
  },
  ...fixJourneys,
  ...changeJourneys,
  ...portStatusJourneys,
];

const everyJourney = [
  ...journeys,
  ...newsJourneys,
  ...portJourneys,
  ...draftJourneys,
  ...deskJourneys,
  ...rightsJourneys,
  ...esaJourneys,
  ...setupJourneys,
  ...handOverJourneys,
];

type ShownIn = readonly (Shown & { journey: string })[];
const walked = new Map<Locale, Promise<ShownIn>>();

/** Every card the journeys show in one language; they are walked once. */
export function shownIn(locale: Locale): Promise<ShownIn> {
  const shown = walked.get(locale) ?? walk(locale);
  walked.set(locale, shown);
  return shown;
}

async function walk(locale: Locale): Promise<ShownIn> {
  const all = await Promise.all(
    everyJourney.map(async (journey) => {
      const talk = talkWith({ ...journey.with, locale });
      await journey.go(talk);
      return talk.shown.map((shown) => ({ ...shown, journey: journey.name }));
    }),
  );
  return all.flat();
}
