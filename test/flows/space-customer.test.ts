import { describe, expect, test } from 'vitest';
import { people, talkWith } from '../support/talk-engine.js';

const partners = (over = {}) =>
  talkWith({ as: 'per', space: 'group', access: [], choices: people.per.access, ...over });

describe('a space of partners', () => {
  test('is for the customer they name, once the button is pressed', async () => {
    const talk = partners();
    const asked = await talk.say('this space is for Bluebird Bakery');
    expect(asked.markdown).toContain('Which customer is this space for?');
    expect(talk.effects).toEqual([]);
    const { markdown } = await talk.press('Use this customer');
    expect(markdown).toContain('This space is for Bluebird Bakery');
    expect(talk.effects).toEqual([{ type: 'space-customer', customerId: 'bb' }]);
  });

  test('in Norwegian too, by a part of the name and in the middle of a question', async () => {
    const talk = partners({ locale: 'nb' });
    await talk.say('bestillingene til Fjordlys');
    await talk.say('dette rommet er for Fjordlys');
    await talk.press('Bruk denne kunden');
    expect(talk.effects).toEqual([{ type: 'space-customer', customerId: 'fl' }]);
  });

  test('asks from the list when the name is none of theirs', async () => {
    const talk = partners();
    const { markdown } = await talk.say('use Acme in this space');
    expect(markdown).toContain('No customer of yours that can be used here is called that.');
    expect(talk.effects).toEqual([]);
  });
});

test('where the customer is settled, it is told, and that it cannot be changed', async () => {
  const talk = talkWith({ space: 'group' });
  const { markdown } = await talk.say('use Fjordlys in this space');
  expect(markdown).toContain('This space is for Harbor & Pine');
  expect(markdown).toContain('for another customer, open another space');
});

test('in the 1:1 there is nothing to choose', async () => {
  const { markdown } = await talkWith({ as: 'per' }).say('this space is for Fjordlys');
  expect(markdown).toContain('A customer is chosen in a space with several people.');
});
