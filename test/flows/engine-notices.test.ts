import { describe, expect, test } from 'vitest';
import { cardOf, textFlow } from '../support/small-flow.js';
import { talkWith, type TalkOptions } from '../support/talk-engine.js';

const seen: unknown[] = [];
const watch = textFlow('watch', {
  question: true,
  begin: ({ seed }) => {
    seen.push(seed);
    return seed;
  },
  steps: {
    news: {
      ...cardOf('Order ${id} has news', ({ orderId }) => ({ id: String(orderId) }), {
        refresh: () => ({ type: 'answer', data: {} }),
      }),
      final: true,
    },
    secret: { ...cardOf('The PIN'), final: true, private: true },
  },
});
const talking = (options: TalkOptions = {}) => talkWith({ flows: [watch], ...options });

describe('a notice', () => {
  test('has buttons, and a press begins its flow with the order and the button', async () => {
    const talk = talking();
    await talk.tell('watch', 'news', { orderId: 'PO-1' });
    expect(talk.buttons()).toEqual(['refresh']);
    expect((await talk.press('refresh')).markdown).toContain('Order PO-1 has news');
    expect(seen.at(-1)).toEqual({ orderId: 'PO-1', press: 'refresh', x: '' });
    expect(talk.live()).toMatchObject({ flow: 'watch' });
  });

  test('is no part of the conversation: the live card stays the live one', async () => {
    const talk = talking();
    await talk.say('2 numbers in 713 for Houston');
    const form = talk.lastCard();
    await talk.tell('watch', 'news', { orderId: 'PO-1' });
    expect((await talk.press('Use these', form)).markdown).toContain('Look this over before I order');
  });

  test('pressed in the middle of a form keeps the form', async () => {
    const talk = talking();
    await talk.say('2 numbers in 713 for Houston');
    await talk.tell('watch', 'news', { orderId: 'PO-1' });
    const { markdown } = await talk.press('refresh');
    expect(markdown).toContain('Order PO-1 has news');
    expect(markdown).toContain('And here is “Order numbers” again');
    expect(talk.live()).toMatchObject({ flow: 'order-numbers' });
  });

  test('works as often as it is pressed', async () => {
    const talk = talking({ space: 'group' });
    await talk.tell('watch', 'news', { orderId: 'PO-1' });
    const card = talk.lastCard();
    await talk.press('refresh', card);
    expect((await talk.press('refresh', card)).markdown).toContain('Order PO-1 has news');
  });

  test('can begin another flow with the order', async () => {
    const talk = talking();
    await talk.tell('watch', 'news', { orderId: 'PO-1' });
    const t = talk
      .lastCard()
      .actions?.flatMap((action) => (action.type === 'Action.Submit' ? [action.data['t']] : []))[0];
    await talk.happen({ type: 'press', inputs: { t, a: 'start', x: 'order-status' } });
    expect(talk.live()).toMatchObject({ flow: 'order-status' });
  });

  test('never shows a private step to a group', async () => {
    const secret = { ...watch, next: (data: object) => ({ step: 'secret', data }) };
    await expect(talking({ flows: [secret], space: 'group' }).tell('watch', 'secret', {})).rejects.toThrow();
    expect((await talking({ flows: [secret] }).tell('watch', 'secret', {})).markdown).toContain('The PIN');
  });
});
