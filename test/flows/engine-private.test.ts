import { describe, expect, test } from 'vitest';
import { cardOf, textFlow } from '../support/small-flow.js';
import { talkWith, type TalkOptions } from '../support/talk-engine.js';

const secrets = textFlow('secrets', {
  intents: ['port_numbers'],
  steps: {
    open: cardOf('Which numbers?', undefined, { go: () => ({ type: 'answer', data: { step: 'pin' } }) }),
    pin: {
      ...cardOf('What is the PIN? Begun in ${room}, shown in ${space}.', (_data, { origin, space }) => ({
        room: `${origin.roomId}/${origin.parentId ?? ''}`,
        space: space.id,
      })),
      private: true,
      text: ({ text }) => ({ type: 'answer', data: { pin: text, step: 'review' } }),
    },
    review: cardOf('Order with PIN?', undefined, {
      order: () => ({
        type: 'answer',
        data: { step: 'placed' },
        effects: [{ type: 'order-placed', orderId: 'PO-9', customerId: 'hp' }],
      }),
    }),
    placed: {
      ...cardOf('Ordered', undefined, { more: () => ({ type: 'start', flow: 'secrets' }) }),
      final: true,
    },
  },
});
const talking = (options: TalkOptions = {}) => talkWith({ space: 'group', flows: [secrets], ...options });

describe('a private step in a group space', () => {
  test('is held in the 1:1, and the group hears one sentence and nothing more', async () => {
    const talk = talking();
    await talk.say('port numbers');
    const { markdown } = await talk.press('go');
    expect(markdown).toContain(
      'This needs data that only the two of us should see. I have written to you in a direct message.',
    );
    expect(talk.where()).toBe('direct');
    expect(markdown).toContain('What is the PIN? Begun in space/thread, shown in direct.');
    talk.go('space');
    expect(talk.live()).toBeUndefined();
    expect(JSON.stringify(talk.conversation())).not.toContain('secrets');
  });

  test('leaves the card in the group without effect', async () => {
    const talk = talking();
    await talk.say('port numbers');
    const old = talk.lastCard();
    await talk.press('go');
    talk.go('space');
    expect((await talk.press('go', old)).markdown).toContain('Nothing was done.');
  });

  test('keeps the flow in the 1:1 to its end, and the order belongs to the space it began in', async () => {
    const talk = talking();
    await talk.say('port numbers');
    await talk.press('go');
    await talk.say('4711');
    expect(talk.where()).toBe('direct');
    await talk.press('order');
    expect(talk.effects).toContainEqual({
      type: 'order-placed',
      orderId: 'PO-9',
      customerId: 'hp',
      origin: { roomId: 'space', parentId: 'thread' },
    });
  });

  test('of a new order after that begins in the 1:1', async () => {
    const talk = talking();
    await talk.say('port numbers');
    await talk.press('go');
    await talk.say('4711');
    await talk.press('order');
    await talk.press('more');
    await talk.press('go');
    expect(talk.shown.at(-1)?.markdown).toContain('Begun in direct/thread, shown in direct.');
  });

  test('keeps what was unfinished in the 1:1', async () => {
    const talk = talking();
    talk.go('direct');
    await talk.say('2 numbers in 713 for Houston');
    talk.go('space');
    await talk.say('port numbers');
    await talk.press('go');
    expect(talk.live()).toMatchObject({ flow: 'secrets', step: 'pin' });
    expect(talk.conversation().kept).toMatchObject([{ flow: 'order-numbers' }]);
    await talk.say('cancel');
    expect((await talk.say('continue')).markdown).toContain('2 are ticked');
  });

  test('keeps another draft of the group where it is', async () => {
    const atOnce = { ...secrets, next: (data: Record<string, unknown>) => ({ step: 'pin', data }) };
    const talk = talking({ flows: [atOnce] });
    await talk.say('2 numbers in 713 for Houston');
    const { markdown } = await talk.say('port numbers');
    expect(markdown).toContain('I have written to you in a direct message.');
    talk.go('space');
    expect(talk.live()).toMatchObject({ flow: 'order-numbers', step: 'numbers' });
  });

  test('is nothing special in a 1:1', async () => {
    const talk = talking({ space: 'direct' });
    await talk.say('port numbers');
    const { markdown } = await talk.press('go');
    expect(markdown).toMatch(/^What is the PIN/);
  });

  test('is told in both languages', async () => {
    const talk = talking({ locale: 'nb' });
    await talk.say('port numbers');
    expect((await talk.press('go')).markdown).toContain('Jeg har skrevet til deg i en direktemelding.');
  });
});
