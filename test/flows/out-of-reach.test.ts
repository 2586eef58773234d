import { describe, expect, test } from 'vitest';
import type { Access } from '../../src/pstn/provider.js';
import { locales } from '../../src/locale.js';
import { addPort, addRejected } from '../support/fix-world.js';
import { people, talkWith, type Talk } from '../support/talk-engine.js';

/** Rights that a test can take away while the talk goes on. */
const rights = () => [...people.per.access] as Access[];
const lose = (access: Access[], customerId: string): void => {
  access.splice(0, access.length, ...access.filter(({ customer }) => customer.id !== customerId));
};
const rejected = (talk: Talk) => addRejected(talk, ['zip_mismatch']);

type Way = (talk: Talk) => Promise<unknown>;
const ways: readonly (readonly [string, Way])[] = [
  ['a press', (talk) => talk.press(talk.buttons()[0] ?? '')],
  ['the title of a button', (talk) => talk.say(talk.buttons()[0] ?? '')],
  ['words', (talk) => talk.say('77003')],
  [
    'taking it up',
    async (talk) => {
      await talk.say('language norsk');
    },
  ],
];

const drafts: readonly (readonly [string, (talk: Talk) => Promise<unknown>])[] = [
  ['fix-port', (talk) => talk.say(`fix ${rejected(talk)}`)],
  ['change-port', (talk) => talk.say(`cancel ${addPort(talk)}`)],
  ['change-port', (talk) => talk.say(`what can I still do with ${addPort(talk)}`)],
  ['port-numbers', (talk) => talk.say(`upload documents for ${addPort(talk)}`)],
  ['port-numbers', (talk) => talk.say('port 713-555-0142 for Harbor & Pine Houston')],
];

describe.each(drafts)('a draft of %s whose customer is out of reach', (flow, begin) => {
  test.each(ways)('ends kindly after %s', async (_name, way) => {
    const access = rights();
    const talk = talkWith({ as: 'per', access });
    await begin(talk);
    expect(talk.live()?.flow).toBe(flow);
    lose(access, 'hp');
    await way(talk);
    expect(talk.live()).toMatchObject({ flow, step: 'stop' });
    expect(talk.buttons().length).toBeGreaterThan(1);
  });
});

describe.each(locales)('in %s', (locale) => {
  test('a kept draft of an order that is gone says so, and leads to the orders', async () => {
    const access = rights();
    const talk = talkWith({ as: 'per', access, locale });
    const id = rejected(talk);
    await talk.say(`fix ${id}`);
    await talk.say('request numbers for Oslo');
    lose(access, 'hp');
    await talk.happen({ type: 'remind', draftId: talk.conversation().kept[0]?.id ?? '' });
    await talk.say('cancel');
    const { markdown } = await talk.say('continue');
    expect(markdown).toContain(locale === 'en' ? `I cannot reach ${id}` : `Jeg når ikke ${id}`);
    expect(talk.conversation().kept).toEqual([]);
    await talk.act('start', 'order-status');
    expect(talk.live()?.flow).toBe('order-status');
  });
});

test('another wish is heard also where the card before it cannot go on', async () => {
  const access = rights();
  const talk = talkWith({ as: 'per', access });
  await talk.say(`fix ${rejected(talk)}`);
  lose(access, 'hp');
  await talk.say('request numbers for Oslo');
  expect(talk.live()?.flow).toBe('request-numbers');
});

test('who may only read the order now is told so, and nothing is sent', async () => {
  const access = rights();
  const talk = talkWith({ as: 'per', access });
  const id = addPort(talk);
  await talk.say(`cancel ${id}`);
  access.splice(0, access.length, ...access.map((one): Access => ({ ...one, role: 'read-only' })));
  expect((await talk.press(talk.buttons()[0] ?? '')).markdown).toContain('That takes another role');
  expect((await talk.pstn.order(id))?.status).toBe('submitted');
});

test('without any customer left the person hears who can give access', async () => {
  const access = rights();
  const talk = talkWith({ as: 'per', access });
  await talk.say(`fix ${rejected(talk)}`);
  access.splice(0);
  expect((await talk.say('77003')).markdown).toContain('I know no customer for you');
});
